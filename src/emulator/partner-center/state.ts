import type { Calls, Limit } from "../connection/throttle.ts";
import { PersistentMap } from "../persistent-map.ts";
import { type Due, withDue, withoutFirst } from "./due.ts";
import type { Referral } from "./referral.ts";
import { expiryOf } from "./referral.ts";
import type { EventName, Registration } from "./webhooks.ts";

/** An event that no attempt could deliver. */
export interface Undelivered {
  readonly name: EventName;
  readonly referralId: string;
  readonly url: string;
  readonly lastStatus: number;
}

/** What a story may turn while it plays. Where the documents are silent, both readings are here. */
export interface PartnerCenterTuning {
  /** From the change to the notification, in milliseconds. */
  readonly delay: number;
  /** Added to the delay by chance, so that notifications overtake each other; in milliseconds. */
  readonly jitter: number;
  /** How often every notification comes once more. */
  readonly duplicates: number;
  /** The spelling of the payload's members. */
  readonly casing: "pascal" | "camel";
  /** Which id a related-referral event carries (U7). */
  readonly relatedId: "theirs" | "ours";
  /** Whether Microsoft's CRM id is on its own referral only, or on both once it accepts. */
  readonly crmId: "theirs" | "both";
  /** Whether an unanswered referral takes changes besides its answer (U8). */
  readonly whileNew: "refused" | "accepted";
  /** What a second invitation of Microsoft to one engagement gives; not documented. */
  readonly secondInvitation: "created" | "refused";
  /** Calls of one connection (domain.md §5.2, U16). */
  readonly limit: Limit;
  readonly pageSize: number;
}

export const USUAL: PartnerCenterTuning = {
  delay: 2000,
  jitter: 0,
  duplicates: 0,
  casing: "pascal",
  relatedId: "theirs",
  crmId: "theirs",
  whileNew: "refused",
  secondInvitation: "created",
  limit: { calls: 100, window: 60_000 },
  pageSize: 50,
};

/** Everything that changes; what is in it is never changed in place, so that a copy is a snapshot. */
export interface Changing {
  referrals: PersistentMap<Referral>;
  /** Ids by engagement, in order of creation. */
  engagements: PersistentMap<readonly string[]>;
  /** When inbound referrals expire; those that were answered since are still in it. */
  due: Due;
  registration: Registration | undefined;
  calls: Calls;
  /** How many were ever made. */
  requests: number;
  undelivered: readonly Undelivered[];
  writes: PartnerWrites;
  tuning: PartnerCenterTuning;
}

/** Everything that changes, at one moment. */
export type PartnerCenterState = Readonly<Changing>;

/** One referral written, by whom. Grows without touching what was there. */
export type PartnerWrites =
  | undefined
  | { readonly last: PartnerWrite; readonly before: PartnerWrites };

export interface PartnerWrite {
  readonly at: number;
  readonly change: "created" | "updated";
  readonly id: string;
  readonly by:
    | {
        readonly kind: "flow";
        readonly flow: string;
        readonly action: string;
        readonly run: string;
      }
    | { readonly kind: "person" | "microsoft" | "clock" };
}

export const emptyState = (tuning: Partial<PartnerCenterTuning>): Changing => ({
  referrals: PersistentMap.empty(),
  engagements: PersistentMap.empty(),
  due: undefined,
  registration: undefined,
  calls: PersistentMap.empty(),
  requests: 0,
  undelivered: [],
  writes: undefined,
  tuning: { ...USUAL, ...tuning },
});

export const referralIn = (state: PartnerCenterState, id: unknown): Referral | undefined =>
  state.referrals.get(String(id).toLowerCase());

export const referralsOfEngagement = (
  state: PartnerCenterState,
  engagementId: string,
): readonly Referral[] =>
  (state.engagements.get(engagementId.toLowerCase()) ?? []).flatMap(
    (id) => state.referrals.get(id) ?? [],
  );

export function keepReferral(state: Changing, referral: Referral): void {
  const { id, engagementId } = referral;
  const siblings = state.engagements.get(engagementId) ?? [];
  const expiry = expiryOf(referral);
  const before = state.referrals.get(id);
  const isNew = expiry !== undefined && expiry !== (before && expiryOf(before));
  state.referrals = state.referrals.with(id, referral);
  if (!siblings.includes(id)) {
    state.engagements = state.engagements.with(engagementId, [...siblings, id]);
  }
  if (isNew) state.due = withDue(state.due, expiry, id);
}

/** What expires next; the expiries before it that came to nothing are forgotten. */
export function nextDue(state: Changing): Due {
  for (; state.due; state.due = withoutFirst(state.due)) {
    const referral = state.referrals.get(state.due.id);
    if (referral && expiryOf(referral) === state.due.at) break;
  }
  return state.due;
}

/** Oldest first. */
export function writesOf(log: PartnerWrites): readonly PartnerWrite[] {
  const writes: PartnerWrite[] = [];
  for (let entry = log; entry; entry = entry.before) writes.push(entry.last);
  return writes.reverse();
}
