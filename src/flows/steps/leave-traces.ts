import { bind, createRow, listRows, type RowShape, rowAt, updateRow } from "#connectors";
import {
  after,
  filterArray,
  fn,
  type Steps,
  set,
  type Typed,
  terminate,
  text,
  typed,
  type Variable,
} from "#wdl";
import type { Product } from "../product.ts";
import { auditNote, saidLast } from "./audit.ts";
import { ALREADY_THERE, whyFailed } from "./create-once.ts";
import { MOST_SOLUTIONS } from "./opportunity-facts.ts";
import { statusCodeOf } from "./outcome.ts";
import { writeBack } from "./write-back.ts";

const LEAVE = "Leave a missing trace";
const MOVE = "Move the trace here";

/**
 * Leaves a trace of every solution that has none here: it was added or moved while the flow that hears
 * of solutions was off, or could not be written down then. Without a trace its removal would go
 * unnoticed. A trace that cannot be left keeps nothing else from being done: the trail notes it, and
 * {@link endUntraced} has the run end as failed.
 */
export function leaveTraces(
  s: Steps,
  product: Product,
  opportunity: Typed<string>,
  problem: Variable<string>,
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
  // Read again: a row that has gone meanwhile leaves no trace.
  const solutions = s.do(
    "Get the solutions to trace",
    listRows(dataverse, microsoftSolution, {
      select: ["id", "name"],
      filter: text`_${microsoftSolution.columns.opportunity.logicalName}_value eq ${opportunity}`,
      orderBy: { column: "id" },
      top: MOST_SOLUTIONS,
    }),
  );
  type Shown = RowShape<typeof microsoftSolution.columns, "id" | "name">;
  const shown = (item: Typed<unknown>) =>
    rowAt(microsoftSolution, typed<Shown>(item.node), ["id", "name"]);
  const known = fn.toLower(fn.string(traces.rows));
  const untraced = s.do(
    "Solutions without a trace",
    filterArray(solutions.rows as Typed<readonly unknown[]>, (item) =>
      fn.not(fn.contains(known, fn.toLower(fn.coalesce(shown(item).id, "")))),
    ),
  );
  s.forEach("For each solution without a trace", untraced.output, (item, s) => {
    const id = fn.coalesce(shown(item).id, "");
    const here = bind(opportunities, opportunity);
    const left = s.do(
      LEAVE,
      createRow(dataverse, solutionTrace, {
        id,
        values: { name: fn.coalesce(shown(item).name, ""), opportunity: here },
      }),
    );
    s.when(
      "If its trace is elsewhere",
      fn.equals(statusCodeOf(LEAVE), ALREADY_THERE),
      (s) => {
        const moved = s.do(
          MOVE,
          updateRow(dataverse, solutionTrace, { id, values: { opportunity: here } }),
        );
        s.do("Keep why it was not moved", set(problem, whyFailed(MOVE)), {
          after: after(moved, "Failed", "TimedOut"),
        });
      },
      (s) => {
        s.do("Keep why it was not left", set(problem, whyFailed(LEAVE)));
      },
      { after: after(left, "Failed", "TimedOut") },
    );
  });
  s.when("If there is no trace of a solution", fn.not(fn.empty(problem.value)), (s) => {
    const note = fn.concat(UNNOTICED, problem.value);
    writeBack(s, product, "that a trace is missing", {
      id: opportunity,
      audit: (present) => auditNote(note, present),
      unless: (present) => saidLast(` - ${UNNOTICED}`, present),
    });
  });
}

const UNNOTICED = "The removal of a Microsoft Solution may go unnoticed. ";

/** The work is done and answered, but someone has to look at it. */
export function endUntraced(s: Steps, problem: Variable<string>): void {
  s.when("If a trace could not be left", fn.not(fn.empty(problem.value)), (s) => {
    s.do(
      "End without a trace",
      terminate({ status: "Failed", code: "NoTrace", message: problem.value }),
    );
  });
}
