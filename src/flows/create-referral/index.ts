import { variable } from "#connectors";
import {
  after,
  type ChildFlow,
  compose,
  flow,
  fn,
  get,
  literal,
  respond,
  type Step,
  type Steps,
  set,
  type Typed,
  terminate,
  whenStartedByHand,
} from "#wdl";
import type { Product } from "../product.ts";
import { attempt, type Fail, REFUSED } from "../steps/attempt.ts";
import { auditFailure, auditSuccess } from "../steps/audit.ts";
import { columnsOr, findMismatch } from "../steps/check-columns.ts";
import { NOBODY } from "../steps/constants.ts";
import { type CustomerAccount, readCustomerAccount } from "../steps/customer-account.ts";
import { endUntraced, leaveTraces } from "../steps/leave-traces.ts";
import { readOpportunity } from "../steps/opportunity-facts.ts";
import { afterAnswer } from "../steps/outcome.ts";
import { referralBody } from "../steps/referral-body.ts";
import { afterReport, reportFailure } from "../steps/report-failure.ts";
import { writeBack } from "../steps/write-back.ts";
import { type Claim, claim, release } from "./claim.ts";
import {
  createMissing,
  initializeProgress,
  isComplete,
  isKnown,
  ownReferral,
  type Progress,
} from "./create-missing.ts";
import { isShown, keepKnown } from "./keep-known.ts";
import { SHARED, type SharedFacts } from "./shared-facts.ts";
import { sharedValues } from "./shared-values.ts";
import { whatIsMissing } from "./validate.ts";

const takes = {
  opportunity: { kind: "text", title: "OpportunityID", description: "The opportunity to share" },
  countryCode: {
    kind: "text",
    title: "CountryCode",
    description: "Country code of the customer, as its account has it",
  },
  referral: {
    kind: "text",
    title: "ReferralID",
    description: "Our referral, when Microsoft joins a deal that exists already; else empty",
  },
} as const;

/** What a caller learns. `Claimed`: another run is at it; ask again after `RetryAfter`. */
export interface CreateAnswer {
  readonly State?: "Created" | "Exists" | "Claimed" | null;
  readonly ReferralID?: string | null;
  readonly RetryAfter?: string | null;
  readonly Reason?: string | null;
}

