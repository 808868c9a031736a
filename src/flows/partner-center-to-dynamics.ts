import { callChild, getReferral, listRows, variable } from "#connectors";
import { ENGLISH } from "#dataverse";
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
  text,
  type Variable,
  whenHttpRequestArrives,
} from "#wdl";
import type { microsoftReferralUpdates } from "./microsoft-referral-updates.ts";
import type { Product } from "./product.ts";
import { looksLikeId } from "./receive-referral/classify.ts";
import type { partnerCenterToDynamicsHelper } from "./receive-referral/index.ts";
import { attempt, type Fail } from "./steps/attempt.ts";
import { NO_ROW } from "./steps/constants.ts";
import { odataText } from "./steps/odata.ts";
import { errorMessageOf, statusCodeOf } from "./steps/outcome.ts";
import { reportFailure } from "./steps/report-failure.ts";

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
            name: "(Scope) Custom configurations",
            description:
              "Shows what is set: a flow keeps the values of its environment variables from the moment it was turned on.",
            work: (s) => {
              s.do("Settings of this run", compose(settingsOf(product)));
            },
          },
          {
            name: "(Scope) Initializing sychronization dependencies",
            description:
              "Reads the referral anew: an event only says that something changed, and may come late or twice.",
            work: (s, fail) => {
              s.when("If the event names a referral", event.usable, (s) => {
                read(s, event.id, referral, fail);
              });
            },
          },
          {
            name: "(Scope) Synchronize the lead or opportunity",
            description: "Hands the referral to the flow that takes it over.",
            tellers: [children.helper, children.microsoft],
            work: (s) => {
              s.when("If the referral is ours to see", fn.not(fn.empty(referral.value)), (s) =>
                dispatch(s, event, referral.value),
              );
            },
          },
        ],
        (s, { reason, told }) => {
          s.when("If the seller does not know", fn.not(told), (s) => {
            const opportunity = carrierOf(s, "Find the opportunity to tell", event.id);
            s.when("If there is somebody to tell", fn.not(fn.empty(opportunity)), (s) => {
              reportFailure(s, product, opportunity, "to-crm", reason);
            });
          });
        },
      );
    },
  });

  /** The opportunity that carries a referral; empty when none does, or no referral is known yet. */
  function carrierOf(s: Steps, name: string, referral: Typed<string>): Typed<string> {
    const { opportunity } = product.tables;
    const known = fn.toLower(fn.coalesce(referral, NO_ROW));
    const { first } = s.do(
      name,
      listRows(product.connections.dataverse, opportunity, {
        select: ["id"],
        filter: text`${opportunity.columns.referralIdentifier.logicalName} eq '${odataText(known)}'`,
        orderBy: { column: "id" },
        top: 1,
      }),
    );
    return fn.coalesce(first.id, "");
  }

  function check(s: Steps): Event {
    const body = fn.trim(fn.string(fn.coalesce(inputs.body, "")));
    const event = s.do(
      "Event",
      compose<WebhookEvent>(fn.json(fn.if(fn.startsWith(body, "{"), body, "{}"))),
    ).output;
    const uri = fn.trim(fn.string(fn.coalesce(get(event, "ResourceUri"), "")));
    const known = fn.startsWith(fn.toLower(uri), REFERRALS);
    const id = s.do(
      "Referral id",
      compose<string>(fn.if(known, fn.slice(uri, REFERRALS.length), "")),
    ).output;
    const name = fn.toLower(fn.string(fn.coalesce(get(event, "EventName"), "")));
    return { id, name, usable: fn.and(known, looksLikeId(id), fn.contains(EVENTS, name)) };
  }

  /** A referral of others, or one that is gone, is no failure; one that an opportunity carries is. */
  function read(s: Steps, id: Typed<string>, kept: Variable<string>, fail: Fail): void {
    const { referral } = s.do(READ, getReferral(product.connections.partnerCenter, id));
    const keep = s.do("Keep the referral", set(kept, fn.string(referral)));
    const status = statusCodeOf(READ);
    s.when(
      "If it could not be read",
      fn.not(fn.equals(status, 200)),
      (s) => {
        const opportunity = carrierOf(s, "Find the opportunity of the referral", id);
        const isForeign = fn.or(fn.equals(status, 404), fn.equals(status, 403));
        s.when(
          "If it is for us to read",
          fn.or(fn.not(isForeign), fn.not(fn.empty(opportunity))),
          (s) =>
            fail(
              s,
              "the referral was not read",
              fn.concat(
                "A change in Partner Center could not be read: ",
                fn.coalesce(errorMessageOf(READ), "it gave no reason"),
              ),
            ),
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

/** What the environment variables are set to, under the names that administrators know. */
const settingsOf = ({ variables }: Product): Readonly<Record<string, Typed<unknown>>> =>
  Object.fromEntries(
    Object.values(variables).map((one) => [one.labels[ENGLISH] ?? one.schemaName, variable(one)]),
  );

const EVENTS: Typed<readonly string[]> = fn.createArray(
  "referral-created",
  "referral-updated",
  "related-referral-created",
  "related-referral-updated",
);
