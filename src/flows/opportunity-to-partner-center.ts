import { callChild, getRow, whenRowChanges } from "#connectors";
import { delayUntil, type FlowSource, flow, fn, get, type Steps, type Typed } from "#wdl";
import type { Product } from "./product.ts";
import { attempt } from "./steps/attempt.ts";
import { reportFailure } from "./steps/report-failure.ts";
import { type SharingFlows, shareOpportunity } from "./steps/share-opportunity.ts";
import type { dynamicsToPartnerCenter } from "./update-referral/index.ts";

/**
 * Starts when a seller saves a synchronized opportunity. Neither the name nor what the flows write
 * themselves is listened to, so a run of ours starts at most one more, which finds nothing to do.
 */
export function opportunityToPartnerCenter(
  product: Product,
  children: SharingFlows & { readonly update: ReturnType<typeof dynamicsToPartnerCenter> },
): FlowSource {
  const { opportunity } = product.tables;
  const { columns } = opportunity;
  const { dataverse } = product.connections;
  const start = whenRowChanges(dataverse, opportunity, {
    name: "When an opportunity is added or changed".replaceAll(" ", "_"),
    message: "added or modified",
    filteringColumns: [
      "state",
      "status",
      "parentAccount",
      "parentContact",
      "owner",
      "sync",
      "help",
      "visibility",
    ],
    mappedColumns: Object.values(product.mapping.opportunity.columns),
    filter: `${columns.sync.logicalName} eq true`,
  });
  const id = fn.toLower(start.id);

  return flow({
    key: "opportunity-to-partner-center",
    name: product.flowName("Dynamics 365 Opportunity to Partner Center"),
    description: `Sends added and changed opportunities to Partner Center. ${product.doNotEdit}`,
    ...product.flowBasics,
    trigger: start.trigger,
    triggerConnection: start.connection,
    steps: (s) => {
      attempt(
        s,
        "Synchronize the opportunity",
        (s) => {
          const { row } = s.do(
            "Get the opportunity",
            getRow(dataverse, opportunity, {
              id,
              select: ["id", "referralIdentifier", "parentAccount"],
            }),
          );
          s.when(
            "If it is not shared yet",
            fn.empty(fn.coalesce(row.referralIdentifier, "")),
            (s) => {
              const answer = shareOpportunity(s, children, {
                opportunity: id,
                account: row.parentAccount,
              });
              updateWhenFree(s, get(answer, "RetryAfter"), "after sharing");
            },
            (s) => {
              const { answer } = s.do(
                "Update the referral",
                callChild(children.update, { opportunity: id }),
              );
              updateWhenFree(s, get(answer, "RetryAfter"), "after inviting");
            },
          );
        },
        (s, { reason, told }) => {
          s.when("If the seller does not know", fn.not(told), (s) => {
            reportFailure(s, product, id, "to-partner-center", reason);
          });
        },
      );
    },
  });

  /**
   * Another run shares the opportunity right now. When its claim ends, its work is either done or
   * taken over: the update finds out.
   */
  function updateWhenFree(s: Steps, retryAfter: Typed<string | null>, suffix: string): void {
    const moment = fn.coalesce(retryAfter, "");
    s.when(`If another run shares it ${suffix}`, fn.not(fn.empty(moment)), (s) => {
      s.do(`Wait for the other run ${suffix}`, delayUntil(moment));
      s.do(`Update again ${suffix}`, callChild(children.update, { opportunity: id }));
    });
  }
}