/** Creates the referral of an opportunity, and Microsoft's beside it when help is asked; once. */
export function createCosellReferral(product: Product): ChildFlow<typeof takes, CreateAnswer> {
  const { trigger, inputs } = whenStartedByHand(takes);
  const opportunity = fn.toLower(fn.coalesce(inputs.opportunity, ""));
  const country = fn.toUpper(fn.trim(fn.coalesce(inputs.countryCode, "")));
  const converting = fn.not(fn.empty(fn.coalesce(inputs.referral, "")));

  const source = flow({
    key: "create-cosell-referral",
    name: product.flowName("Create Co-sell Referral - Dynamics 365 to Partner Center"),
    description: `Creates the referral of an opportunity in Partner Center, exactly once. ${product.doNotEdit}`,
    ...product.flowBasics,
    trigger: { ...trigger, description: "Called by the flows that send opportunities." },
    steps: (s) => {
      const progress = initializeProgress(s);
      attempt(
        s,
        [
          {
            name: "(Scope) Synchronizing Referrals",
            description:
              "Claims the opportunity so that no other run shares it, then creates what is missing of its referrals.",
            work: (s, fail) => {
              const claimed = claim(s, product, opportunity, progress.claims, fail);
              s.when(
                "If the claim is ours",
                claimed.won,
                (s) => share(s, progress, claimed, fail),
                (s) => {
                  s.do(
                    "Respond that another run shares it",
                    respond(200, { State: "Claimed", RetryAfter: claimed.retryAfter }),
                  );
                },
              );
            },
          },
        ],
        (s, { reason }) => void refuse(s, reason),
        columnsOr(product),
      );
    },
  });

  function share(s: Steps, progress: Progress, claimed: Claim, fail: Fail): void {
    s.do("Search first after another run", set(progress.search, claimed.takenOver));
    const facts = readOpportunity(s, product, opportunity, SHARED);
    const account = readCustomerAccount(s, product, facts.row.parentAccount, country);
    s.when(
      "If it has been shared meanwhile",
      fn.and(fn.not(converting), fn.not(fn.empty(fn.coalesce(facts.row.referralIdentifier, "")))),
      (s) => {
        release(s, product, opportunity, claimed, "as it exists", fail);
        s.do(
          "Respond that there is nothing to create",
          respond(200, { State: "Exists", ReferralID: facts.row.referralIdentifier }),
        );
      },
      (s) => create(s, progress, claimed, facts, account, fail),
    );
  }

  function create(
    s: Steps,
    progress: Progress,
    claimed: Claim,
    facts: SharedFacts,
    account: CustomerAccount,
    fail: Fail,
  ): void {
    const mismatch = findMismatch(s, product);
    s.do(
      "Find what is missing",
      set(
        progress.refusal,
        fn.if(
          fn.empty(mismatch),
          whatIsMissing(facts, { column: variable(product.variables.countryCodeField), country }),
          mismatch,
        ),
      ),
    );
    s.when("If Microsoft joins later", converting, (s) =>
      keepKnown(s, product, progress, inputs.referral),
    );
    const { Substatus, Help } = facts.fields;
    // Nobody is invited to a deal that is over.
    const isOver = fn.or(fn.equals(Substatus, "Won"), fn.equals(Substatus, "Lost"));
    const help = s.do("Extract Microsoft Help", compose<string>(fn.if(isOver, "", Help))).output;
    const coSell = fn.not(fn.empty(help));
    const visible = fn.or(coSell, fn.equals(facts.fields.Visible, "true"));
    const body = referralBody(facts, account, { coSell, visible });
    const created = createMissing(s, product, progress, {
      opportunity,
      since: claimed.since,
      coSell,
      inTime: claimed.inTime,
      ours: { ...body, target: solutionTarget(facts, coSell) },
      invitation: {
        ...body,
        target: [{ type: "BusinessProfileLocation", id: "msft" }],
        inviteContext: { notes: facts.fields.Notes, assistanceRequestCode: help },
      },
    });
    s.when(
      "If everything exists",
      isComplete(progress, coSell),
      (s) => succeed(s, progress, claimed, facts, visible, fail),
      (s) => {
        const reason = fn.if(
          fn.empty(progress.refusal.value),
          "Partner Center did not say whether the referral was created. It will be looked for at the next change, ten minutes from now or later.",
          progress.refusal.value,
        );
        s.when(
          "If our referral exists all the same",
          fn.and(
            isKnown(progress.own),
            fn.not(fn.empty(progress.refusal.value)),
            // What Microsoft sees since then is written down once: that starts another run, the last one.
            fn.or(
              fn.not(converting),
              fn.and(isShown(ownReferral(progress)), fn.not(fn.equals(facts.row.visibility, true))),
            ),
          ),
          (s) => keepOurs(s, progress, facts, visible, reason),
        );
        // Not before ours is written down: whoever came next would not look for it.
        s.when("If nothing is uncertain", fn.not(fn.empty(progress.refusal.value)), (s) =>
          release(s, product, opportunity, claimed, "after the refusal", fail),
        );
        const refused = refuse(s, reason, " as invalid");
        s.do(
          "End as refused",
          terminate({ status: "Failed", code: "NotShared", message: reason }),
          { after: afterAnswer(refused) },
        );
      },
      { after: after(created, "Succeeded", "TimedOut") },
    );
  }

  function succeed(
    s: Steps,
    progress: Progress,
    claimed: Claim,
    facts: SharedFacts,
    visible: Typed<boolean>,
    fail: Fail,
  ): void {
    writeBack(s, product, "the referral", {
      id: opportunity,
      mark: "success",
      audit: (present) =>
        auditSuccess(
          "to-partner-center",
          present,
          fn.if(isKnown(progress.microsoft), "Microsoft is invited to the deal.", ""),
        ),
      values: sharedValues(
        s,
        product,
        "Agreed from now on",
        progress,
        facts,
        visible,
        facts.fields.Help,
      ),
    });
    release(s, product, opportunity, claimed, "as done", fail);
    leaveTraces(s, product, opportunity, progress.trace);
    s.do(
      "Respond that it exists",
      respond(200, { State: "Created", ReferralID: get(ownReferral(progress), "id") }),
    );
    endUntraced(s, progress.trace);
  }

  /**
   * Microsoft was not invited, but our referral is there: the opportunity keeps it, so that no second
   * one is made. That no help has been agreed on has the invitation tried again at the next change.
   */
  function keepOurs(
    s: Steps,
    progress: Progress,
    facts: SharedFacts,
    visible: Typed<boolean>,
    reason: Typed<string>,
  ): void {
    writeBack(s, product, "our referral alone", {
      id: opportunity,
      mark: "failure",
      audit: (present) => auditFailure("to-partner-center", reason, present),
      values: sharedValues(
        s,
        product,
        "Agreed on without Microsoft",
        progress,
        facts,
        visible,
        literal(""),
      ),
    });
  }

  /** Tells the seller and the caller; the run is ended by whoever asks for it. */
  function refuse(s: Steps, reason: Typed<string>, suffix = ""): Step {
    const told = reportFailure(s, product, opportunity, "to-partner-center", reason, suffix);
    return s.do(`Respond that it failed${suffix}`, respond(REFUSED, { Reason: reason }), {
      after: afterReport(told),
    });
  }

  return Object.freeze({ ...source, takes });
}

/** A co-sell deal names its first solution as its target (domain.md §4.4). */
const solutionTarget = (facts: SharedFacts, coSell: Typed<boolean>) =>
  fn.if(
    coSell,
    fn.createArray(
      fn.addProperty(
        fn.json<object>('{"type":"SolutionProfile"}'),
        "id",
        get(fn.first(facts.solutions), "id"),
      ),
    ),
    NOBODY,
  );
