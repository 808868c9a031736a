import { listReferrals, listRows, type Referral, updateRow } from "#connectors";
import {
  type ChildFlow,
  filterArray,
  flow,
  fn,
  get,
  initialize,
  parseJson,
  respond,
  type Steps,
  set,
  type Typed,
  text,
  whenStartedByHand,
} from "#wdl";
import type { Product } from "./product.ts";
import { attempt, REFUSED } from "./steps/attempt.ts";
import { auditNote } from "./steps/audit.ts";
import { NOBODY } from "./steps/constants.ts";
import { odataText } from "./steps/odata.ts";
import { afterReport, reportFailure } from "./steps/report-failure.ts";
import { workOut } from "./steps/work-out.ts";
import { writeBack } from "./steps/write-back.ts";

const takes = {
  referral: { kind: "text", title: "Referral", description: "The referral that changed, as JSON" },
} as const;

export interface NoticeAnswer {
  readonly State?: "Created" | "Updated" | "Unchanged" | "Ignored" | null;
  readonly Reason?: string | null;
}

/**
 * Carries Microsoft's side of a deal into the CRM: its CRM identifier, whether it accepted or
 * declined, and that it sees the referral. Which of the two referrals a related event names is not
 * documented (domain.md §10, U7), so both are read by their engagement.
 */
export function microsoftReferralUpdates(product: Product): ChildFlow<typeof takes, NoticeAnswer> {
  const { trigger, inputs } = whenStartedByHand(takes);
  const { dataverse, partnerCenter } = product.connections;
  const { opportunity } = product.tables;

  const source = flow({
    key: "microsoft-referral-updates",
    name: product.flowName("Partner Center Microsoft Co-sell Referral Updates to Dynamics 365"),
    description: `Shows in the CRM what Microsoft does with its own referral of a deal. ${product.doNotEdit}`,
    ...product.flowBasics,
    trigger: {
      ...trigger,
      description: "Called by the flow that receives the events of Partner Center.",
    },
    steps: (s) => {
      let deal: Deal;
      const id = s.do("Initialize opportunity id", initialize("OpportunityID", "String", ""));
      attempt(
        s,
        [
          {
            name: "(Scope) Initializing sychronization dependencies",
            description: "Finds the opportunity of the deal.",
            work: (s) => {
              deal = find(s);
              s.do("Keep the opportunity id", set(id, fn.coalesce(deal.row.id, "")));
            },
          },
          {
            name: "(Scope) Synchronize the Microsoft referral",
            description: "Writes Microsoft's answer and its CRM identifier into the opportunity.",
            work: (s) => {
              s.when(
                "If the deal is known",
                fn.and(fn.not(fn.empty(deal.engagement)), fn.not(fn.empty(id.value))),
                (s) => compare(s, deal, id.value),
                (s) => {
                  s.do("Respond that it is not known", respond(200, { State: "Ignored" }));
                },
              );
            },
          },
        ],
        (s, { reason }) => {
          const told = reportFailure(s, product, id.value, "to-crm", reason);
          s.do("Respond that it failed", respond(REFUSED, { Reason: reason }), {
            after: afterReport(told),
          });
        },
      );
    },
  });

  function find(s: Steps) {
    const { output: changed } = s.do(
      "Parse the referral",
      parseJson<Referral>(inputs.referral, { type: "object" }),
    );
    const engagement = fn.coalesce(get(changed, "engagementId"), "");
    const { first: row } = s.do(
      "Find the opportunity",
      listRows(dataverse, opportunity, {
        select: [
          "id",
          "referralIdentifier",
          "visibility",
          "microsoftCrmIdentifier",
          "microsoftStatus",
        ],
        filter: text`${opportunity.columns.engagementIdentifier.logicalName} eq '${odataText(engagement)}'`,
        orderBy: { column: "id" },
        top: 1,
      }),
    );
    return { engagement, row };
  }

  type Deal = ReturnType<typeof find>;

  function compare(s: Steps, { engagement, row }: Deal, id: Typed<string>): void {
    const listed = s.do(
      "List the engagement",
      listReferrals(partnerCenter, {
        filter: text`engagementId eq '${odataText(engagement)}'`,
      }),
    );
    const ownId = fn.toLower(fn.coalesce(row.referralIdentifier, ""));
    const isOwn = (referral: Typed<Referral>) =>
      fn.equals(fn.toLower(fn.coalesce(get(referral, "id"), "")), ownId);
    const referrals = fn.coalesce(listed.referrals, NOBODY);
    const own = s.do("Our referral", filterArray(referrals, isOwn));
    const theirs = s.do(
      "Referral of Microsoft",
      filterArray(referrals, (referral) => fn.not(isOwn(referral))),
    );
    const ours = fn.first(own.output);
    const microsoft = fn.first(theirs.output);
    const { crmId, status } = workOut(s, "Side of Microsoft", {
      crmId: fn.coalesce(
        get(microsoft, "trackingInfo", "microsoftMsxId"),
        get(ours, "trackingInfo", "microsoftMsxId"),
        row.microsoftCrmIdentifier,
        "",
      ),
      status: fn.if(
        fn.equals(fn.length(theirs.output), 0),
        fn.coalesce(row.microsoftStatus, ""),
        fn.concat(get(microsoft, "status"), "/", get(microsoft, "substatus")),
      ),
    });
    const statusChanged = fn.not(fn.equals(status, fn.coalesce(row.microsoftStatus, "")));
    const idChanged = fn.not(fn.equals(crmId, fn.coalesce(row.microsoftCrmIdentifier, "")));
    const visible = fn.equals(
      get(ours, "consent", "consentToShareReferralWithMicrosoftSellers"),
      true,
    );
    s.when(
      "If Microsoft sees it now",
      fn.and(visible, fn.not(fn.equals(row.visibility, true))),
      (s) => {
        s.do(
          "Show that Microsoft sees it",
          updateRow(dataverse, opportunity, { id, values: { visibility: true } }),
        );
      },
    );
    s.when(
      "If Microsoft did something",
      fn.or(statusChanged, idChanged),
      (s) => {
        writeBack(s, product, "what Microsoft did", {
          id,
          mark: "success",
          audit: (present) =>
            auditNote(
              microsoftWords(status, crmId, fn.coalesce(get(microsoft, "statusReason"), "")),
              present,
            ),
          values: { microsoftCrmIdentifier: crmId, microsoftStatus: status },
        });
        s.do("Respond that it is written", respond(200, { State: "Updated" }));
      },
      (s) => {
        s.do("Respond that nothing changed", respond(200, { State: "Unchanged" }));
      },
    );
  }
  return Object.freeze({ ...source, takes });
}

/** What a seller reads about Microsoft's side. */
const microsoftWords = (
  status: Typed<string>,
  crmId: Typed<string>,
  reason: Typed<string>,
): Typed<string> =>
  fn.trim(
    fn.concat(
      fn.if(
        fn.equals(status, "Active/Accepted"),
        "Microsoft accepted the deal.",
        fn.if(
          fn.equals(status, "Closed/Declined"),
          "Microsoft declined the deal.",
          fn.concat("Microsoft's referral is ", fn.coalesce(status, ""), "."),
        ),
      ),
      fn.if(fn.empty(reason), "", fn.concat(" Reason: ", reason)),
      fn.if(fn.empty(crmId), "", fn.concat(" Microsoft CRM Identifier: ", crmId)),
    ),
  );
