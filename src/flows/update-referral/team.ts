import {
  addToReferral,
  change,
  getReferral,
  type Member,
  type PatchOperation,
  type Referral,
} from "#connectors";
import { after, delay, fn, type Steps, select, set, type Typed, type Variable } from "#wdl";
import type { Product } from "../product.ts";
import { whyFailed } from "../steps/create-once.ts";
import type { OpportunityFacts } from "../steps/opportunity-facts.ts";
import { lackingIn } from "../steps/people.ts";
import { isAny } from "./send-changes.ts";

/** Time for Partner Center to show a member whose answer was lost, and to take calls again (domain.md §4.7). */
const PAUSE_SECONDS = 65;

const AGAIN = "Add to the team again";

/**
 * Adds to the referral's team whom it lacks. A member added twice would be there twice, so the call is
 * not repeated as it is: after a failure the team is looked at again. What fails then keeps nothing
 * else from being sent: `problem` says it at the end.
 */
export function completeTeam(
  s: Steps,
  { connections: { partnerCenter } }: Product,
  facts: OpportunityFacts<"referralIdentifier">,
  referral: Typed<Referral>,
  changed: Typed<boolean>,
  problem: Variable<string>,
): void {
  const id = fn.coalesce(facts.row.referralIdentifier, "");
  s.scope("Update owner and sales team", (s) => {
    const lacking = lackingIn(s, "Whom the referral lacks", facts.team, referral);
    const added = s.when("If someone is missing", fn.and(changed, isAny(lacking)), (s) => {
      s.do(
        "Add to the team",
        addToReferral(partnerCenter, id, additions(s, "Additions to the team", lacking)),
      );
    });
    s.scope(
      "Look again who is missing",
      (s) => {
        s.do("Give Partner Center time", delay(PAUSE_SECONDS, "Second"));
        const seen = s.do("Get the team of the referral", getReferral(partnerCenter, id));
        const missing = lackingIn(s, "Who is still missing", facts.team, seen.referral);
        s.when("If someone is still missing", isAny(missing), (s) => {
          const added = s.do(
            AGAIN,
            addToReferral(partnerCenter, id, additions(s, "Additions still to make", missing)),
          );
          s.do("Keep why the team is not complete", set(problem, whyFailed(AGAIN)), {
            after: after(added, "Failed", "TimedOut"),
          });
        });
      },
      { after: after(added, "Failed", "TimedOut") },
    );
  });
}

const additions = (s: Steps, name: string, members: Typed<readonly Member[]>) =>
  s.do(
    name,
    select<Member, PatchOperation>(members, (member) => change("/team/-", member)),
  ).output;
