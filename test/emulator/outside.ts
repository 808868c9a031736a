import type { Json, JsonObject } from "#foundation";
import type { Instant, Outside } from "../../src/emulator/port.ts";

/** 2026-01-05T08:00:00Z, a Monday. */
export const MONDAY = Date.UTC(2026, 0, 5, 8);

export interface TestOutside extends Outside {
  readonly delivered: { readonly subscription: string; readonly body: Json }[];
  readonly posted: { readonly url: string; readonly headers: JsonObject; readonly body: Json }[];
  /** Status codes the listener answers, in order; 202 when there is none left. */
  readonly replies: number[];
  /** Lets all that is due until then happen, in order of time. */
  pass(milliseconds: number): void;
  /** Things still to happen. */
  waiting(): number;
}

export function testOutside(start: Instant = MONDAY): TestOutside {
  let now = start;
  let ids = 0;
  let chance = 1;
  let queue: readonly { readonly at: Instant; readonly happening: () => void }[] = [];
  const delivered: { subscription: string; body: Json }[] = [];
  const posted: { url: string; headers: JsonObject; body: Json }[] = [];
  const replies: number[] = [];
  return {
    delivered,
    posted,
    replies,
    now: () => now,
    schedule(delay, _cause, happening) {
      queue = [...queue, { at: now + delay, happening }];
    },
    deliver(subscription, { body }) {
      delivered.push({ subscription, body });
    },
    post(url, headers, body, answered) {
      posted.push({ url, headers, body });
      answered?.(replies.shift() ?? 202);
    },
    newId() {
      ids += 1;
      return `00000000-0000-4000-8000-${String(ids).padStart(12, "0")}`;
    },
    random() {
      chance = (chance * 16807) % 2147483647;
      return chance / 2147483647;
    },
    pass(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        const next = queue.toSorted((left, right) => left.at - right.at)[0];
        if (!next || next.at > end) break;
        queue = queue.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.happening();
      }
      now = end;
    },
    waiting: () => queue.length,
  };
}
