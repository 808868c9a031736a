import {
  bind,
  callChild,
  createRow,
  deleteRow,
  getRow,
  updateRow,
  whenRowChanges,
} from "#connectors";
import { after, delayUntil, type FlowSource, flow, fn, get, type Steps, type Typed } from "#wdl";
import type { Product } from "./product.ts";
import { attempt } from "./steps/attempt.ts";
import { NO_ROW } from "./steps/constants.ts";
import { removeOnce } from "./steps/create-once.ts";
import { reportFailure } from "./steps/report-failure.ts";
import type { dynamicsToPartnerCenter } from "./update-referral/index.ts";

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
    trigger: start.trigger,
    triggerConnection: start.connection,
    steps: (s) => {
      const trace = s.do(
        "Get the trace of the row",
        getRow(dataverse, solutionTrace, { id, select: ["id", "opportunity"] }),
      );
      const row = s.do(
        "Get the row",
        getRow(dataverse, microsoftSolution, { id, select: ["id", "name", "opportunity"] }),
        { after: after(trace, "Succeeded", "Failed", "TimedOut") },
      );
      const before = fn.coalesce(trace.row.opportunity, NO_ROW);
      const now = fn.coalesce(row.row.opportunity, NO_ROW);
      const there = fn.not(fn.equals(row.row.id, null));
      const traced = fn.not(fn.equals(trace.row.id, null));
      attempt(
        s,
        "Synchronize the opportunity",
        (s) => {
          s.when("If the row is new", fn.and(there, fn.not(traced)), (s) => {
            s.do(
              "Leave a trace",
              createRow(dataverse, solutionTrace, {
                id,
                values: {
                  name: fn.coalesce(row.row.name, ""),
                  opportunity: bind(opportunity, now),
                },
              }),
            );
          });
          send(
            s,
            "of now",
            now,
            there,
            after({ step: "If the row is new" }, "Succeeded", "Failed"),
          );
          send(s, "of before", before, fn.and(traced, fn.not(fn.equals(before, now))));
          s.when(
            "If the row has moved",
            fn.and(traced, there, fn.not(fn.equals(before, now))),
            (s) => {
              s.do(
                "Move the trace",
                updateRow(dataverse, solutionTrace, {
                  id,
                  values: { opportunity: bind(opportunity, now) },
                }),
              );
            },
          );
          s.when("If the row is gone", fn.and(traced, fn.not(there)), (s) => {
            removeOnce(s, "Delete the trace", deleteRow(dataverse, solutionTrace, id));
          });
        },
        (s, { reason, told }) => {
          s.when("If the seller does not know", fn.not(told), (s) => {
            reportFailure(s, product, fn.if(there, now, before), "to-partner-center", reason);
          });
        },
        after(row, "Succeeded", "Failed", "TimedOut"),
      );
    },
  });

  /** Has one opportunity compared, if it is synchronized and still there. */
  function send(
    s: Steps,
    which: string,
    owner: Typed<string>,
    wanted: Typed<boolean>,
    when?: ReturnType<typeof after>,
  ): void {
    s.when(
      `If there is an opportunity ${which}`,
      wanted,
      (s) => {
        const { answer } = s.do(
          `Update the referral ${which}`,
          callChild(update, { opportunity: owner }),
        );
        const retryAfter = fn.coalesce(get(answer, "RetryAfter"), "");
        s.when(`If another run shares it ${which}`, fn.not(fn.empty(retryAfter)), (s) => {
          s.do(`Wait for the other run ${which}`, delayUntil(retryAfter));
          s.do(`Update again ${which}`, callChild(update, { opportunity: owner }));
        });
      },
      undefined,
      when ? { after: when } : {},
    );
  }
}
