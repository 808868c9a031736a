import { DAY, parseDuration } from "./duration.ts";

/** What the platform allows (flow-language.md §9); the plan of the flow's owner decides some of it. */
export const LIMITS = {
  actionsPerFlow: 500,
  nesting: 8,
  switchCases: 25,
  variables: 250,
  nameLength: 80,
  untilRounds: 5000,
  /** 30 days. */
  untilTimeout: 30 * DAY,
  repetitions: 50,
  concurrentRuns: 100,
  waitingRuns: 100,
  splitOnWithConcurrency: 100,
  /** A caller waits for a Response so long. */
  responseTime: 120_000,
  actionsIn5Minutes: 100_000,
  /** Characters of a flow's text that an expression gave. */
  resultLength: 131_072,
} as const;

/** Licence profiles, by how much they allow. */
export type Plan = "low" | "medium" | "high";

export interface PlanLimits {
  readonly items: number;
  readonly actionsPerDay: number;
  readonly retry: RetryPolicy;
}

export interface RetryPolicy {
  readonly kind: "none" | "fixed" | "exponential";
  readonly count: number;
  /** In milliseconds, as all that follows. */
  readonly interval: number;
  readonly least: number;
  readonly most: number;
}

const often: RetryPolicy = {
  kind: "exponential",
  count: 8,
  interval: 7000,
  least: 0,
  most: 15 * 60_000,
};

export const PLANS: Readonly<Record<Plan, PlanLimits>> = {
  low: {
    items: 5000,
    actionsPerDay: 10_000,
    retry: { kind: "exponential", count: 2, interval: 5 * 60_000, least: 0, most: 10 * 60_000 },
  },
  medium: { items: 100_000, actionsPerDay: 200_000, retry: often },
  high: { items: 100_000, actionsPerDay: 500_000, retry: often },
};

/** Of an Until that says none (flow-language.md §3.1). */
export const UNTIL_DEFAULTS = { count: 60, timeout: parseDuration("PT1H") ?? 0 } as const;

/** Of a policy's `count` and `interval` (flow-language.md §5): 1–90, PT5S–P1D. */
export const RETRY_COUNT = { least: 1, most: 90 } as const;
export const RETRY_INTERVAL = { least: 5000, most: DAY } as const;

/** Steps after which a run is stopped here, whatever the platform would allow. */
export const RUNAWAY_STEPS = 2_000_000;
