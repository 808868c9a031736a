import type { Json } from "#foundation";
import { answer } from "../connection/answer.ts";
import type { ConnectorAnswer, ConnectorCall, Outside } from "../port.ts";
import type { Desk } from "./desk.ts";
import { registrationFrom, shownRegistration } from "./webhooks.ts";

/** The connector's name in a flow. */
export const EVENTS_API = "shared_partnercenterevents";

/** This host's errors have a form of their own (domain.md §4.7). */
export const eventsError = (status: number, code: string, description: string): ConnectorAnswer =>
  answer(
    status,
    new Map<string, Json>([
      ["code", code],
      ["description", description],
      ["data", []],
      ["source", "PartnerApiService"],
    ]),
  );

/** The operations of the events connector (domain.md §5.2, §6): one registration per tenant. */
export const EVENT_OPERATIONS: Readonly<
  Record<string, (desk: Desk, call: ConnectorCall, outside: Outside) => ConnectorAnswer>
> = {
  ViewRegistration: (desk) => {
    const { registration } = desk.state;
    return registration
      ? answer(200, shownRegistration(registration))
      : eventsError(404, "3000", "There is no registration.");
  },
  EventRegistration: (desk, { parameters }, outside) => {
    const { state } = desk;
    if (state.registration) return eventsError(409, "3001", "There is a registration already.");
    const registration = registrationFrom(parameters, outside.newId());
    if (!registration) return badRegistration();
    state.registration = registration;
    return answer(200, shownRegistration(registration));
  },
  UpdateRegistration: (desk, { parameters }, outside) => {
    const { state } = desk;
    if (!state.registration) return eventsError(404, "3000", "There is no registration.");
    const registration = registrationFrom(
      parameters,
      state.registration.subscriberId || outside.newId(),
    );
    if (!registration) return badRegistration();
    state.registration = registration;
    const subscriber = new Map<string, Json>([["SubscriberId", registration.subscriberId]]);
    return answer(200, new Map([...subscriber, ...shownRegistration(registration)]));
  },
};

const badRegistration = (): ConnectorAnswer =>
  eventsError(400, "2000", "WebhookUrl is an https address and WebhookEvents a list of names.");
