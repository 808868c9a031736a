import {
  registerWebhook,
  updateWebhook,
  viewRegistration,
  WEBHOOK_EVENTS,
  type WebhookRegistration,
} from "#connectors";
import {
  after,
  compose,
  type FlowSource,
  flow,
  fn,
  get,
  namedCall,
  type Steps,
  safeAccess,
  type Typed,
  terminate,
  typed,
  whenStartedByHand,
} from "#wdl";
import type { Product } from "./product.ts";
import { attempt } from "./steps/attempt.ts";
import { NOBODY } from "./steps/constants.ts";
import { whyFailed } from "./steps/create-once.ts";
import { statusCodeOf } from "./steps/outcome.ts";

const SECURE = "https://";

/** Nothing tells whose it is: it appeared between looking and registering (domain.md §6). */
const ALREADY_REGISTERED = 409;

/** Registers the URL of the webhook flow for the events of referrals; safe to run again. */
export function webhookRegistration(product: Product): FlowSource {
  const connection = product.connections.partnerCenterEvents;
  const { trigger, inputs } = whenStartedByHand({
    url: {
      kind: "text",
      title: "Http Trigger Endpoint",
      description: "Enter the http trigger endpoint you wish to register",
    },
    events: {
      kind: "choice",
      several: true,
      title: "Events to Register",
      description: "Choose the resource change events you wish to register",
      options: WEBHOOK_EVENTS,
    },
    overwrite: {
      kind: "choice",
      title: "Overwrite existing trigger endpoints if present?",
      description: "Yes moves events that another endpoint receives to this one",
      options: ["No", "Yes"],
    },
  });
  const url = fn.trim(fn.coalesce(inputs.url, ""));

  return flow({
    key: "webhook-registration",
    name: product.flowName("Partner Center Webhook Registration"),
    description: `Registers the endpoint of the flow "${product.flowName("Partner Center to Dynamics 365")}" with Partner Center for the chosen events. ${product.doNotEdit}`,
    ...product.flowBasics,
    trigger: {
      ...trigger,
      description:
        "Run it by hand once the address of the flow that receives events is known, and again to move it.",
    },
    steps: (s) => {
      attempt(
        s,
        [
          {
            name: "(Scope) Register the endpoint",
            description:
              "Looks at what is registered first: the one registration of a tenant is never changed by accident.",
            work: (s) => register(s),
          },
        ],
        // Nobody but who started it by hand is to be told: the run's end says why.
        () => {},
      );
    },
  });

  function register(s: Steps): void {
    const rest = fn.slice(url, SECURE.length);
    s.when(
      "If the endpoint is not secure",
      fn.or(
        fn.not(fn.startsWith(fn.toLower(url), SECURE)),
        fn.empty(fn.trim(fn.coalesce(fn.first(fn.split(rest, "/")), ""))),
      ),
      (s) => {
        s.do(
          "Refuse the endpoint",
          terminate({
            status: "Failed",
            code: "EndpointNotSecure",
            message: fn.concat("Only an https address can be registered, not: ", url),
          }),
        );
      },
    );
    const view = s.do("View the registration", viewRegistration(connection));
    const status = typed<number | null>(
      safeAccess(namedCall("outputs", "View_the_registration"), "statusCode"),
    );
    s.when(
      "If nothing is registered yet",
      fn.equals(status, 404),
      (s) => registerFirst(s),
      (s) => moveOrUpdate(s, view.registration, status),
      { after: after(view, "Succeeded", "Failed") },
    );
  }

  /** There may be a registration all the same: Partner Center then says 409, and it is looked at. */
  function registerFirst(s: Steps): void {
    const name = "Register the endpoint";
    const first = s.do(name, registerWebhook(connection, { url, events: inputs.events }));
    s.when(
      "If something is registered all the same",
      fn.equals(statusCodeOf(name), ALREADY_REGISTERED),
      (s) => {
        const name = "View the registration again";
        const again = s.do(name, viewRegistration(connection));
        s.scope(
          "Move or update it",
          (s) => moveOrUpdate(s, again.registration, statusCodeOf(name), " again"),
          { after: after(again, "Succeeded", "Failed") },
        );
      },
      (s) => {
        s.do(
          "Not registered",
          terminate({ status: "Failed", code: "NotRegistered", message: whyFailed(name) }),
        );
      },
      { after: after(first, "Failed", "TimedOut") },
    );
    s.do("Registered", compose({ endpoint: url, events: inputs.events, movedEvents: [] }), {
      after: after({ step: "If something is registered all the same" }, "Skipped"),
    });
  }

  function moveOrUpdate(
    s: Steps,
    registration: Typed<WebhookRegistration | null>,
    status: Typed<number | null>,
    suffix = "",
  ): void {
    const registeredUrl = fn.coalesce(get(registration, "WebhookUrl"), "");
    const registeredEvents = fn.coalesce(get(registration, "WebhookEvents"), NOBODY);
    s.when(
      `If the registration could not be read${suffix}`,
      fn.not(fn.equals(status, 200)),
      (s) => {
        s.do(
          `Give up${suffix}`,
          terminate({
            status: "Failed",
            code: "RegistrationUnreadable",
            message:
              "Partner Center did not show the present registration. Nothing was changed. Check the connection of Microsoft Partner Center Events and try again.",
          }),
        );
      },
    );
    const another = fn.not(fn.equals(registeredUrl, url));
    s.when(
      `If another endpoint is registered${suffix}`,
      fn.and(another, fn.not(fn.equals(inputs.overwrite, "Yes"))),
      (s) => {
        s.do(
          `Keep the other endpoint${suffix}`,
          terminate({
            status: "Failed",
            code: "AnotherEndpointRegistered",
            message: fn.concat(
              "Nothing was changed: ",
              registeredUrl,
              " is registered, not ",
              url,
              ". Choose Yes to overwrite it.",
            ),
          }),
        );
      },
    );
    const events = s.do(
      `All events${suffix}`,
      compose<readonly string[]>(fn.union(registeredEvents, inputs.events)),
    );
    s.do(
      `Update the registration${suffix}`,
      updateWebhook(connection, { url, events: events.output }),
    );
    s.do(
      `Updated${suffix}`,
      compose({
        endpoint: url,
        events: events.output,
        movedEvents: fn.if(another, registeredEvents, fn.take(registeredEvents, 0)),
      }),
    );
  }
}
