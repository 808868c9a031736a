import type { Values } from "#connectors";
import { updateRow, variable } from "#connectors";
import type { Entities } from "#entities";
import type { Steps, Typed } from "#wdl";
import type { Product } from "../product.ts";
import { type MARKS, withMark } from "./sync-mark.ts";

type Opportunity = Entities["opportunity"]["columns"];

/**
 * Writes what the synchronization has to say into the opportunity. None of the columns starts a
 * flow. With the variable at No the name is not even sent.
 */
export function writeBack(
  steps: Steps,
  product: Product,
  what: string,
  to: {
    readonly id: Typed<string>;
    readonly name: Typed<string | null>;
    readonly mark: keyof typeof MARKS;
    readonly values: Values<Opportunity>;
  },
): void {
  const { opportunity } = product.tables;
  const connection = product.connections.dataverse;
  steps.when(
    `If the name shows ${what}`,
    variable(product.variables.checkMark),
    (s) => {
      s.do(
        `Write ${what} and the mark`,
        updateRow(connection, opportunity, {
          id: to.id,
          values: { ...to.values, name: withMark(to.mark, to.name) },
        }),
      );
    },
    (s) => {
      s.do(`Write ${what}`, updateRow(connection, opportunity, { id: to.id, values: to.values }));
    },
  );
}
