import { copyOf, type JsonObject } from "#foundation";
import type { Outside } from "../port.ts";
import { checkedReferral, refusedInvitation } from "./creation.ts";
import { invalid, isRefused, notFound, Refused } from "./errors.ts";
import { notify } from "./notification.ts";
import { refusedConsent } from "./patch.ts";
import type { Referral, Via } from "./referral.ts";
import { bornReferral, changedReferral, statusOf, targetsMicrosoft } from "./referral.ts";
import type { Changing, PartnerCenterState, PartnerWrite } from "./state.ts";
import { keepReferral, nextDue, referralIn, referralsOfEngagement } from "./state.ts";
import { refusedStep } from "./status.ts";
import { eventOf } from "./webhooks.ts";

/** Who changes something, and what it follows from. */
export interface Actor {
  readonly by: PartnerWrite["by"];
  readonly via: Via;
}

export const PERSON: Actor = { by: { kind: "person" }, via: "Portal" };
export const MICROSOFT: Actor = { by: { kind: "microsoft" }, via: "Portal" };
const CLOCK: Actor = { by: { kind: "clock" }, via: "Service" };

const EXPIRED: JsonObject = new Map([
  ["status", "Closed"],
  ["substatus", "Expired"],
]);

/** The one place where referrals are made and changed: rules, log and notifications. */
export interface Desk {
  readonly state: Changing;
  create(sent: JsonObject, actor: Actor): Referral | Refused;
  /** An inbound referral waits for an answer; Microsoft's own side of it exists already. */
  receive(sent: JsonObject, withMicrosoft: boolean): Referral | Refused;
  /** Changes members whatever they are; only status and consent have rules here. */
  change(id: string, changes: JsonObject, actor: Actor): Referral | Refused;
  /** Closes what nobody answered in time. */
  expire(): void;
  /** When the next unanswered referral expires. */
  nextExpiry(): number | undefined;
}

export function createDesk(outside: Outside, state: Changing): Desk {
  const mailbox = {
    registration: () => state.registration,
    tuning: () => state.tuning,
    giveUp(undelivered: PartnerCenterState["undelivered"][number]) {
      state.undelivered = [...state.undelivered, undelivered];
    },
  };

  function keep(referral: Referral, change: "created" | "updated", { by }: Actor): Referral {
    const write: PartnerWrite = { at: outside.now(), change, id: referral.id, by };
    keepReferral(state, referral);
    state.writes = { last: write, before: state.writes };
    const cause = by.kind === "flow" ? by.run : `${by.kind} ${change} referral ${referral.id}`;
    const ours = referralsOfEngagement(state, referral.engagementId).find(
      ({ side }) => side === "partner",
    );
    const told = state.tuning.relatedId === "ours" && ours ? ours.id : referral.id;
    notify(outside, mailbox, eventOf(referral, change), told, cause);
    return referral;
  }

  const newTag = (): string => `"${outside.newId()}"`;

  function bear(
    sent: JsonObject,
    of: Pick<Parameters<typeof bornReferral>[1], "engagementId" | "side" | "direction" | "status">,
    actor: Actor,
  ): Referral {
    const { engagementId, side, direction, status } = of;
    const [id, now, tag] = [outside.newId(), outside.now(), newTag()];
    const birth = { id, engagementId, side, direction, status, now, tag };
    return keep(
      bornReferral(copyOf(sent).set("lastModifiedVia", actor.via), birth),
      "created",
      actor,
    );
  }

  function create(sent: JsonObject, actor: Actor): Referral | Refused {
    const checked = checkedReferral(sent);
    if (isRefused(checked)) return checked;
    const wanted = checked.get("engagementId");
    const related = typeof wanted === "string" ? referralsOfEngagement(state, wanted) : [];
    if (wanted !== undefined && wanted !== null && related.length === 0) {
      return invalid(`There is no engagement ${wanted}.`, "engagementId");
    }
    if (!targetsMicrosoft(checked)) {
      if (related.some(({ side }) => side === "partner")) {
        return invalid("The engagement has a referral of this partner already.", "engagementId");
      }
      const engagementId = related[0]?.engagementId ?? outside.newId();
      return bear(
        checked,
        { engagementId, side: "partner", direction: "Outgoing", status: "Active" },
        actor,
      );
    }
    const refusal = refusedInvitation(checked);
    if (refusal) return refusal;
    const [own] = related;
    if (!own) return invalid("Microsoft joins an engagement that exists.", "engagementId");
    const invited = related.some(({ side }) => side === "microsoft");
    if (invited && state.tuning.secondInvitation === "refused") {
      return new Refused("conflict", "Microsoft has a referral of this engagement already.");
    }
    const { engagementId } = own;
    return bear(
      checked,
      { engagementId, side: "microsoft", direction: "Incoming", status: "New" },
      actor,
    );
  }

  function change(id: string, changes: JsonObject, actor: Actor): Referral | Refused {
    const referral = referralIn(state, id);
    if (!referral) return notFound(id);
    const before = statusOf(referral);
    if (before.status === "Closed") return invalid("A closed referral does not change.", "status");
    const to = {
      status: changes.get("status") ?? before.status,
      substatus: changes.get("substatus") ?? before.substatus,
    };
    const refusal =
      (actor === CLOCK ? undefined : refusedStep(before, to)) ?? refusedConsent(referral, changes);
    if (refusal) return refusal;
    const moment = { now: outside.now(), tag: newTag(), via: actor.via };
    return keep(changedReferral(referral, changes, moment), "updated", actor);
  }

  return {
    state,
    create,
    receive(sent, withMicrosoft) {
      const checked = checkedReferral(sent);
      if (isRefused(checked)) return checked;
      const engagementId = outside.newId();
      if (withMicrosoft) {
        bear(
          checked,
          { engagementId, side: "microsoft", direction: "Outgoing", status: "Active" },
          MICROSOFT,
        );
      }
      return bear(
        checked,
        { engagementId, side: "partner", direction: "Incoming", status: "New" },
        MICROSOFT,
      );
    },
    change,
    expire() {
      for (let due = nextDue(state); due && due.at <= outside.now(); due = nextDue(state)) {
        change(due.id, EXPIRED, CLOCK);
      }
    },
    nextExpiry: () => nextDue(state)?.at,
  };
}
