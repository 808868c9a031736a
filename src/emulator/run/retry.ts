import { isNumber, isObject, type Value } from "../interpreter/value.ts";
import type { ConnectorAnswer } from "../port.ts";
import { durationIn } from "./duration.ts";

/** How often and after which waits a call is tried again (flow-language.md §5). */
export interface RetryPolicy {
  readonly kind: "none" | "fixed" | "exponential";
  readonly count: number;
  /** Milliseconds. */
  readonly interval: number;
  readonly least: number;
  readonly most: number;
}

/**
 * Without a policy a plan's default counts; this is the one of the lowest plan, two tries in about
 * ten minutes: a flow must not need more.
 */
const DEFAULT_POLICY: RetryPolicy = {
  kind: "exponential",
  count: 2,
  interval: 5 * 60 * 1000,
  least: 0,
  most: 10 * 60 * 1000,
};

const NO_RETRY: RetryPolicy = { kind: "none", count: 0, interval: 0, least: 0, most: 0 };

export function retryPolicy(value: Value | undefined): RetryPolicy {
  if (!isObject(value)) return DEFAULT_POLICY;
  const type = String(value.get("type") ?? "").toLowerCase();
  if (type === "none") return NO_RETRY;
  const milliseconds = (key: string): number | undefined => {
    const text = value.get(key);
    return typeof text === "string" ? durationIn(text) : undefined;
  };
  const count = value.get("count");
  const interval = milliseconds("interval") ?? 0;
  return {
    kind: type === "fixed" ? "fixed" : "exponential",
    count: isNumber(count) ? Number(count) : 0,
    interval,
    least: milliseconds("minimumInterval") ?? 0,
    most: milliseconds("maximumInterval") ?? 24 * 60 * 60 * 1000,
  };
}

/** 408, 429 and the 5xx; nothing else. */
export const mayPass = ({ statusCode }: ConnectorAnswer): boolean =>
  statusCode === 408 || statusCode === 429 || statusCode >= 500;

/** The wait before try `attempt` (1 for the first repetition); the service's own wish comes first. */
export function waitBefore(
  attempt: number,
  policy: RetryPolicy,
  answer: ConnectorAnswer,
  random: () => number,
): number {
  const wish = retryAfter(answer);
  if (wish !== undefined) return wish;
  if (policy.kind === "fixed") return policy.interval;
  const low = 2 ** (attempt - 2) * policy.interval;
  const high = 2 ** (attempt - 1) * policy.interval;
  return Math.min(policy.most, Math.max(policy.least, low + random() * (high - low)));
}

function retryAfter({ headers }: ConnectorAnswer): number | undefined {
  for (const [name, value] of headers) {
    if (name.toLowerCase() === "retry-after") {
      const seconds = Number(value);
      return Number.isFinite(seconds) ? seconds * 1000 : undefined;
    }
  }
  return undefined;
}
