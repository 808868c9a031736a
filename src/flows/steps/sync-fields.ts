import { type ChoiceValue, optionValue, type Referral } from "#connectors";
import { OPPORTUNITY_STATE } from "#dataverse";
import { fn, get, literal, type Typed } from "#wdl";
import type { Product } from "../product.ts";
import { withoutMark } from "./sync-mark.ts";

/**
 * What both sides are compared by, each as text in one spelling, so that equal means equal
 * (domain.md §1.9, §7). `Substatus` has the four values of {@link SyncSubstatus}.
 */
export const SYNC_FIELDS = [
  "Name",
  "CurrencyCode",
  "DealValue",
  "ClosingDate",
  "Notes",
  "Substatus",
  "Visible",
  "Solutions",
  "Contact",
  "Team",
  "Help",
] as const;

export type SyncField = (typeof SYNC_FIELDS)[number];

/**
 * The substatus of Partner Center, which tells its status too. `Pending`: not accepted yet, on hold in
 * the CRM. `Lost` stands for every closing but a win.
 */
export type SyncSubstatus = "Pending" | "Accepted" | "Won" | "Lost";

export type SyncFields = Readonly<Record<SyncField, Typed<string>>>;

/** Amounts with two decimals, whatever kind of number or text they were. */
export const amount = (value: Typed<unknown>): Typed<string> =>
  fn.formatNumber(fn.float(fn.string(fn.coalesce(value, 0))), "0.00", "en-us");

/** The day of a date or a timestamp in UTC; empty without one. */
export const day = (value: Typed<string | null>): Typed<string> =>
  fn.take(fn.coalesce(value, ""), 10);

/** Both systems end lines in their own way and may add blanks at the end. */
export const plainText = (value: Typed<string | null>): Typed<string> =>
  fn.trim(fn.replace(fn.coalesce(value, ""), CARRIAGE_RETURN_LINE_FEED, LINE_FEED));

const CARRIAGE_RETURN_LINE_FEED = fn.decodeUriComponent("%0D%0A");
const LINE_FEED = fn.decodeUriComponent("%0A");

export const flag = (value: Typed<boolean | null>): Typed<string> =>
  fn.toLower(fn.string(fn.coalesce(value, false)));

/** Identifiers in a fixed order, so that lists compare as text. */
export const sortedList = (identifiers: Typed<readonly string[]>): Typed<string> =>
  fn.toLower(fn.join(fn.sort(identifiers), ","));

/** State and status reason of an opportunity as a {@link SyncSubstatus}. */
export function crmSubstatus(
  { mapping }: Product,
  state: Typed<ChoiceValue<"opportunity.statecode"> | null>,
  status: Typed<ChoiceValue<"opportunity.statuscode"> | null>,
): Typed<string> {
  return fn.if(
    fn.equals(state, optionValue(OPPORTUNITY_STATE.won)),
    "Won",
    fn.if(
      fn.equals(state, optionValue(OPPORTUNITY_STATE.lost)),
      "Lost",
      fn.if(fn.equals(status, mapping.status.onHold), "Pending", "Accepted"),
    ),
  );
}

/** Status and substatus of a referral as a {@link SyncSubstatus}. */
export function referralSubstatus(referral: Typed<Referral>): Typed<string> {
  const status = get(referral, "status");
  return fn.if(
    fn.equals(status, "Closed"),
    fn.if(fn.equals(get(referral, "substatus"), "Won"), "Won", "Lost"),
    fn.if(fn.equals(status, "New"), "Pending", "Accepted"),
  );
}

/** The referral's side of the comparison. `Team` is compared by what was sent and stays empty. */
export function referralFields(
  referral: Typed<Referral>,
  solutionIdentifiers: Typed<readonly string[]>,
): SyncFields {
  const contact = fn.first(fn.coalesce(get(referral, "customerProfile", "team"), fn.json("[]")));
  return {
    Name: withoutMark(get(referral, "name")),
    CurrencyCode: fn.toUpper(fn.coalesce(get(referral, "details", "currency"), "")),
    DealValue: amount(get(referral, "details", "dealValue")),
    ClosingDate: day(get(referral, "details", "closingDateTime")),
    Notes: plainText(get(referral, "details", "notes")),
    Substatus: referralSubstatus(referral),
    Visible: flag(get(referral, "consent", "consentToShareReferralWithMicrosoftSellers")),
    Solutions: sortedList(solutionIdentifiers),
    Contact: fn.toLower(fn.coalesce(get(contact, "email"), "")),
    Team: literal(""),
    Help: fn.coalesce(get(referral, "inviteContext", "assistanceRequestCode"), ""),
  };
}

/** Something for every field. */
export const everyField = <Value>(
  make: (field: SyncField) => Value,
): Readonly<Record<SyncField, Value>> =>
  Object.fromEntries(SYNC_FIELDS.map((field) => [field, make(field)])) as Record<SyncField, Value>;
