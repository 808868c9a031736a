import type { Referral } from "#connectors";
import { fn, get, type Typed } from "#wdl";

/**
 * Whether a referral is a lead, by Partner Center's own table of categories (domain.md §3): one
 * that nobody has accepted yet. An accepted lead is worked on as an opportunity (§2, T16).
 */
export function isLead(referral: Typed<Referral>): Typed<boolean> {
  const qualification = get(referral, "qualification");
  const fromMicrosoft = fn.equals(
    fn.toLower(fn.coalesce(get(referral, "inviteContext", "invitedBy", "organizationId"), "")),
    "msft",
  );
  return fn.and(
    fn.equals(get(referral, "type"), "Independent"),
    fn.or(
      fn.equals(qualification, "Direct"),
      fn.and(
        fromMicrosoft,
        fn.or(
          fn.equals(qualification, "SalesQualified"),
          fn.equals(qualification, "MarketingQualified"),
        ),
      ),
    ),
  );
}

/** GUID text: 36 characters in five groups, and no other signs that a filter would read as its own. */
export const looksLikeId = (text: Typed<string>): Typed<boolean> =>
  fn.and(
    fn.equals(fn.length(text), 36),
    fn.equals(fn.length(fn.split(text, "-")), 5),
    fn.empty([...HEXADECIMAL].reduce((left, sign) => fn.replace(left, sign, ""), fn.toLower(text))),
  );

const HEXADECIMAL = "-0123456789abcdef";
