import type { Json, JsonObject } from "#foundation";
import { isJsonArray, isJsonObject, stableId } from "#foundation";
import type { Instant } from "../port.ts";
import { timestamp } from "../timestamp.ts";
import { at, merge, put } from "./nested.ts";
import type { Status } from "./status.ts";
import { isStatus } from "./status.ts";

/** A referral as it is kept: its JSON of domain.md §4.2 and whose it is. Never changed in place. */
export interface Referral {
  readonly id: string;
  readonly engagementId: string;
  readonly side: Side;
  readonly json: JsonObject;
}

/** Every engagement has the partner's referral, Microsoft's, or both. */
export type Side = "partner" | "microsoft";

const ORGANIZATIONS: Readonly<Record<Side, { readonly id: string; readonly name: string }>> = {
  partner: { id: stableId("emulator", "organization", "partner"), name: "Fabrikam" },
  microsoft: { id: stableId("emulator", "organization", "microsoft"), name: "Microsoft" },
};

/** How long an unanswered inbound referral waits before the service closes it. */
export const DAYS_TO_ANSWER = 14;
const DAY = 86_400_000;

/** Said by `lastModifiedVia`; the words are inferred. */
export type Via = "API" | "Portal" | "Service";

export interface Birth {
  readonly id: string;
  readonly engagementId: string;
  readonly side: Side;
  readonly direction: "Incoming" | "Outgoing";
  /** Inbound ones wait for an answer, one's own are accepted at once. */
  readonly status: "New" | "Active";
  readonly now: Instant;
  readonly tag: string;
}

/** A fresh referral of what was sent: the service adds what only it may say. */
export function bornReferral(sent: JsonObject, birth: Birth): Referral {
  const { side, now, status } = birth;
  const id = birth.id.toLowerCase();
  const engagementId = birth.engagementId.toLowerCase();
  const moment = timestamp(now);
  const self = `/referrals/${id}`;
  const json = new Map(DEFAULTS);
  for (const [key, value] of sent) json.set(key, value);
  const own: readonly (readonly [string, Json])[] = [
    ["id", id],
    ["engagementId", engagementId],
    ["organizationId", ORGANIZATIONS[side].id],
    ["organizationName", ORGANIZATIONS[side].name],
    ["direction", birth.direction],
    ["status", status],
    ["substatus", status === "New" ? "Pending" : "Accepted"],
    ["createdDateTime", moment],
    ["updatedDateTime", moment],
    ["expirationDateTime", timestamp(now + DAYS_TO_ANSWER * DAY)],
    ["acceptedDateTime", status === "Active" ? moment : null],
    ["closedDateTime", null],
    ["eTag", birth.tag],
    ["trackingInfo", new Map()],
    [
      "links",
      new Map([
        ["relatedReferrals", link(`/referrals?$filter=engagementId eq '${engagementId}'`)],
        ["self", link(self)],
      ]),
    ],
  ];
  for (const [key, value] of own) json.set(key, value);
  return { id, engagementId, side, json: withFloatValue(json) };
}

const link = (uri: string): JsonObject =>
  new Map([
    ["uri", uri],
    ["method", "GET"],
  ]);

const DEFAULTS: readonly (readonly [string, Json])[] = [
  ["externalReferenceId", null],
  ["statusReason", null],
  ["qualification", "None"],
  ["favorite", false],
  ["target", []],
  ["team", []],
];

/** Deal values may be sent as text; they are kept as numbers. */
function withFloatValue(json: JsonObject): JsonObject {
  const held = at(json, "details/dealValue");
  const value = Number(held ?? Number.NaN);
  return Number.isNaN(value) || held === value ? json : put(json, "details/dealValue", value);
}

export const statusOf = ({
  json,
}: Referral): { readonly status: Status; readonly substatus: string } => {
  const status = json.get("status");
  return { status: isStatus(status) ? status : "Closed", substatus: String(json.get("substatus")) };
};

/** The referral after a change, with a new tag and the moments that follow from its status. */
export function changedReferral(
  referral: Referral,
  changes: JsonObject,
  { now, tag, via }: { readonly now: Instant; readonly tag: string; readonly via: Via },
): Referral {
  const moment = timestamp(now);
  const before = statusOf(referral).status;
  const json = new Map(withFloatValue(merge(referral.json, changes)));
  const after = json.get("status");
  if (after === "Active" && before !== "Active") json.set("acceptedDateTime", moment);
  if (after === "Closed" && before !== "Closed") json.set("closedDateTime", moment);
  json.set("updatedDateTime", moment).set("eTag", tag).set("lastModifiedVia", via);
  return { ...referral, json };
}

const HIDES_CONTACTS: readonly string[] = ["Declined", "Expired"];

/** As it is shown: contacts of declined and expired referrals are hidden. */
export function shownReferral(referral: Referral): JsonObject {
  return HIDES_CONTACTS.includes(statusOf(referral).substatus)
    ? put(referral.json, "customerProfile/team", [])
    : referral.json;
}

/** When the service closes it; nothing once it has its answer. */
export const expiryOf = ({ json }: Referral): Instant | undefined =>
  json.get("status") === "New"
    ? Date.parse(String(json.get("expirationDateTime")).replace("0000Z", "Z"))
    : undefined;

/** Is Microsoft asked for help with this referral? */
export const targetsMicrosoft = (sent: JsonObject): boolean => {
  const target = sent.get("target");
  return isJsonArray(target) && target.some((one) => isJsonObject(one) && one.get("id") === "msft");
};
