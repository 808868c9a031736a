import type { Json, JsonObject } from "#foundation";
import { isJsonArray, isJsonObject } from "#foundation";
import type { Refused } from "./errors.ts";
import { invalid } from "./errors.ts";
import { at } from "./nested.ts";

/** What a referral may be sent with; anything else is refused (domain.md §4.2). */
const WRITABLE: readonly string[] = [
  "engagementId",
  "name",
  "externalReferenceId",
  "status",
  "substatus",
  "statusReason",
  "qualification",
  "type",
  "favorite",
  "campaignId",
  "salesStage",
  "referralProgram",
  "mpnId",
  "target",
  "customerProfile",
  "consent",
  "details",
  "team",
  "inviteContext",
];

/** Read-only: overlooked when sent. */
export const READ_ONLY: readonly string[] = [
  "@odata.context",
  "id",
  "organizationId",
  "organizationName",
  "createdDateTime",
  "updatedDateTime",
  "expirationDateTime",
  "acceptedDateTime",
  "closedDateTime",
  "direction",
  "eTag",
  "referralSource",
  "callToAction",
  "quality",
  "isSpam",
  "tags",
  "registrationStatus",
  "registrations",
  "links",
  "trackingInfo",
  "lastModifiedVia",
  "lastRunId",
];

const QUALIFICATIONS = ["None", "Direct", "MarketingQualified", "SalesQualified"];

const HELP_CODES = [
  "Unknown",
  "WorkloadSpecificValueProposition",
  "CustomerTechnicalArchitecture",
  "ProofOfConceptOrDemo",
  "QuotesOrLicensing",
  "PostSalesCustomerSuccess",
  "GeneralOrOther",
];

/** What was sent without the parts that only the service says, or why it cannot be a referral. */
export function checkedReferral(sent: JsonObject): JsonObject | Refused {
  const unknown = [...sent.keys()].find(
    (key) => !WRITABLE.includes(key) && !READ_ONLY.includes(key),
  );
  if (unknown !== undefined) return invalid(`A referral has no property "${unknown}".`, unknown);
  for (const [target, isRight, message] of RULES) {
    const value = at(sent, target);
    if (!isRight(value ?? null, sent)) return invalid(message, target);
  }
  const kept = new Map<string, Json>();
  for (const [key, value] of sent) if (WRITABLE.includes(key)) kept.set(key, value);
  return kept;
}

type Rule = readonly [
  path: string,
  isRight: (value: Json, sent: JsonObject) => boolean,
  message: string,
];

const isText = (value: Json): boolean => typeof value === "string" && value.trim() !== "";
const isAbsent = (value: Json): boolean => value === null;
const isOneOf = (words: readonly string[]) => (value: Json) =>
  isAbsent(value) || (typeof value === "string" && words.includes(value));
const isYesNoOrAbsent = (value: Json): boolean => isAbsent(value) || typeof value === "boolean";
const isList = (value: Json): boolean => isAbsent(value) || isJsonArray(value);

/** A number, or text that reads as one. */
export const isDealValue = (value: Json): boolean =>
  typeof value === "number" ||
  typeof value === "bigint" ||
  (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value));

export const isCurrency = (value: Json): boolean =>
  typeof value === "string" && /^[A-Z]{3}$/.test(value);

export const isMoment = (value: Json): boolean =>
  typeof value === "string" &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value) &&
  !Number.isNaN(Date.parse(value.replace(/(\.\d{3})\d+/, "$1")));

export const areSolutions = (value: Json): boolean =>
  isJsonArray(value) && value.length > 0 && value.every(isSolution);

export const isSolution = (value: Json): boolean =>
  isJsonObject(value) && isText(value.get("id") ?? null) && isText(value.get("name") ?? null);

export const areMembers = (value: Json): boolean => isJsonArray(value) && value.every(isMember);

export const isMember = (value: Json): boolean =>
  isJsonObject(value) && isText(value.get("email") ?? null);

const RULES: readonly Rule[] = [
  ["name", (value) => isAbsent(value) || isText(value), "The name is not text."],
  [
    "type",
    (value) => value === "Shared" || value === "Independent",
    "The type is Shared or Independent.",
  ],
  ["qualification", isOneOf(QUALIFICATIONS), "The qualification is not known."],
  ["customerProfile", isJsonObject, "The customer profile is required."],
  ["customerProfile/name", isText, "The customer's name is required."],
  ["customerProfile/address", isJsonObject, "The customer's address is required."],
  [
    "customerProfile/address/country",
    (value) => typeof value === "string" && /^[A-Z]{2}$/.test(value),
    "The customer's country is required, in two letters.",
  ],
  [
    "customerProfile/team",
    (value) => isAbsent(value) || areMembers(value),
    "A contact needs an e-mail address.",
  ],
  ["consent", isJsonObject, "The consent is required."],
  ["consent/consentToToShareInfoWithOthers", isYesNoOrAbsent, "Consent is yes or no."],
  ["consent/consentToContact", isYesNoOrAbsent, "Consent is yes or no."],
  ["consent/consentToShareReferralWithMicrosoftSellers", isYesNoOrAbsent, "Consent is yes or no."],
  ["details", isJsonObject, "The details are required."],
  [
    "details/dealValue",
    (value) => isAbsent(value) || isDealValue(value),
    "The deal value is not a number.",
  ],
  [
    "details/currency",
    (value) => isAbsent(value) || isCurrency(value),
    "The currency is three letters.",
  ],
  [
    "details/closingDateTime",
    (value) => isAbsent(value) || isMoment(value),
    "The closing date is a moment such as 2026-01-31T00:00:00Z.",
  ],
  ["details/requirements/solutions", areSolutions, "Solution ID is required."],
  [
    "team",
    (value) => isAbsent(value) || areMembers(value),
    "A team member needs an e-mail address.",
  ],
  ["target", isList, "The target is a list."],
  ["inviteContext/assistanceRequestCode", isOneOf(HELP_CODES), "The kind of help is not known."],
];

/** What Microsoft's referral of an engagement needs besides. */
export function refusedInvitation(sent: JsonObject): Refused | undefined {
  if (sent.get("type") !== "Shared")
    return invalid("Only a Shared referral has Microsoft's help.", "type");
  if (at(sent, "consent/consentToShareReferralWithMicrosoftSellers") !== true) {
    return invalid(
      "Microsoft's sellers must be allowed to see the referral.",
      "consent/consentToShareReferralWithMicrosoftSellers",
    );
  }
  const contacts = at(sent, "customerProfile/team");
  return isJsonArray(contacts) && contacts.length > 0
    ? undefined
    : invalid("A customer contact is required.", "customerProfile/team");
}
