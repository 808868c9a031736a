import { change, getReferral, patchReferral, type Referral, updateRow } from "#connectors";
import {
  type ChildFlow,
  flow,
  fn,
  get,
  initialize,
  literal,
  respond,
  type Steps,
  select,
  type Typed,
  whenStartedByHand,
} from "#wdl";
import type { Product } from "../product.ts";
import { attempt, type Fail, REFUSED } from "../steps/attempt.ts";
import { auditFailure } from "../steps/audit.ts";
import { changedInCrm, composeSides, type Sides } from "../steps/changes.ts";
import { columnsOr, expectColumns } from "../steps/check-columns.ts";
import { NOBODY } from "../steps/constants.ts";
import { endUntraced, leaveTraces } from "../steps/leave-traces.ts";
import { readOpportunity } from "../steps/opportunity-facts.ts";
import { afterReport, reportFailure } from "../steps/report-failure.ts";
import { type SharingFlows, shareOpportunity } from "../steps/share-opportunity.ts";
import { referralFields } from "../steps/sync-fields.ts";
import { agreed, isBeingExchanged, readSyncState, syncStateText } from "../steps/sync-state.ts";
import { workOut } from "../steps/work-out.ts";
import { writeBack } from "../steps/write-back.ts";
import { decide } from "./decisions.ts";
import { agreements, changesOf, isShown, onlyIf, patchOperations } from "./patch.ts";
import { isAny, sendChanges } from "./send-changes.ts";
import { completeTeam } from "./team.ts";
import {
  isOther,
  isStale,
  type Problems,
  SENT,
  type SentFacts,
  tellEnd,
  tellSuccess,
} from "./tell-seller.ts";
import { whyClosed } from "./why-closed.ts";

const takes = {
  opportunity: { kind: "text", title: "OpportunityID", description: "The opportunity to compare" },
} as const;

/** What a caller learns. `Claimed`: another run is sharing it; ask again after `RetryAfter`. */
export interface UpdateAnswer {
  readonly State?: "Updated" | "Unchanged" | "Ignored" | "Claimed" | null;
  readonly RetryAfter?: string | null;
  readonly Reason?: string | null;
}

