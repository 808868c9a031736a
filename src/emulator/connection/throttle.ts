import type { Instant } from "../port.ts";

/** So many calls in any stretch of time, counted apart for every caller. */
export interface Limit {
  readonly calls: number;
  /** In milliseconds. */
  readonly window: number;
}

/** The moments of the accepted calls inside the window, oldest first, by caller. */
export type Calls = ReadonlyMap<string, readonly Instant[]>;

export interface Admission {
  readonly calls: Calls;
  /** Seconds to wait, at least one; absent when the call is let in. */
  readonly retryAfter?: number;
}

/** Lets a call in or tells when the oldest call leaves the window. Refused calls are not counted. */
export function admit(calls: Calls, caller: string, now: Instant, limit: Limit): Admission {
  const known = calls.get(caller) ?? [];
  const start = now - limit.window;
  const recent = (known[0] ?? now) <= start ? known.filter((moment) => moment > start) : known;
  if (recent.length >= limit.calls) {
    const free = (recent[recent.length - limit.calls] ?? now) + limit.window;
    return { calls, retryAfter: Math.max(1, Math.ceil((free - now) / 1000)) };
  }
  return { calls: new Map(calls).set(caller, [...recent, now]) };
}
