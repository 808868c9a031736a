import { callChild, getReferral } from "#connectors";
import {
  after,
  compose,
  type FlowSource,
  flow,
  fn,
  get,
  initialize,
  type Steps,
  set,
  type Typed,
  terminate,
  type Variable,
  whenHttpRequestArrives,
} from "#wdl";
import type { microsoftReferralUpdates } from "./microsoft-referral-updates.ts";
import type { Product } from "./product.ts";
import { looksLikeId } from "./receive-referral/classify.ts";
import type { partnerCenterToDynamicsHelper } from "./receive-referral/index.ts";
import { attempt } from "./steps/attempt.ts";
import { statusCodeOf } from "./steps/outcome.ts";

/** What Partner Center sends (domain.md §6); property names are read without regard to case. */
interface WebhookEvent {
  readonly EventName?: string | null;
  readonly ResourceUri?: string | null;
}

const TEXT_OR_NULL = { type: ["string", "null"] };

/** Nothing is required: an event that cannot be used is ignored, not refused. */
const EVENT_SCHEMA = {
  type: "object",
  properties: {
    EventName: TEXT_OR_NULL,
    ResourceUri: TEXT_OR_NULL,
    ResourceName: TEXT_OR_NULL,
    AuditUri: {},
    ResourceChangeUtcDate: TEXT_OR_NULL,
  },
};

/** The one documented place of referrals in events (domain.md §6). */
const REFERRALS = "https://api.partnercenter.microsoft.com/engagements/v1/referrals/";

/** What an event says, as far as it is believed. */
interface Event {
  readonly id: Typed<string>;
  /** In small letters. */
  readonly name: Typed<string>;
  /** Whether it names a referral, in the documented place. */
  readonly usable: Typed<boolean>;
}

const READ = "Get the referral";

/**
 * The webhook. An event only says that something changed: the id is taken from it, everything else
 * is read anew, so that late, repeated and reordered events do no harm.
 */
export function partnerCenterToDynamics(
  product: Product,
  children: {
    readonly helper: ReturnType<typeof partnerCenterToDynamicsHelper>;
    readonly microsoft: ReturnType<typeof microsoftReferralUpdates>;
  },
): FlowSource {
  const { trigger, inputs } = whenHttpRequestArrives<WebhookEvent>(EVENT_SCHEMA);
  return flow({
    key: "partner-center-to-dynamics",
    name: product.flowName("Partner Center to Dynamics 365"),
    description: `Receives the events of Partner Center and brings leads and opportunities into the CRM. ${product.doNotEdit}`,
    ...product.flowBasics,
    trigger: {
      ...trigger,
      description:
        "The address that Partner Center is told by the flow that registers it. It contains a key: tell it nobody else.",
    },
    steps: (s) => {
      const referral = s.do("Initialize the referral", initialize("Referral", "String", ""));
      let event: Event;
      attempt(
        s,
        [
          {
            name: "(Scope) Performing pre-checks",
            description:
              "Takes the referral's id out of the event. What names no referral of Partner Center is ignored.",
            work: (s) => {
              event = check(s);
            },
          },
          {
            name: "(Scope) Initializing sychronization dependencies",
            description:
              "Reads the referral anew: an event only says that something changed, and may come late or twice.",
            work: (s) => {
              s.when("If the event names a referral", event.usable, (s) => {
                read(s, event.id, referral);
              });
            },
          },
          {
            name: "(Scope) Synchronize the lead or opportunity",
            description: "Hands the referral to the flow that takes it over.",
            work: (s) => {
              s.when("If the referral is ours to see", fn.not(fn.empty(referral.value)), (s) =>
                dispatch(s, event, referral.value),
              );
            },
          },
        ],
        () => {},
      );
    },
  });

  function check(s: Steps): Event {
    const event = s.do(
      "Event",
      compose<WebhookEvent>(fn.json(fn.string(fn.coalesce(inputs.body, "{}")))),
    ).output;
    const uri = fn.trim(fn.coalesce(get(event, "ResourceUri"), ""));
    const known = fn.startsWith(fn.toLower(uri), REFERRALS);
    const id = s.do(
      "Referral id",
      compose<string>(fn.if(known, fn.slice(uri, REFERRALS.length), "")),
    ).output;
    const name = fn.toLower(fn.coalesce(get(event, "EventName"), ""));
    return { id, name, usable: fn.and(known, looksLikeId(id), fn.contains(EVENTS, name)) };
  }

  /** A referral of others, or one that is gone, is no failure. */
  function read(s: Steps, id: Typed<string>, kept: Variable<string>): void {
    const { referral } = s.do(READ, getReferral(product.connections.partnerCenter, id));
    const keep = s.do("Keep the referral", set(kept, fn.string(referral)));
    const status = statusCodeOf(READ);
    s.when(
      "If it could not be read",
      fn.not(fn.or(fn.equals(status, 200), fn.equals(status, 404), fn.equals(status, 403))),
      (s) => {
        s.do(
          "End as unread",
          terminate({
            status: "Failed",
            code: "ReferralNotRead",
            message: fn.concat("The referral ", id, " could not be read from Partner Center."),
          }),
        );
      },
      undefined,
      { after: after(keep, "Succeeded", "Failed", "Skipped") },
    );
  }

  function dispatch(s: Steps, { name }: Event, referral: Typed<string>): void {
    s.when(
      "If the other side changed",
      fn.startsWith(name, "related-"),
      (s) => {
        s.do("Take over what Microsoft did", callChild(children.microsoft, { referral }));
      },
      (s) => {
        const { answer } = s.do("Take over the referral", callChild(children.helper, { referral }));
        // What Microsoft did before found no opportunity yet.
        s.when("If the opportunity is new", fn.equals(get(answer, "State"), "Created"), (s) => {
          s.do("Take over what Microsoft did before", callChild(children.microsoft, { referral }));
        });
      },
    );
  }
}

const EVENTS: Typed<readonly string[]> = fn.createArray(
  "referral-created",
  "referral-updated",
  "related-referral-created",
  "related-referral-updated",
);
