import type { OpportunityFacts } from "../steps/opportunity-facts.ts";

/** What sharing an opportunity needs to know beside what is compared. */
export const SHARED = ["parentAccount", "referralIdentifier", "microsoftCrmIdentifier"] as const;

export type SharedFacts = OpportunityFacts<(typeof SHARED)[number]>;
