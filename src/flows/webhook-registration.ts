import { registerWebhook, updateWebhook, viewRegistration, WEBHOOK_EVENTS } from "#connectors";
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
      s.when(
        "If the endpoint is not secure",
        fn.not(fn.startsWith(fn.toLower(url), "https://")),
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
        (s) => {
          s.do(
            "Register the endpoint",
            registerWebhook(connection, { url, events: inputs.events }),
          );
          s.do("Registered", compose({ endpoint: url, events: inputs.events, movedEvents: [] }));
        },
        (s) => {
          const registration = view.registration;
          moveOrUpdate(s, {
            url,
            events: inputs.events,
            overwrite: fn.equals(inputs.overwrite, "Yes"),
            registeredUrl: fn.coalesce(get(registration, "WebhookUrl"), ""),
            registeredEvents: fn.coalesce(
              get(registration, "WebhookEvents"),
              typed<readonly string[]>({
                kind: "call",
                name: "json",
                args: [{ kind: "string", value: "[]" }],
              }),
            ),
            viewed: fn.equals(status, 200),
          });
        },
        { after: after(view, "Succeeded", "Failed") },
      );
    },
  });

  function moveOrUpdate(
    s: Steps,
    is: {
      readonly url: Typed<string>;
      readonly events: Typed<readonly string[]>;
      readonly overwrite: Typed<boolean>;
      readonly registeredUrl: Typed<string>;
      readonly registeredEvents: Typed<readonly string[]>;
      readonly viewed: Typed<boolean>;
    },
  ): void {
    s.when("If the registration could not be read", fn.not(is.viewed), (s) => {
      s.do(
        "Give up",
        terminate({
          status: "Failed",
          code: "RegistrationUnreadable",
          message:
            "Partner Center did not show the present registration. Nothing was changed. Check the connection of Microsoft Partner Center Events and try again.",
        }),
      );
    });
    const another = fn.not(fn.equals(is.registeredUrl, is.url));
    s.when("If another endpoint is registered", fn.and(another, fn.not(is.overwrite)), (s) => {
      s.do(
        "Keep the other endpoint",
        terminate({
          status: "Failed",
          code: "AnotherEndpointRegistered",
          message: fn.concat(
            "Nothing was changed: ",
            is.registeredUrl,
            " is registered, not ",
            is.url,
            ". Choose Yes to overwrite it.",
          ),
        }),
      );
    });
    const events = s.do(
      "All events",
      compose<readonly string[]>(fn.union(is.registeredEvents, is.events)),
    );
    s.do(
      "Update the registration",
      updateWebhook(connection, { url: is.url, events: events.output }),
    );
    s.do(
      "Updated",
      compose({
        endpoint: is.url,
        events: events.output,
        movedEvents: fn.if(another, is.registeredEvents, fn.take(is.registeredEvents, 0)),
      }),
    );
  }
}
