import { callChild, getReferral } from "#connectors";
import {
  after,
  compose,
  type FlowSource,
  flow,
  fn,
  get,
  type Steps,
  type Typed,
  terminate,
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
    trigger,
    steps: (s) => {
      attempt(
        s,
        "Synchronize the lead or opportunity",
        (s) => {
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
          s.when(
            "If the event names a referral",
            fn.and(known, looksLikeId(id), fn.contains(EVENTS, name)),
            (s) => dispatch(s, id, name),
          );
        },
        () => {},
      );
    },
  });

  function dispatch(s: Steps, id: Typed<string>, name: Typed<string>): void {
    const read = s.do("Get the referral", getReferral(product.connections.partnerCenter, id));
    const status = statusCodeOf("Get the referral");
    s.when(
      "If the referral is ours to see",
      fn.equals(status, 200),
      (s) => {
        const body = fn.string(read.referral);
        s.when(
          "If the other side changed",
          fn.startsWith(name, "related-"),
          (s) => {
            s.do("Take over what Microsoft did", callChild(children.microsoft, { referral: body }));
          },
          (s) => {
            s.do("Take over the referral", callChild(children.helper, { referral: body }));
          },
        );
      },
      (s) => {
        s.when(
          "If it could not be read",
          fn.not(fn.or(fn.equals(status, 404), fn.equals(status, 403))),
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
        );
      },
      { after: after(read, "Succeeded", "Failed", "TimedOut") },
    );
  }
}

const EVENTS: Typed<readonly string[]> = fn.createArray(
  "referral-created",
  "referral-updated",
  "related-referral-created",
  "related-referral-updated",
);
