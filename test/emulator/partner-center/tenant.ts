import type { JsonObject, PlainJson } from "#foundation";
import { jsonOf } from "#foundation";
import type { PartnerCenterTuning } from "../../../src/emulator/partner-center/index.ts";
import {
  createPartnerCenter,
  EVENTS_API,
  REFERRALS_API,
} from "../../../src/emulator/partner-center/index.ts";
import type { ConnectorAnswer } from "../../../src/emulator/port.ts";
import { testOutside } from "../outside.ts";

/** A deal with Contoso as the connector sends it, flattened. */
export const DEAL: Readonly<Record<string, PlainJson>> = {
  "Referral/name": "New data platform",
  "Referral/externalReferenceId": "row-1",
  "Referral/type": "Shared",
  "Referral/qualification": "SalesQualified",
  "Referral/customerProfile/name": "Contoso",
  "Referral/customerProfile/address/country": "US",
  "Referral/customerProfile/team": [
    { firstName: "Ann", lastName: "Lee", email: "ann@contoso.example" },
  ],
  "Referral/consent/consentToToShareInfoWithOthers": true,
  "Referral/consent/consentToContact": true,
  "Referral/consent/consentToShareReferralWithMicrosoftSellers": true,
  "Referral/details/notes": "Notes",
  "Referral/details/dealValue": 1000.5,
  "Referral/details/currency": "USD",
  "Referral/details/closingDateTime": "2026-06-30T00:00:00Z",
  "Referral/details/requirements/solutions": [{ id: "SOL-1", name: "Platform", type: "Name" }],
  "Referral/team": [{ firstName: "Bob", lastName: "May", email: "bob@fabrikam.example" }],
  "Referral/target": [{ type: "SolutionProfile", id: "SOL-1" }],
};

/** The same deal as a person in Partner Center writes it. */
export const PLAIN_DEAL: Readonly<Record<string, PlainJson>> = {
  name: "New data platform",
  type: "Shared",
  customerProfile: {
    name: "Contoso",
    address: { country: "US" },
    team: [{ email: "ann@contoso.example" }],
  },
  consent: { consentToShareReferralWithMicrosoftSellers: false },
  details: {
    dealValue: 5,
    currency: "USD",
    requirements: { solutions: [{ id: "SOL-1", name: "P" }] },
  },
};

export const INVITATION: Readonly<Record<string, PlainJson>> = {
  "Referral/target": [{ type: "BusinessProfileLocation", id: "msft" }],
  "Referral/inviteContext/assistanceRequestCode": "GeneralOrOther",
};

export function tenant(tuning: Partial<PartnerCenterTuning> = {}) {
  const outside = testOutside();
  const partnerCenter = createPartnerCenter(outside, tuning);
  const call = (
    operationId: string,
    parameters: Readonly<Record<string, PlainJson>> = {},
  ): ConnectorAnswer => {
    const answer = partnerCenter.invoke(
      {
        api: operationId.endsWith("Registration") ? EVENTS_API : REFERRALS_API,
        operationId,
        parameters: jsonOf(parameters) as JsonObject,
        connection: "fab_referrals",
        caller: { flow: "Flow", action: "Action", run: "run-1" },
      },
      outside.now(),
    );
    if (!answer) throw new Error("Partner Center does not serve its own connectors");
    return answer;
  };
  const create = (changes: Readonly<Record<string, PlainJson>> = {}): JsonObject =>
    bodyOf(call("CreateReferral", { ...DEAL, ...changes }));
  const listen = (events: readonly string[] = ALL_EVENTS) =>
    call("EventRegistration", {
      "body/WebhookUrl": "https://flow.example/hook",
      "body/WebhookEvents": events,
    });
  const heard = (): readonly (readonly [unknown, unknown])[] => {
    outside.pass(3600_000);
    return outside.posted.splice(0).map(({ body }) => {
      const payload = body as JsonObject;
      return [payload.get("EventName"), String(payload.get("ResourceUri")).split("/").at(-1)];
    });
  };
  return { outside, partnerCenter, call, create, listen, heard };
}

export const ALL_EVENTS = [
  "referral-created",
  "referral-updated",
  "related-referral-created",
  "related-referral-updated",
];

export const bodyOf = ({ body }: ConnectorAnswer): JsonObject => body as JsonObject;

export const objectIn = (object: JsonObject | undefined, key: string): JsonObject =>
  object?.get(key) as JsonObject;

/** The path an error points to. */
export const targetOf = (answer: ConnectorAnswer): unknown =>
  objectIn(bodyOf(answer), "error").get("target");
