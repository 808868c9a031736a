import { bind, createRow, listRows, type RowShape, rowAt } from "#connectors";
import { filterArray, fn, type Steps, type Typed, text, typed } from "#wdl";
import type { Product } from "../product.ts";
import type { Fail } from "./attempt.ts";
import { createOnce, whyFailed } from "./create-once.ts";
import { MOST_SOLUTIONS } from "./opportunity-facts.ts";

/**
 * Leaves a trace of every solution that has none: it was added while the flow that hears of solutions
 * was off, or could not be written down then. Without a trace its removal would go unnoticed.
 *
 * @param rows the opportunity's rows of Microsoft Solutions, as they were read
 */
export function leaveTraces(
  s: Steps,
  product: Product,
  opportunity: Typed<string>,
  rows: Typed<readonly unknown[]>,
  fail: Fail,
): void {
  const { microsoftSolution, solutionTrace, opportunity: opportunities } = product.tables;
  const { dataverse } = product.connections;
  const traces = s.do(
    "Get the traces",
    listRows(dataverse, solutionTrace, {
      select: ["id"],
      filter: text`_${solutionTrace.columns.opportunity.logicalName}_value eq ${opportunity}`,
      orderBy: { column: "id" },
      top: MOST_SOLUTIONS,
    }),
  );
  const known = fn.toLower(fn.string(traces.rows));
  type Shown = RowShape<typeof microsoftSolution.columns, "id">;
  const idOf = (item: Typed<unknown>): Typed<string> =>
    fn.coalesce(rowAt(microsoftSolution, typed<Shown>(item.node), ["id"]).id, "");
  const untraced = s.do(
    "Solutions without a trace",
    filterArray(rows, (item) => fn.not(fn.contains(known, fn.toLower(idOf(item))))),
  );
  s.forEach("For each solution without a trace", untraced.output, (item, s) => {
    const id = idOf(item);
    const { first } = s.do(
      "Get the solution to trace",
      listRows(dataverse, microsoftSolution, {
        select: ["name"],
        filter: text`${microsoftSolution.primaryId} eq ${id}`,
        orderBy: { column: "id" },
        top: 1,
      }),
    );
    const step = "Leave a missing trace";
    createOnce(
      s,
      step,
      createRow(dataverse, solutionTrace, {
        id,
        values: {
          name: fn.coalesce(first.name, ""),
          opportunity: bind(opportunities, opportunity),
        },
      }),
      (s) => fail(s, step, whyFailed(step)),
    );
  });
}