/** Sends what a seller changed in one opportunity; shares it first where that is still to do. */
export function dynamicsToPartnerCenter(
  product: Product,
  sharing: SharingFlows,
): ChildFlow<typeof takes, UpdateAnswer> {
  const { trigger, inputs } = whenStartedByHand(takes);
  const opportunity = fn.toLower(fn.coalesce(inputs.opportunity, ""));
  const { dataverse, partnerCenter } = product.connections;

  const source = flow({
    key: "dynamics-to-partner-center",
    name: product.flowName("Dynamics 365 to Partner Center"),
    description: `Compares an opportunity with its referral and sends what differs. ${product.doNotEdit}`,
    ...product.flowBasics,
    trigger: {
      ...trigger,
      description: "Called by the flows that hear of changed opportunities and solutions.",
    },
    steps: (s) => {
      const problems: Problems = {
        team: s.do("Initialize why the team is not complete", initialize("Team", "String", "")),
        trace: s.do("Initialize why there is no trace", initialize("No trace", "String", "")),
      };
      attempt(
        s,
        [
          {
            name: "(Scope) Synchronize the opportunity",
            description:
              "Compares both sides with what they last agreed on and sends what was changed in the CRM.",
            tellers: [sharing.create],
            work: (s, fail) => {
              const facts = readOpportunity(s, product, opportunity, SENT);
              s.when(
                "If the opportunity is synchronized",
                fn.equals(facts.row.sync, true),
                (s) => {
                  s.when(
                    "If it is not shared yet",
                    fn.empty(fn.coalesce(facts.row.referralIdentifier, "")),
                    (s) => share(s, facts),
                    (s) => update(s, facts, fail, problems),
                  );
                },
                (s) => {
                  s.do("Respond that it is not synchronized", respond(200, { State: "Ignored" }));
                },
              );
            },
          },
        ],
        (s, { reason, told }) => {
          s.when("If the seller does not know", fn.not(told), (s) => {
            reportFailure(s, product, opportunity, "to-partner-center", reason);
          });
          s.do("Respond that it failed", respond(REFUSED, { Reason: reason }), {
            after: afterReport({ step: "If the seller does not know" }),
          });
        },
        columnsOr(product),
      );
    },
  });

  function share(s: Steps, facts: SentFacts): void {
    const answer = shareOpportunity(s, sharing, {
      opportunity,
      account: facts.row.parentAccount,
    });
    const claimed = fn.equals(get(answer, "State"), "Claimed");
    s.do(
      "Respond that it is shared",
      respond(200, {
        State: fn.if(claimed, "Claimed", "Updated"),
        RetryAfter: get(answer, "RetryAfter"),
      }),
    );
  }

  function update(s: Steps, facts: SentFacts, fail: Fail, problems: Problems): void {
    expectColumns(s, product, fail);
    const { referral } = s.do(
      "Get the referral",
      getReferral(partnerCenter, fn.coalesce(facts.row.referralIdentifier, "")),
    );
    const identifiers = s.do(
      "Solution identifiers of the referral",
      select<{ id?: string | null }, string>(
        fn.coalesce(get(referral, "details", "requirements", "solutions"), NOBODY),
        (item) => fn.coalesce(get(item, "id"), ""),
      ),
    );
    const state = readSyncState(facts.row.syncState);
    const composed = composeSides(s, "Existing referrals objects", {
      crm: facts.fields,
      referral: {
        ...referralFields(referral, identifiers.output),
        // Partner Center has people of its own: only what was agreed can tell whether ours changed.
        Team: agreed(state, "Team", facts.fields.Team),
      },
      state,
    });
    const sides: Sides = { from: composed.crm, to: composed.referral, state: composed.state };
    s.when(
      "If the referral is closed",
      fn.equals(get(referral, "status"), "Closed"),
      (s) => tellEnd(s, product, opportunity, facts, sides),
      (s) => {
        s.when(
          "If the opportunity is on hold",
          fn.equals(sides.from.Substatus, "Pending"),
          (s) => {
            s.when("If a failure is to be taken back", isStale(facts.row.audit), (s) =>
              tellSuccess(s, product, opportunity, "that it waits", facts.row.syncState),
            );
            s.do("Respond that it is on hold", respond(200, { State: "Unchanged" }));
          },
          (s) => send(s, facts, referral, sides, fail, problems),
        );
      },
    );
  }

  function send(
    s: Steps,
    facts: SentFacts,
    referral: Typed<Referral>,
    sides: Sides,
    fail: Fail,
    problems: Problems,
  ): void {
    const { from } = sides;
    const { decided, accepted, declined, mayChange, help } = decide(s, sides, referral);

    s.when(
      "If no solution is left",
      fn.and(
        mayChange,
        fn.empty(from.Solutions),
        changedInCrm(sides, "Solutions"),
        fn.not(isBeingExchanged(sides.state)),
      ),
      (s) => fail(s, "no solution", literal(SOLUTION_NEEDED)),
    );
    const reason = whyClosed(s, product, opportunity);
    s.when("If the deal is accepted", accepted, (s) => {
      s.do(
        "Accept the referral",
        patchReferral(partnerCenter, fn.coalesce(facts.row.referralIdentifier, ""), [
          change("/status", "Active"),
          change("/substatus", "Accepted"),
        ]),
      );
    });
    s.when("If the deal is declined", declined, (s) => {
      s.do(
        "Decline the referral",
        patchReferral(partnerCenter, fn.coalesce(facts.row.referralIdentifier, ""), [
          change("/status", "Closed"),
          change("/substatus", "Declined"),
          change("/statusReason", fn.if(fn.empty(reason), DECLINED, reason)),
        ]),
      );
    });
    const changed = workOut(s, "Changed fields", onlyIf(mayChange, changesOf(sides)));
    // Before the rest: a closed referral takes nobody any more.
    completeTeam(s, product, facts, referral, changed.Team, problems.team);
    const operations = patchOperations(s, facts, referral, changed, reason, accepted);
    const anyChange = fn.or(isAny(operations.fields), isAny(operations.end), changed.Team);
    sendChanges(s, product, facts, operations, from.Substatus, fail);
    s.when("If Microsoft sees it already", isShown(sides, changed), (s) => {
      s.do(
        "Show that Microsoft sees it",
        updateRow(dataverse, product.tables.opportunity, {
          id: opportunity,
          values: { visibility: true },
        }),
      );
    });
    const state = syncStateText(
      s,
      "New agreement",
      agreements(sides, {
        ...changed,
        Substatus: fn.or(changed.Substatus, decided),
        Team: fn.and(changed.Team, fn.empty(problems.team.value)),
      }),
    );
    s.when("If the team is not complete", fn.not(fn.empty(problems.team.value)), (s) => {
      // Everything else has been sent, and is agreed on.
      writeBack(s, product, "that the team is not complete", {
        id: opportunity,
        mark: "failure",
        audit: (present) => auditFailure("to-partner-center", problems.team.value, present),
        values: { syncState: state },
      });
      fail(s, "the team is not complete", problems.team.value);
    });
    const inviting = fn.and(help, mayChange);
    const news = fn.or(
      anyChange,
      decided,
      isOther(facts, state),
      // How an invitation ends is told then.
      fn.and(fn.not(inviting), isStale(facts.row.audit)),
    );
    s.when("If there is something to remember", news, (s) => {
      tellSuccess(s, product, opportunity, "the success", state);
      leaveTraces(s, product, opportunity, problems.trace);
    });
    s.when(
      "If Microsoft is invited later",
      inviting,
      (s) => {
        const answer = shareOpportunity(
          s,
          sharing,
          {
            opportunity,
            account: facts.row.parentAccount,
            referral: fn.coalesce(facts.row.referralIdentifier, ""),
          },
          " for Microsoft",
        );
        s.do(
          "Respond that Microsoft is invited",
          respond(200, {
            State: fn.if(fn.equals(get(answer, "State"), "Claimed"), "Claimed", "Updated"),
            RetryAfter: get(answer, "RetryAfter"),
          }),
        );
      },
      (s) => {
        s.do("Respond what was done", respond(200, { State: fn.if(news, "Updated", "Unchanged") }));
      },
    );
    endUntraced(s, problems.trace);
  }

  return Object.freeze({ ...source, takes });
}

const SOLUTION_NEEDED =
  "Solution ID is required: the last Microsoft Solution cannot be removed from a shared opportunity. Add another one.";
const DECLINED = "Declined in the CRM";
