import type { ReferralInput } from "#connectors";
import { fn, type Typed } from "#wdl";
import { NOTHING } from "./constants.ts";
import type { CustomerAccount } from "./customer-account.ts";
import type { OpportunityFacts } from "./opportunity-facts.ts";
import { people } from "./people.ts";
import { amount } from "./sync-fields.ts";

/** Date-only columns are midnight UTC on the other side (domain.md §4.7). */
export const closingDateTime = (dayText: Typed<string>): Typed<string | null> =>
  fn.if(fn.empty(dayText), NOTHING, fn.concat(dayText, "T00:00:00Z"));

export const dealValueNumber = (facts: OpportunityFacts): Typed<number> =>
  fn.float(amount(facts.dealValue));

/** The body of a new referral (domain.md §4.4, "Compact create body"). */
export function referralBody(
  facts: OpportunityFacts,
  account: CustomerAccount,
  is: { readonly coSell: Typed<boolean>; readonly visible: Typed<boolean> },
): ReferralInput {
  const { fields } = facts;
  return {
    name: fields.Name,
    externalReferenceId: fn.coalesce(facts.row.id, ""),
    type: fn.if(is.coSell, "Shared", "Independent"),
    qualification: "SalesQualified",
    customerProfile: {
      name: account.name,
      address: {
        addressLine1: account.addressLine1,
        addressLine2: account.addressLine2,
        city: account.city,
        state: account.state,
        postalCode: account.postalCode,
        country: account.country,
      },
      team: people(facts.contact),
    },
    consent: {
      consentToToShareInfoWithOthers: true,
      consentToContact: true,
      consentToShareReferralWithMicrosoftSellers: is.visible,
    },
    details: {
      notes: fields.Notes,
      dealValue: dealValueNumber(facts),
      currency: fields.CurrencyCode,
      closingDateTime: closingDateTime(fields.ClosingDate),
      requirements: { solutions: facts.solutions },
    },
    team: facts.team,
  };
}
