import { getReferral, type PatchOperation, patchReferral } from "#connectors";
import { after, compose, fn, get, type Steps, type Typed } from "#wdl";
import type { Product } from "../product.ts";
import type { Fail } from "../steps/attempt.ts";
import { whyFailed } from "../steps/create-once.ts";
import type { OpportunityFacts } from "../steps/opportunity-facts.ts";

const CLOSE = "Close the referral";

const NO_DIFFERENCE =
  "Currency, deal value, closing date, notes, status, visibility, solutions, customer contact, owner and sales team are compared with the referral and with what both sides agreed on last. None of them has changed in the CRM.";

/** What is to be sent: the fields, and the end of the deal, each empty where nothing is. */
export interface Operations {
  readonly fields: Typed<readonly PatchOperation[]>;
  readonly end: Typed<readonly PatchOperation[]>;
}

/**
 * Sends what differs, the end last and by itself. A call that closes the referral and whose answer is
 * lost is refused when it is repeated, for a closed referral does not change: so after a failure it is
 * looked whether it is closed as wanted. That says nothing of the other fields, which have been sent.
 */
export function sendChanges(
  s: Steps,
  { connections: { partnerCenter } }: Product,
  facts: OpportunityFacts<"referralIdentifier">,
  { fields, end }: Operations,
  ending: Typed<string>,
  fail: Fail,
): void {
  const id = fn.coalesce(facts.row.referralIdentifier, "");
  s.when(
    "If a change was found",
    isAny(fields),
    (s) => {
      s.do("Update a referral with opportunity data", patchReferral(partnerCenter, id, fields));
    },
    (s) => {
      s.when("If nothing else has changed", fn.not(isAny(end)), (s) => {
        s.do("No difference was found", compose(NO_DIFFERENCE));
      });
    },
  );
  s.when("If the deal is over", isAny(end), (s) => {
    const closed = s.do(CLOSE, patchReferral(partnerCenter, id, end));
    const read = s.do("Get the referral once more", getReferral(partnerCenter, id), {
      after: after(closed, "Failed", "TimedOut"),
    });
    s.when(
      "If it is closed as wanted",
      fn.and(
        fn.equals(get(read.referral, "status"), "Closed"),
        fn.equals(get(read.referral, "substatus"), ending),
      ),
      () => {},
      (s) => fail(s, "not closed", whyFailed(CLOSE)),
      { after: after(read, "Succeeded", "Failed", "TimedOut") },
    );
  });
}

export const isAny = (operations: Typed<readonly unknown[]>): Typed<boolean> =>
  fn.greater(fn.length(operations), 0);
