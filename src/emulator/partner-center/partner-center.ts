import type { JsonObject, PlainJson } from "#foundation";
import { copyOf, isJsonObject, jsonOf } from "#foundation";
import { notSimulated } from "../connection/answer.ts";
import type { FaultyHost } from "../connection/faults.ts";
import { withFaults } from "../connection/faults.ts";
import { admit } from "../connection/throttle.ts";
import type { ConnectorAnswer, ConnectorCall, Instant, Outside } from "../port.ts";
import { timestamp } from "../timestamp.ts";
import type { Actor } from "./desk.ts";
import { createDesk, PERSON } from "./desk.ts";
import type { Refused } from "./errors.ts";
import { isRefused, throttled } from "./errors.ts";
import { EVENT_OPERATIONS, EVENTS_API } from "./events-connector.ts";
import { microsoftSeller } from "./microsoft-seller.ts";
import type { Referral, Side } from "./referral.ts";
import { shownReferral } from "./referral.ts";
import { REFERRAL_OPERATIONS, REFERRALS_API } from "./referrals-connector.ts";
import type {
  PartnerCenterState,
  PartnerCenterTuning,
  PartnerWrite,
  Undelivered,
} from "./state.ts";
import { emptyState, referralIn, writesOf } from "./state.ts";
import type { Registration } from "./webhooks.ts";

/** A referral as a story writes it, in the shape of domain.md §4.2. */
export type PlainReferral = Readonly<Record<string, PlainJson | undefined>>;

export interface PartnerCenter extends FaultyHost {
  /** Someone at the partner makes a deal in Partner Center. */
  add(referral: PlainReferral): JsonObject | Refused;
  /** Microsoft shares a deal or a lead; it waits 14 days for an answer. `alone`: no side of its own. */
  share(referral: PlainReferral, alone?: "alone"): JsonObject | Refused;
  /** Someone at the partner changes a referral in Partner Center; members not named stay. */
  edit(id: string, changes: PlainReferral): JsonObject | Refused;
  readonly microsoft: {
    accept(engagementId: string, crmId?: string): JsonObject | Refused;
    decline(engagementId: string, reason: string): JsonObject | Refused;
    close(engagementId: string, substatus: "Won" | "Lost"): JsonObject | Refused;
    change(engagementId: string, changes: PlainReferral): JsonObject | Refused;
  };
  /** In order of creation; of both sides when none is named. */
  referrals(side?: Side): readonly JsonObject[];
  referral(id: string): JsonObject | undefined;
  registration(): Registration | undefined;
  /** Events given up after ten attempts. */
  undelivered(): readonly Undelivered[];
  /** Every referral written so far, oldest first. */
  writes(): readonly PartnerWrite[];
  /**
   * Unanswered referrals expire by the clock, but nothing is scheduled for it: a world that lets time
   * pass on purpose calls `expire` at `nextExpiry`. Every call through the connector does it too.
   */
  nextExpiry(): Instant | undefined;
  expire(): void;
  tune(changes: Partial<PartnerCenterTuning>): void;
  snapshot(): PartnerCenterState;
  restore(state: PartnerCenterState): void;
}

/** Partner Center with one partner's referrals, Microsoft's side of them, and its notifications. */
export function createPartnerCenter(
  outside: Outside,
  tuning: Partial<PartnerCenterTuning> = {},
): PartnerCenter {
  const desk = createDesk(outside, emptyState(tuning));
  const seller = microsoftSeller(desk);

  function invoke(call: ConnectorCall, now: Instant): ConnectorAnswer {
    const { state } = desk;
    const line = `${call.api} ${call.connection ?? ""}`;
    const admission = admit(state.calls, line, now, state.tuning.limit);
    state.calls = admission.calls;
    state.requests += 1;
    const { requests } = state;
    if (admission.retryAfter !== undefined) return throttled(admission.retryAfter);
    desk.expire();
    const { api, operationId } = call;
    const { flow, action, run } = call.caller;
    const actor: Actor = { by: { kind: "flow", flow, action, run }, via: "API" };
    if (api === REFERRALS_API && Object.hasOwn(REFERRAL_OPERATIONS, operationId)) {
      const answer = REFERRAL_OPERATIONS[operationId]?.(desk, call, actor) ?? unknown(call);
      return stamped(answer, requests, now);
    }
    if (api === EVENTS_API && Object.hasOwn(EVENT_OPERATIONS, operationId)) {
      return EVENT_OPERATIONS[operationId]?.(desk, call, outside) ?? unknown(call);
    }
    return unknown(call);
  }

  const host = withFaults({ invoke }, ({ api }) => api === REFERRALS_API || api === EVENTS_API);

  return {
    ...host,
    add: (referral) => shown(desk.create(objectOf(referral), PERSON)),
    share: (referral, alone) => shown(desk.receive(objectOf(referral), alone !== "alone")),
    edit: (id, changes) => shown(desk.change(id, objectOf(changes), PERSON)),
    microsoft: {
      accept: (engagementId, crmId) => shown(seller.accept(engagementId, crmId)),
      decline: (engagementId, reason) => shown(seller.decline(engagementId, reason)),
      close: (engagementId, substatus) => shown(seller.close(engagementId, substatus)),
      change: (engagementId, changes) => shown(seller.change(engagementId, objectOf(changes))),
    },
    referrals(side) {
      const { state } = desk;
      return writesOf(state.writes).flatMap(({ change, id }) => {
        const referral = change === "created" ? referralIn(state, id) : undefined;
        return referral && (side ?? referral.side) === referral.side ? [referral.json] : [];
      });
    },
    referral: (id) => referralIn(desk.state, id)?.json,
    registration: () => desk.state.registration,
    undelivered: () => desk.state.undelivered,
    writes: () => writesOf(desk.state.writes),
    nextExpiry: () => desk.nextExpiry(),
    expire: () => desk.expire(),
    tune(changes) {
      desk.state.tuning = { ...desk.state.tuning, ...changes };
    },
    snapshot: () => ({ ...desk.state }),
    restore: (kept) => void Object.assign(desk.state, kept),
  };
}

/** What every answer of the service says of itself (domain.md §4.1). */
function stamped(answer: ConnectorAnswer, request: number, now: Instant): ConnectorAnswer {
  const headers = copyOf(answer.headers)
    .set("Request-ID", `00000000-0000-4000-8000-${String(request).padStart(12, "0")}`)
    .set("timestamp", timestamp(now));
  return { ...answer, headers };
}

const unknown = ({ operationId }: ConnectorCall): ConnectorAnswer =>
  notSimulated(`the operation "${operationId}" of Partner Center`);

const shown = (result: Referral | Refused): JsonObject | Refused =>
  isRefused(result) ? result : shownReferral(result);

function objectOf(plain: PlainReferral): JsonObject {
  const json = jsonOf(plain);
  return isJsonObject(json) ? json : new Map();
}
