import { change, getReferral, patchReferral, type Referral } from "#connectors";
import { fn, get, type Steps, set, type Typed } from "#wdl";
import type { Product } from "../product.ts";
import type { Progress } from "./create-missing.ts";

/** Whether Microsoft sees a referral. */
export const isShown = (referral: Typed<Referral | null>): Typed<boolean> =>
  fn.equals(get(referral, "consent", "consentToShareReferralWithMicrosoftSellers"), true);

/**
 * Our referral of a deal that Microsoft joins later. It is shown to Microsoft only when nothing keeps
 * the invitation from being sent: what Microsoft has seen cannot be hidden again (domain.md §1.6).
 */
export function keepKnown(
  s: Steps,
  { connections: { partnerCenter } }: Product,
  { own, refusal }: Progress,
  id: Typed<string>,
): void {
  const known = s.do("Get our referral", getReferral(partnerCenter, id));
  s.do("Keep our referral", set(own, known.referral));
  s.when(
    "If Microsoft does not see our referral yet",
    fn.and(fn.empty(refusal.value), fn.not(isShown(known.referral))),
    (s) => {
      s.do(
        "Show our referral to Microsoft",
        patchReferral(partnerCenter, id, [
          change("/consent/consentToShareReferralWithMicrosoftSellers", true),
        ]),
      );
      const seen = s.do("Get our referral as Microsoft sees it", getReferral(partnerCenter, id));
      s.do("Keep our referral as Microsoft sees it", set(own, seen.referral));
    },
  );
}
