import type { Draft, Typed, UsedConnection } from "#wdl";
import { namedCall, typed } from "#wdl";
import {
  type Connector,
  operation,
  optionalText,
  requiredList,
  requiredText,
} from "./connector.ts";

/**
 * Name of the body parameter: inferred from the generated SDK, which calls its arguments `body…`
 * (domain.md §5.2 and U6). Everything that names it reads this constant.
 */
const BODY = "body" as const;

const registrationParameters = {
  [`${BODY}/WebhookUrl` as const]: requiredText,
  [`${BODY}/WebhookEvents` as const]: requiredList,
  [`${BODY}/SignatureTokenToMsSignatureHeader` as const]: optionalText,
};

/** Partner Center Events: which URL is told of changed referrals (domain.md §5.2, §6). */
export const partnerCenterEvents = {
  apiName: "shared_partnercenterevents",
  operations: {
    ViewRegistration: {
      kind: "action",
      effect: "read",
      parameters: {},
      answer: { object: { WebhookUrl: "text", WebhookEvents: { list: "text" } } },
    },
    EventRegistration: { kind: "action", effect: "create", parameters: registrationParameters },
    UpdateRegistration: {
      kind: "action",
      effect: "write",
      parameters: registrationParameters,
      answer: {
        object: { SubscriberId: "text", WebhookUrl: "text", WebhookEvents: { list: "text" } },
      },
    },
  },
} as const satisfies Connector;

type EventsConnection = UsedConnection<typeof partnerCenterEvents.apiName>;

export const WEBHOOK_EVENTS = [
  "referral-created",
  "referral-updated",
  "related-referral-created",
  "related-referral-updated",
] as const;

export interface WebhookRegistration {
  readonly WebhookUrl?: string;
  readonly WebhookEvents?: readonly string[];
}

export interface UpdatedRegistration extends WebhookRegistration {
  readonly SubscriberId?: string;
}

/** The one registration of the tenant; 404 when there is none. */
export const viewRegistration = (
  connection: EventsConnection,
): Draft<{ readonly registration: Typed<WebhookRegistration | null> }> =>
  operation(partnerCenterEvents, "ViewRegistration", connection, {}, (name) => ({
    registration: typed(namedCall("body", name)),
  }));

/** Registers for the first time; 409 when there is a registration already. */
export const registerWebhook = (
  connection: EventsConnection,
  registration: RegistrationInput,
): Draft<object> =>
  operation(
    partnerCenterEvents,
    "EventRegistration",
    connection,
    registrationBody(registration),
    () => ({}),
  );

export const updateWebhook = (
  connection: EventsConnection,
  registration: RegistrationInput,
): Draft<{ readonly registration: Typed<UpdatedRegistration | null> }> =>
  operation(
    partnerCenterEvents,
    "UpdateRegistration",
    connection,
    registrationBody(registration),
    (name) => ({ registration: typed(namedCall("body", name)) }),
  );

export interface RegistrationInput {
  readonly url: Typed<string>;
  readonly events: Typed<readonly string[]>;
}

/**
 * The signature goes into its own header: an Authorization header would clash with the flow URL's
 * own key (domain.md §6). The connector types the switch as text.
 */
const registrationBody = ({ url, events }: RegistrationInput) => ({
  [`${BODY}/WebhookUrl` as const]: url,
  [`${BODY}/WebhookEvents` as const]: events,
  [`${BODY}/SignatureTokenToMsSignatureHeader` as const]: "true",
});
