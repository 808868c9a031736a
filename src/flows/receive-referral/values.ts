import type { Referral } from "#connectors";
import { fn, get, literal, type Steps, type Typed } from "#wdl";
import { NO_NAME } from "../create-or-get-details/lead.ts";
import { detailsBody } from "../create-or-get-details/request.ts";
import type { Product } from "../product.ts";
import { NOBODY, NOTHING } from "../steps/constants.ts";
import { helpChoiceValue } from "../steps/opportunity-facts.ts";
import { referralLink } from "../steps/referral-link.ts";
import { amount, day, plainText, type SyncFields } from "../steps/sync-fields.ts";
import { withoutMark } from "../steps/sync-mark.ts";
import { BEING_EXCHANGED, syncStateText } from "../steps/sync-state.ts";

export const filled = (value: Typed<string>): Typed<string | null> =>
  fn.if(fn.empty(value), NOTHING, value);

/** What [Customize] needs to create the opportunity or the lead of a referral. */
export function newRowBody(
  steps: Steps,
  what: "opportunity" | "lead",
  product: Product,
  referral: Typed<Referral>,
  currency: { readonly id: Typed<string | null>; readonly code: Typed<string> },
  fields: SyncFields,
): Typed<string> {
  const id = get(referral, "id");
  const contact = fn.first(fn.coalesce(get(referral, "customerProfile", "team"), NOBODY));
  const status = product.mapping.status;
  const address = (
    key: "addressLine1" | "addressLine2" | "city" | "state" | "postalCode" | "country",
  ) =>
    get(
      fn.coalesce(get(referral, "customerProfile"), fn.json<Record<string, never>>("{}")) as Typed<{
        readonly address?: Readonly<Record<string, string | null>> | null;
      }>,
      "address",
      key,
    );
  const syncState = syncStateText(steps, `Agreed from the start of the ${what}`, {
    ...fields,
    Solutions: literal(BEING_EXCHANGED),
    // Whoever the CRM gives the row to: nothing has been said of them yet.
    Team: NOTHING,
  });
  return detailsBody(steps, `Values of the new ${what}`, {
    ReferralID: id,
    ReferralLink: referralLink(product, fn.coalesce(id, "")),
    EngagementID: get(referral, "engagementId"),
    ReferralProgram: get(referral, "referralProgram"),
    MicrosoftCrmIdentifier: get(referral, "trackingInfo", "microsoftMsxId"),
    OpportunityName: withoutMark(get(referral, "name")),
    DealValue: fn.float(amount(get(referral, "details", "dealValue"))),
    DealValueCurrency: currency.id,
    DealValueCurrencyCode: currency.code,
    DealCloseDate: filled(day(get(referral, "details", "closingDateTime"))),
    Notes: plainText(get(referral, "details", "notes")),
    CompanyName: fn.coalesce(get(referral, "customerProfile", "name"), get(referral, "name"), ""),
    AddressLine1: address("addressLine1"),
    AddressLine2: address("addressLine2"),
    City: address("city"),
    State: address("state"),
    PostalCode: address("postalCode"),
    Country: address("country"),
    FirstName: get(contact, "firstName"),
    LastName: fn.coalesce(filled(fn.coalesce(get(contact, "lastName"), "")), NO_NAME),
    Email: get(contact, "email"),
    PhoneNumber: get(contact, "phoneNumber"),
    Visible: fn.coalesce(
      get(referral, "consent", "consentToShareReferralWithMicrosoftSellers"),
      false,
    ),
    Help: helpChoiceValue(
      product,
      fn.coalesce(get(referral, "inviteContext", "assistanceRequestCode"), ""),
    ),
    SyncState: syncState,
    StatusReason: fn.if(fn.equals(get(referral, "status"), "New"), status.onHold, status.accepted),
  });
}
