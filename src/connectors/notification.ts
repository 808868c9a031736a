import type { Connector } from "./connector.ts";
import { partnerCenterEvents } from "./partner-center-events.ts";
import { partnerCenterReferrals } from "./partner-center-referrals.ts";

/** A system that calls URLs back after its data has changed, whoever changed it. */
export interface Notification {
  /** Writes through this connector are told of. */
  readonly changes: Connector;
  /** URLs are registered through this one. */
  readonly registrations: Connector;
}

export const NOTIFICATIONS: readonly Notification[] = Object.freeze([
  { changes: partnerCenterReferrals, registrations: partnerCenterEvents },
]);
