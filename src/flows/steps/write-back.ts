import type { Values } from "#connectors";
import { getRow, updateRow, variable } from "#connectors";
import type { Entities } from "#entities";
import { fn, type Steps, type Typed, typed } from "#wdl";
import type { Product } from "../product.ts";
import { type MARKS, withMark } from "./sync-mark.ts";

type Opportunity = Entities["opportunity"]["columns"];

/**
 * Writes what the synchronization has to say into the opportunity. None of the columns starts a
 * flow. Name and trail are read right before: people and other flows have gone on working. A name
 * that has its mark is not sent, nor is any with the variable at No.
 */
export function writeBack(
  steps: Steps,
  product: Product,
  what: string,
  to: {
    readonly id: Typed<string>;
    /** Without one the name stays as it is. */
    readonly mark?: keyof typeof MARKS;
    /** The trail with the new line before what is there. */
    readonly audit: (present: Typed<string | null>) => Typed<string>;
    readonly values?: Omit<Values<Opportunity>, "name" | "audit">;
    /** By the trail: what it has said already is not written again. */
    readonly unless?: (present: Typed<string | null>) => Typed<boolean>;
  },
): void {
  const { opportunity } = product.tables;
  const connection = product.connections.dataverse;
  const { mark, unless } = to;
  const { row, read } = steps.do(
    `Get the trail before ${what}`,
    getRow(connection, opportunity, {
      id: to.id,
      select: ["audit"],
      mapped: mark === undefined ? [] : [opportunity.columns.name.logicalName],
    }),
  );
  const name = typed<string | null>(read(opportunity.columns.name.logicalName).node);
  const values = { ...to.values, audit: to.audit(row.audit) };
  if (unless === undefined) write(steps);
  else steps.when(`If ${what} is news`, fn.not(unless(row.audit)), write);

  function write(s: Steps): void {
    if (mark === undefined) plain(s);
    else marked(s, withMark(mark, name));
  }

  function plain(s: Steps): void {
    s.do(`Write ${what}`, updateRow(connection, opportunity, { id: to.id, values }));
  }

  function marked(s: Steps, withItsMark: Typed<string>): void {
    s.when(
      `If the name shows ${what}`,
      fn.and(
        variable(product.variables.checkMark),
        fn.not(fn.equals(withItsMark, fn.coalesce(name, ""))),
      ),
      (s) => {
        s.do(
          `Write ${what} and the mark`,
          updateRow(connection, opportunity, {
            id: to.id,
            values: { ...values, name: withItsMark },
          }),
        );
      },
      plain,
    );
  }
}
