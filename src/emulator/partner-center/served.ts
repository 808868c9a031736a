import { EVENT_OPERATIONS, EVENTS_API } from "./events-connector.ts";
import { REFERRAL_OPERATIONS, REFERRALS_API } from "./referrals-connector.ts";

/** What the simulated Partner Center does, by connector. */
export const SERVED_HERE = [
  { api: REFERRALS_API, operations: Object.keys(REFERRAL_OPERATIONS) },
  { api: EVENTS_API, operations: Object.keys(EVENT_OPERATIONS) },
] as const;
