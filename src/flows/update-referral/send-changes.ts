import { getReferral, type PatchOperation, patchReferral } from "#connectors";
import { after, fn, get, type Steps, type Typed } from "#wdl";
import type { Product } from "../product.ts";
import type { Fail } from "../steps/attempt.ts";
import { whyFailed } from "../steps/create-once.ts";
import type { OpportunityFacts } from "../steps/opportunity-facts.ts";

const SEND = "Update a referral with opportunity data";

/**
 * Sends what differs. A call that closes the referral and whose answer is lost is refused when it is
 * repeated, for a closed referral does not change: so after a failure it is looked whether it is closed
 * as wanted.
 */
export function sendChanges(
  s: Steps,
  { connections: { partnerCenter } }: Product,
  facts: OpportunityFacts<"referralIdentifier">,
  operations: Typed<readonly PatchOperation[]>,
  end: Typed<string>,
  closing: Typed<boolean>,
  fail: Fail,
): void {
  const id = fn.coalesce(facts.row.referralIdentifier, "");
  const sent = s.do(SEND, patchReferral(partnerCenter, id, operations));
  const refuse = (s: Steps, name: string) => fail(s, name, whyFailed(SEND));
  s.when(
    "If it was to be closed",
    closing,
    (s) => {
      const { referral } = s.do("Get the referral once more", getReferral(partnerCenter, id));
      s.when(
        "If it is closed as wanted",
        fn.and(
          fn.equals(get(referral, "status"), "Closed"),
          fn.equals(get(referral, "substatus"), end),
        ),
        () => {},
        (s) => refuse(s, "not closed"),
      );
    },
    (s) => refuse(s, "not sent"),
    { after: after(sent, "Failed", "TimedOut") },
  );
}
