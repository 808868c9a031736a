import type { PersistentMap } from "../persistent-map.ts";
import type { Instant } from "../port.ts";

/** So many calls in any stretch of time, counted apart for every caller. */
export interface Limit {
  readonly calls: number;
  /** In milliseconds. */
  readonly window: number;
}

/** The accepted calls that may still be inside the window, by caller. Never changed in place. */
export type Calls = PersistentMap<Moments>;

export interface Admission {
  readonly calls: Calls;
  /** Seconds to wait, at least one; absent when the call is let in. */
  readonly retryAfter?: number;
}

/** Lets a call in or tells when the oldest call leaves the window. Refused calls are not counted. */
export function admit(calls: Calls, caller: string, now: Instant, limit: Limit): Admission {
  const recent = since(calls.get(caller) ?? NONE, now - limit.window);
  if (recent.size >= limit.calls) {
    const free = (recent.oldest?.at ?? now) + limit.window;
    return { calls, retryAfter: Math.max(1, Math.ceil((free - now) / 1000)) };
  }
  return { calls: calls.with(caller, withMoment(recent, now)) };
}

/**
 * A queue that shares its parts with older versions of itself: the oldest moments in order, and the
 * newest in reverse until their turn comes.
 */
interface Moments {
  readonly size: number;
  readonly oldest: Link;
  readonly newest: Link;
}

/** Calls of one moment; many calls of a run come in the same. */
type Link = undefined | { readonly at: Instant; readonly calls: number; readonly next: Link };

const NONE: Moments = { size: 0, oldest: undefined, newest: undefined };

function withMoment({ size, oldest, newest }: Moments, at: Instant): Moments {
  if (!oldest) return { size: 1, oldest: { at, calls: 1, next: undefined }, newest };
  const more =
    newest?.at === at
      ? { at, calls: newest.calls + 1, next: newest.next }
      : { at, calls: 1, next: newest };
  return { size: size + 1, oldest, newest: more };
}

/** Without the moments up to `start`. */
function since(moments: Moments, start: Instant): Moments {
  let { size, oldest, newest } = moments;
  while (oldest && oldest.at <= start) {
    size -= oldest.calls;
    oldest = oldest.next;
    if (oldest) continue;
    for (let link = newest; link; link = link.next) {
      oldest = { at: link.at, calls: link.calls, next: oldest };
    }
    newest = undefined;
  }
  return size === moments.size ? moments : { size, oldest, newest };
}
