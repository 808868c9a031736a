import { compose, fn, type Steps, type Typed } from "#wdl";

/** What [Customize] is asked to do; its switches have these cases (domain.md §1.9). */
export const ACTION_TYPES = [
  "GetDetails",
  "CreateOpportunity",
  "UpdateOpportunity",
  "CreateLead",
  "UpdateLead",
] as const;

export type ActionType = (typeof ACTION_TYPES)[number];

/**
 * The referral body handed to [Customize] as JSON text. The first names are those of Microsoft's
 * guide; an administrator finds them as values of the actions. All are text unless said otherwise;
 * dates are `yyyy-MM-dd`, ids GUIDs.
 */
export interface DetailsRequest {
  readonly OpportunityName?: string | null;
  readonly DealValue?: number | null;
  /** Id of the CRM's currency. */
  readonly DealValueCurrency?: string | null;
  /** ISO 4217 code of the same currency. */
  readonly DealValueCurrencyCode?: string | null;
  readonly DealCloseDate?: string | null;
  readonly OpportunityID?: string | null;
  readonly AccountID?: string | null;
  readonly Notes?: string | null;
  readonly LastName?: string | null;
  readonly FirstName?: string | null;
  readonly PhoneNumber?: string | null;
  readonly Email?: string | null;
  readonly CompanyName?: string | null;
  readonly AddressLine1?: string | null;
  readonly AddressLine2?: string | null;
  readonly City?: string | null;
  readonly State?: string | null;
  readonly PostalCode?: string | null;
  readonly Country?: string | null;
  readonly ReferralID?: string | null;
  readonly ReferralLink?: string | null;
  readonly ReferralProgram?: string | null;
  readonly EngagementID?: string | null;
  readonly MicrosoftCrmIdentifier?: string | null;
  readonly Visible?: boolean | null;
  /** Value of the choice. */
  readonly Help?: number | null;
  /** Status reason of a new opportunity. */
  readonly StatusReason?: number | null;
  /** What both sides agree on from the first moment, as JSON text. */
  readonly SyncState?: string | null;
  /**
   * Which of the values of an opportunity that exists nobody has changed in Partner Center: a seller
   * may be writing them at this moment, so what is there when they are written is kept.
   */
  readonly Unchanged?: { readonly [Key in OpportunityValue]?: boolean } | null;
}

/** What "Update existing opportunity" writes. */
export const OPPORTUNITY_VALUES = [
  "OpportunityName",
  "DealValue",
  "DealValueCurrency",
  "DealValueCurrencyCode",
  "DealCloseDate",
  "Notes",
  "Visible",
] as const;

export type OpportunityValue = (typeof OPPORTUNITY_VALUES)[number];

/** The answer. Ids are empty text where there is no such row. */
export interface DetailsAnswer {
  readonly AccountID?: string | null;
  readonly ContactID?: string | null;
  readonly OpportunityID?: string | null;
  readonly LeadID?: string | null;
  readonly OwnerID?: string | null;
  readonly CountryCode?: string | null;
  /** Something a seller should know, e.g. that several accounts matched. */
  readonly Note?: string | null;
  /** Whether a new row was created or was there already; empty for other work. */
  readonly Outcome?: "Created" | "Existed" | null;
  readonly Reason?: string | null;
}

/** A step that shows the body, and the body as JSON text for the call behind it. */
export const detailsBody = (
  steps: Steps,
  name: string,
  request: { readonly [Key in keyof DetailsRequest]: Typed<DetailsRequest[Key]> },
): Typed<string> => fn.string(steps.do(name, compose<object>({ ...request })).output);

/** What is no text, by name. */
const TYPES: Readonly<Record<string, string>> = {
  DealValue: "number",
  Visible: "boolean",
  Help: "integer",
  StatusReason: "integer",
  Unchanged: "object",
};

const NAMES = [
  "OpportunityName",
  "DealValue",
  "DealValueCurrency",
  "DealValueCurrencyCode",
  "DealCloseDate",
  "OpportunityID",
  "AccountID",
  "Notes",
  "LastName",
  "FirstName",
  "PhoneNumber",
  "Email",
  "CompanyName",
  "AddressLine1",
  "AddressLine2",
  "City",
  "State",
  "PostalCode",
  "Country",
  "ReferralID",
  "ReferralLink",
  "ReferralProgram",
  "EngagementID",
  "MicrosoftCrmIdentifier",
  "Visible",
  "Help",
  "StatusReason",
  "SyncState",
  "Unchanged",
] as const satisfies readonly (keyof DetailsRequest)[];

/** Schema of "Parse referral body": everything may be missing or null. */
export const REQUEST_SCHEMA = {
  type: "object",
  properties: Object.fromEntries(
    NAMES.map((name) => [name, { type: [TYPES[name] ?? "string", "null"] }]),
  ),
};
