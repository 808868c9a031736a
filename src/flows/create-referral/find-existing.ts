import { listReferrals, type Referral } from "#connectors";
import {
  append,
  filterArray,
  fn,
  get,
  increment,
  type Step,
  type Steps,
  type Typed,
  text,
  type Variable,
} from "#wdl";
import type { Product } from "../product.ts";
import { NOBODY } from "../steps/constants.ts";

const PAGE = 100;
const MOST_PAGES = 50;

/**
 * Looks for referrals of an opportunity among those changed since a moment. Partner Center does not
 * filter by our own reference (domain.md §4.6), so the pages are searched here until one is empty: it
 * may give fewer than it is asked for and still have more. What is found is appended to `found`, also
 * when the time is over.
 */
export function findExisting(
  steps: Steps,
  product: Product,
  of: {
    readonly opportunity: Typed<string>;
    readonly since: Typed<string>;
    readonly skip: Variable<number>;
    readonly found: Variable<readonly unknown[]>;
  },
): Step {
  return steps.until("Search the pages", { count: MOST_PAGES, timeout: "PT10M" }, (s) => {
    const page = s.do(
      "List changed referrals",
      listReferrals(product.connections.partnerCenter, {
        filter: text`updatedDateTime gt ${of.since}`,
        orderBy: "updatedDateTime asc",
        top: PAGE,
        skip: of.skip.value,
      }),
    );
    const referrals: Typed<readonly Referral[]> = fn.coalesce(page.referrals, NOBODY);
    const ours = s.do(
      "Referrals of this opportunity",
      filterArray(referrals, (referral) =>
        fn.equals(
          fn.toLower(fn.coalesce(get(referral, "externalReferenceId"), "")),
          of.opportunity,
        ),
      ),
    );
    s.forEach("Remember each referral", ours.output, (referral, s) => {
      s.do("Remember the referral", append(of.found, referral));
    });
    s.do("Next page", increment(of.skip, fn.length(referrals)));
    return fn.empty(referrals);
  });
}

/** Microsoft's own referral of an engagement has Microsoft as its target (domain.md §3). */
export const isMicrosoftReferral = (referral: Typed<Referral>): Typed<boolean> =>
  fn.contains(fn.toLower(fn.string(fn.coalesce(get(referral, "target"), NOBODY))), '"id":"msft"');
