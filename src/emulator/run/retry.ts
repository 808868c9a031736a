import { isNumber, isObject, type ObjectValue, type Value } from "../interpreter/value.ts";
import type { ConnectorAnswer, Instant } from "../port.ts";
import { headerOf } from "./answers.ts";
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

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;

/**
 * Without a policy a plan's default counts; this is the one of the lowest plan, two tries in about
 * ten minutes: a flow must not need more.
 */
const DEFAULT_POLICY: RetryPolicy = {
  kind: "exponential",
  count: 2,
  interval: 5 * MINUTE,
  least: 0,
  most: 10 * MINUTE,
};

const NO_RETRY: RetryPolicy = { kind: "none", count: 0, interval: 0, least: 0, most: 0 };

/** What the service takes: 1 to 90 tries, 5 seconds to a day apart. */
const COUNTS = { least: 1, most: 90 };
const INTERVALS = { least: 5000, most: DAY };

type Said = RetryPolicy | { readonly wrong: string };

/** A policy without expressions is the same object every time. */
const known = new WeakMap<ObjectValue, Said>();

/** The policy as written, or why it is none. */
export function retryPolicy(value: Value | undefined): Said {
  if (value === undefined) return DEFAULT_POLICY;
  if (!isObject(value)) return { wrong: "The retry policy must be an object." };
  const before = known.get(value);
  if (before) return before;
  const said = read(value);
  known.set(value, said);
  return said;
}

function read(value: ObjectValue): Said {
  const type = String(value.get("type") ?? "").toLowerCase();
  if (type === "none") return NO_RETRY;
  if (type !== "fixed" && type !== "exponential")
    return { wrong: `The retry policy '${type}' is none of none, fixed and exponential.` };
  const given = value.get("count");
  const count = isNumber(given) ? Number(given) : Number.NaN;
  if (!Number.isInteger(count) || count < COUNTS.least || count > COUNTS.most)
    return { wrong: `A retry policy tries ${COUNTS.least} to ${COUNTS.most} times.` };
  const milliseconds = (key: string): number | undefined => {
    const text = value.get(key);
    return typeof text === "string" ? durationIn(text) : undefined;
  };
  const interval = milliseconds("interval");
  if (interval === undefined || interval < INTERVALS.least || interval > INTERVALS.most)
    return { wrong: "The interval of a retry policy is PT5S to P1D." };
  return {
    kind: type,
    count,
    interval,
    least: milliseconds("minimumInterval") ?? 0,
    most: milliseconds("maximumInterval") ?? DAY,
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
  now: Instant,
  random: () => number,
): number {
  const wish = retryAfter(answer, now);
  if (wish !== undefined) return wish;
  if (policy.kind === "fixed") return policy.interval;
  const low = 2 ** (attempt - 2) * policy.interval;
  const high = 2 ** (attempt - 1) * policy.interval;
  return Math.min(policy.most, Math.max(policy.least, low + random() * (high - low)));
}

/** `Retry-After` in milliseconds from now: seconds or an HTTP date. */
export function retryAfter(answer: ConnectorAnswer, now: Instant): number | undefined {
  const value = headerOf(answer, "retry-after");
  if (value === undefined) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const moment = Date.parse(String(value));
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - now);
}
