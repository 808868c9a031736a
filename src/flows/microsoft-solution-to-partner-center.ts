import {
  bind,
  callChild,
  createRow,
  deleteRow,
  listRows,
  updateRow,
  whenRowChanges,
} from "#connectors";
import {
  after,
  delayUntil,
  type FlowSource,
  flow,
  fn,
  get,
  initialize,
  type Steps,
  set,
  type Typed,
  text,
  type Variable,
} from "#wdl";
import type { Product } from "./product.ts";
import { attempt, type Fail } from "./steps/attempt.ts";
import { NO_ROW } from "./steps/constants.ts";
import { removeOnce, whyFailed } from "./steps/create-once.ts";
import { endUntraced } from "./steps/leave-traces.ts";
import { reportFailure } from "./steps/report-failure.ts";
import type { dynamicsToPartnerCenter } from "./update-referral/index.ts";

/** A row of Microsoft Solutions and the trace that it left; opportunities are {@link NO_ROW} for none. */
interface Rows {
  readonly name: Typed<string>;
  readonly before: Typed<string>;
  readonly now: Typed<string>;
  readonly there: Typed<boolean>;
  readonly traced: Typed<boolean>;
}

/**
 * Starts when a solution is added to an opportunity, changed or removed. The event of a removal
 * carries nothing but the row's id; whose it was stands in the trace that its addition left.
 */
export function microsoftSolutionToPartnerCenter(
  product: Product,
  update: ReturnType<typeof dynamicsToPartnerCenter>,
): FlowSource {
  const { microsoftSolution, solutionTrace, opportunity } = product.tables;
  const { dataverse } = product.connections;
  const start = whenRowChanges(dataverse, microsoftSolution, {
    name: "When_a_Microsoft_Solution_is_added,_changed_or_removed",
    message: "added, modified or deleted",
    filteringColumns: ["detail", "opportunity"],
  });
  const id = fn.toLower(start.id);

  return flow({
    key: "microsoft-solution-to-partner-center",
    name: product.flowName("Dynamics 365 Microsoft Solution to Partner Center"),
    description: `Sends added, changed and removed Microsoft Solutions to Partner Center. ${product.doNotEdit}`,
    ...product.flowBasics,
    trigger: {
      ...start.trigger,
      description: "Hears rows of Microsoft Solutions that are added, changed or removed.",
    },
    triggerConnection: start.connection,
    steps: (s) => {
      const untraced = s.do(
        "Initialize why there is no trace",
        initialize("No trace", "String", ""),
      );
      let rows: Rows;
      attempt(
        s,
        [
          {
            name: "(Scope) Initializing sychronization dependencies",
            description: "Finds out whose row it is. A removed row is known by the trace it left.",
            work: (s) => {
              rows = read(s);
            },
          },
          {
            name: "(Scope) Synchronize the opportunity",
            description: "Has the solutions of the opportunity compared with its referral.",
            tellers: [update],
            work: (s, fail) => synchronize(s, rows, untraced, fail),
          },
        ],
        (s, { reason, told }) => {
          const { now, before } = rows;
          const owner = fn.if(fn.equals(now, NO_ROW), before, now);
          s.when(
            "If there is a seller who does not know",
            fn.and(fn.not(told), fn.not(fn.equals(owner, NO_ROW))),
            (s) => {
              reportFailure(s, product, owner, "to-partner-center", reason);
            },
          );
        },
      );
    },
  });

  function traceOf<const Column extends "id" | "opportunity">(select: readonly Column[]) {
    return listRows(dataverse, solutionTrace, {
      select,
      filter: text`${solutionTrace.primaryId} eq ${id}`,
      orderBy: { column: "id" },
      top: 1,
    });
  }

  function read(s: Steps): Rows {
    const { first: trace } = s.do("Get the trace of the row", traceOf(["id", "opportunity"]));
    const { first: row } = s.do(
      "Get the row",
      listRows(dataverse, microsoftSolution, {
        select: ["id", "name", "opportunity"],
        filter: text`${microsoftSolution.primaryId} eq ${id}`,
        orderBy: { column: "id" },
        top: 1,
      }),
    );
    return {
      name: fn.coalesce(row.name, ""),
      before: fn.coalesce(trace.opportunity, NO_ROW),
      now: fn.coalesce(row.opportunity, NO_ROW),
      there: fn.not(fn.equals(row.id, null)),
      traced: fn.not(fn.equals(trace.id, null)),
    };
  }

  function synchronize(
    s: Steps,
    { name, before, now, there, traced }: Rows,
    untraced: Variable<string>,
    fail: Fail,
  ): void {
    const moved = fn.not(fn.equals(before, now));
    // A row may belong to no opportunity any more, or not yet.
    const owned = fn.and(there, fn.not(fn.equals(now, NO_ROW)));
    s.when("If the row is new", fn.and(owned, fn.not(traced)), (s) => {
      const left = s.do(
        "Leave a trace",
        createRow(dataverse, solutionTrace, {
          id,
          values: { name, opportunity: bind(opportunity, now) },
        }),
      );
      s.do("Keep why there is no trace", set(untraced, whyFailed("Leave a trace")), {
        after: after(left, "Failed", "TimedOut"),
      });
    });
    send(s, "of now", now, owned);
    send(s, "of before", before, fn.and(traced, moved));
    s.when("If the row has moved", fn.and(traced, owned, moved), (s) => {
      s.do(
        "Move the trace",
        updateRow(dataverse, solutionTrace, {
          id,
          values: { opportunity: bind(opportunity, now) },
        }),
      );
    });
    s.when("If the row is gone", fn.and(traced, fn.not(owned)), (s) => {
      removeOnce(s, "Delete the trace", deleteRow(dataverse, solutionTrace, id), fail);
    });
    // The update leaves what is missing too, and notes what it could not leave.
    s.when("If no trace was left", fn.not(fn.empty(untraced.value)), (s) => {
      const { rows } = s.do("Get the trace once more", traceOf(["id"]));
      s.when("If there is still no trace", fn.empty(rows), (s) => endUntraced(s, untraced));
    });
  }

  /** Has one opportunity compared, if it is synchronized and still there. */
  function send(s: Steps, which: string, owner: Typed<string>, wanted: Typed<boolean>): void {
    s.when(`If there is an opportunity ${which}`, wanted, (s) => {
      const { answer } = s.do(
        `Update the referral ${which}`,
        callChild(update, { opportunity: owner }),
      );
      const retryAfter = fn.coalesce(get(answer, "RetryAfter"), "");
      s.when(`If another run shares it ${which}`, fn.not(fn.empty(retryAfter)), (s) => {
        s.do(`Wait for the other run ${which}`, delayUntil(retryAfter));
        s.do(`Update again ${which}`, callChild(update, { opportunity: owner }));
      });
    });
  }
}
