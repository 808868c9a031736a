export * from "./child-flow.ts";
export * from "./connector.ts";
export * from "./dataverse.ts";
export * from "./environment-variable.ts";
export * from "./partner-center-events.ts";
export * from "./partner-center-referrals.ts";
export type * from "./referral.ts";
export * from "./row.ts";
