import { fn, literal, respond, type Steps, type Typed, type Variable } from "#wdl";
import type { Product } from "../product.ts";
import { auditNote, auditSuccess, failedLast, saidLast, switchedOff } from "../steps/audit.ts";
import { changedInCrm, newAgreement, type Sides } from "../steps/changes.ts";
import type { OpportunityFacts } from "../steps/opportunity-facts.ts";
import { everyField } from "../steps/sync-fields.ts";
import { syncStateText } from "../steps/sync-state.ts";
import { writeBack } from "../steps/write-back.ts";

/** What an update needs to know of an opportunity beside what is compared. */
export const SENT = ["sync", "parentAccount", "referralIdentifier", "audit"] as const;

export type SentFacts = OpportunityFacts<(typeof SENT)[number]>;

const REFERRAL_CLOSED =
  "The referral is closed in Partner Center and cannot be opened again: this opportunity is no longer sent.";

/** What keeps nothing else from being done, and is told at the end. */
export interface Problems {
  readonly team: Variable<string>;
  readonly trace: Variable<string>;
}

/** Whether the seller sees something else than what is so. */
export const isNews = (facts: SentFacts, state: Typed<string>): Typed<boolean> =>
  fn.or(isOther(facts, state), isStale(facts.row.audit));

/** Whether both sides agree on something else than what is written down. */
export const isOther = (facts: SentFacts, state: Typed<string>): Typed<boolean> =>
  fn.not(fn.equals(state, fn.coalesce(facts.row.syncState, "")));

/** Whether the trail still says that something keeps the opportunity from being sent. */
export const isStale = (audit: Typed<string | null>): Typed<boolean> =>
  fn.or(failedLast("to-partner-center", audit), switchedOff(audit));

/** Writes that both sides agree, and on what. */
export function tellSuccess(
  s: Steps,
  product: Product,
  opportunity: Typed<string>,
  what: string,
  state: Typed<string | null>,
): void {
  writeBack(s, product, what, {
    id: opportunity,
    mark: "success",
    audit: (present) => auditSuccess("to-partner-center", present),
    values: { syncState: state },
  });
}

/** Nothing can be changed any more; a seller who reopens the opportunity is told. */
export function tellEnd(
  s: Steps,
  product: Product,
  opportunity: Typed<string>,
  facts: SentFacts,
  sides: Sides,
): void {
  const open = fn.or(
    fn.equals(sides.from.Substatus, "Accepted"),
    fn.equals(sides.from.Substatus, "Pending"),
  );
  const state = syncStateText(
    s,
    "Agreement at the end",
    everyField((field) => newAgreement(sides, field, literal(false))),
  );
  s.when(
    "If the opportunity was reopened",
    fn.and(open, changedInCrm(sides, "Substatus")),
    (s) => {
      writeBack(s, product, "that the referral is closed", {
        id: opportunity,
        mark: "failure",
        audit: (present) => auditNote(REFERRAL_CLOSED, present),
        unless: (present) => saidLast(` - ${REFERRAL_CLOSED}`, present),
      });
    },
    (s) => {
      s.when("If its end was not remembered", isNews(facts, state), (s) =>
        tellSuccess(s, product, opportunity, "the end", state),
      );
    },
  );
  s.do("Respond that it is closed", respond(200, { State: "Ignored" }));
}
