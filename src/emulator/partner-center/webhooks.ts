import type { Json, JsonObject } from "#foundation";
import { isJsonArray } from "#foundation";
import type { Instant } from "../port.ts";
import { timestamp } from "../timestamp.ts";
import { unflattened } from "./nested.ts";
import type { Referral } from "./referral.ts";

/** The events of referrals; others can be registered for and never come. */
export type EventName =
  | "referral-created"
  | "referral-updated"
  | "related-referral-created"
  | "related-referral-updated";

/** One per tenant: where events go, and which. */
export interface Registration {
  readonly subscriberId: string;
  readonly url: string;
  readonly events: readonly string[];
  /** The signature travels in `x-ms-signature` instead of `Authorization`. */
  readonly signatureInOwnHeader: boolean;
}

/** What a registration was sent as: `body/WebhookUrl` … or a whole `body`, any case. */
export function registrationFrom(
  parameters: JsonObject,
  subscriberId: string,
): Registration | undefined {
  const sent = new Map<string, Json>();
  for (const [key, value] of unflattened(parameters, "body")) sent.set(key.toLowerCase(), value);
  const url = sent.get("webhookurl");
  const events = sent.get("webhookevents");
  if (typeof url !== "string" || !/^https:\/\/\S+$/.test(url)) return undefined;
  if (!isJsonArray(events) || !events.every((name) => typeof name === "string")) return undefined;
  return {
    subscriberId,
    url,
    events: events.map(String),
    signatureInOwnHeader:
      String(sent.get("signaturetokentomssignatureheader")).toLowerCase() === "true",
  };
}

export const shownRegistration = ({ url, events }: Registration): JsonObject =>
  new Map<string, Json>([
    ["WebhookEvents", events],
    ["WebhookUrl", url],
  ]);

/** What is posted (domain.md §6): PascalCase as documented, or camelCase as the callback model has it. */
export function payloadOf(
  name: EventName,
  referralId: string,
  now: Instant,
  casing: "pascal" | "camel",
): JsonObject {
  const members: readonly (readonly [string, Json])[] = [
    ["EventName", name],
    [
      "ResourceUri",
      `https://api.partnercenter.microsoft.com/engagements/v1/referrals/${referralId}`,
    ],
    ["ResourceName", "referral"],
    ["AuditUri", null],
    ["ResourceChangeUtcDate", timestamp(now)],
  ];
  return new Map(
    casing === "pascal"
      ? members
      : members.map(([key, value]) => [key.charAt(0).toLowerCase() + key.slice(1), value]),
  );
}

/** The headers of a notification. The signature is a stand-in: nothing here can check it. */
export function headersOf({ signatureInOwnHeader }: Registration): JsonObject {
  const signature = Buffer.from("simulated").toString("base64");
  return new Map([
    ["Content-Type", "application/json; charset=utf-8"],
    signatureInOwnHeader
      ? (["x-ms-signature", signature] as const)
      : (["Authorization", `Signature ${signature}`] as const),
    ["X-MS-Certificate-Url", "https://certificates.example.invalid/notification.cer"],
    ["X-MS-Signature-Algorithm", "rsa-sha256"],
  ]);
}

/** How the partner hears of a change of a referral of either side. */
export const eventOf = (referral: Referral, change: "created" | "updated"): EventName =>
  referral.side === "partner" ? `referral-${change}` : `related-referral-${change}`;
