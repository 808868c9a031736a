import { EVENT_OPERATIONS, EVENTS_API } from "./events-connector.ts";
import { REFERRAL_OPERATIONS, REFERRALS_API } from "./referrals-connector.ts";

/** The operations that the simulation does, by connector. */
export const SERVED_OPERATIONS: ReadonlyMap<string, object> = new Map([
  [EVENTS_API, EVENT_OPERATIONS],
  [REFERRALS_API, REFERRAL_OPERATIONS],
] as const);
