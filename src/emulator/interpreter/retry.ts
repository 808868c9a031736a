import type { JsonObject } from "#foundation";
import { memberIgnoringCase } from "./access.ts";
import { parseDuration } from "./duration.ts";
import { RETRY_COUNT, RETRY_INTERVAL, type RetryPolicy } from "./limits.ts";
import { instantOfText } from "./moment.ts";
import { isObject, type Value } from "./value.ts";

const NEVER: RetryPolicy = { kind: "none", count: 0, interval: 0, least: 0, most: 0 };

/** A policy as written in an action's inputs, or what is wrong with it (flow-language.md §5). */
export function retryPolicyOf(
  written: Value | undefined,
  usual: RetryPolicy,
): RetryPolicy | { readonly wrong: string } {
  if (written === undefined || written === null) return usual;
  if (!isObject(written)) return { wrong: "it is no object" };
  const kind = String(written.get("type") ?? "").toLowerCase();
  if (kind === "none") return NEVER;
  if (kind !== "fixed" && kind !== "exponential") {
    return { wrong: "its type is not none, fixed or exponential" };
  }
  const count = Number(written.get("count") ?? Number.NaN);
  if (!Number.isInteger(count) || count < RETRY_COUNT.least || count > RETRY_COUNT.most) {
    return { wrong: `its count is not ${RETRY_COUNT.least} to ${RETRY_COUNT.most}` };
  }
  const interval = parseDuration(String(written.get("interval") ?? ""));
  if (interval === undefined || interval < RETRY_INTERVAL.least || interval > RETRY_INTERVAL.most) {
    return { wrong: "its interval is not PT5S to P1D" };
  }
  const bound = (name: string, otherwise: number): number | undefined => {
    const value = written.get(name);
    return value === undefined || value === null ? otherwise : parseDuration(String(value));
  };
  const least = bound("minimumInterval", 0);
  const most = bound("maximumInterval", RETRY_INTERVAL.most);
  if (least === undefined || most === undefined || least > most) {
    return { wrong: "its minimumInterval and maximumInterval are no durations in this order" };
  }
  return { kind, count, interval, least, most };
}

/**
 * Milliseconds before the `attempt`-th retry (from 1). An exponential wait is random in
 * [2^(n-2)·i, 2^(n-1)·i] within the policy's bounds; Retry-After wins where it is longer.
 */
export function waitBefore(
  attempt: number,
  policy: RetryPolicy,
  headers: JsonObject,
  now: number,
  random: () => number,
): number {
  const most = 2 ** (attempt - 1) * policy.interval;
  const drawn =
    policy.kind === "fixed"
      ? policy.interval
      : Math.min(policy.most, Math.max(policy.least, most / 2 + (random() * most) / 2));
  return Math.round(Math.max(drawn, retryAfter(headers, now) ?? 0));
}

/** Seconds, or a date. */
function retryAfter(headers: JsonObject, now: number): number | undefined {
  const value = memberIgnoringCase(headers, "retry-after");
  const text = value === undefined || value === null ? "" : String(value);
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const moment = text === "" ? undefined : instantOfText(text);
  return moment === undefined ? undefined : moment - now;
}
