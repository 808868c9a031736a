import { callChild, getRow, whenRowChanges } from "#connectors";
import { delayUntil, type FlowSource, flow, fn, get, type Steps, type Typed } from "#wdl";
import type { Product } from "./product.ts";
import { attempt } from "./steps/attempt.ts";
import { auditNote, SWITCHED_OFF, switchedOff } from "./steps/audit.ts";
import { reportFailure } from "./steps/report-failure.ts";
import { type SharingFlows, shareOpportunity } from "./steps/share-opportunity.ts";
import { writeBack } from "./steps/write-back.ts";
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
    // Also once it is switched off, to say so in the trail of an opportunity that is shared.
    filter: `${columns.sync.logicalName} eq true or ${columns.referralIdentifier.logicalName} ne null`,
  });
  const id = fn.toLower(start.id);

  return flow({
    key: "opportunity-to-partner-center",
    name: product.flowName("Dynamics 365 Opportunity to Partner Center"),
    description: `Sends added and changed opportunities to Partner Center. ${product.doNotEdit}`,
    ...product.flowBasics,
    trigger: {
      ...start.trigger,
      description:
        "Hears opportunities that are synchronized, or were and are no longer; neither the name nor what flows write is listened to.",
    },
    triggerConnection: start.connection,
    steps: (s) => {
      attempt(
        s,
        [
          {
            name: "(Scope) Synchronize the opportunity",
            description: "Shares the opportunity, or has it compared with its referral.",
            tellers: [children.create, children.update],
            work: (s) => {
              const { row } = s.do(
                "Get the opportunity",
                getRow(dataverse, opportunity, {
                  id,
                  select: ["id", "sync", "referralIdentifier", "parentAccount"],
                }),
              );
              const shared = fn.not(fn.empty(fn.coalesce(row.referralIdentifier, "")));
              s.when(
                "If the opportunity is synchronized",
                fn.equals(row.sync, true),
                (s) => {
                  s.when(
                    "If it is not shared yet",
                    fn.not(shared),
                    (s) => share(s, row.parentAccount),
                    (s) => update(s),
                  );
                },
                (s) => {
                  s.when("If it was shared before", shared, (s) => tellSwitchedOff(s));
                },
              );
            },
          },
        ],
        (s, { reason, told }) => {
          s.when("If the seller does not know", fn.not(told), (s) => {
            reportFailure(s, product, id, "to-partner-center", reason);
          });
        },
      );
    },
  });

  function share(s: Steps, account: Typed<string | null>): void {
    const answer = shareOpportunity(s, children, { opportunity: id, account });
    updateWhenFree(s, get(answer, "RetryAfter"), "after sharing");
  }

  function update(s: Steps): void {
    const { answer } = s.do("Update the referral", callChild(children.update, { opportunity: id }));
    updateWhenFree(s, get(answer, "RetryAfter"), "after inviting");
  }

  function tellSwitchedOff(s: Steps): void {
    writeBack(s, product, "that sync is off", {
      id,
      audit: (present) => auditNote(SWITCHED_OFF, present),
      unless: switchedOff,
    });
  }

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
