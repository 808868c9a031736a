export type { Refused as ReferralRefused } from "./errors.ts";
export { isRefused as isReferralRefused } from "./errors.ts";
export { EVENT_OPERATIONS, EVENTS_API } from "./events-connector.ts";
export { partnerCenterFailure } from "./failure.ts";
export type { PartnerCenter, PlainReferral } from "./partner-center.ts";
export { createPartnerCenter } from "./partner-center.ts";
export { PATCHABLE } from "./patch.ts";
export { REFERRAL_OPERATIONS, REFERRALS_API } from "./referrals-connector.ts";
export { SERVED_HERE } from "./served.ts";
export type {
  PartnerCenterState,
  PartnerCenterTuning,
  PartnerWrite,
  Undelivered,
} from "./state.ts";
export type { EventName, Registration } from "./webhooks.ts";
