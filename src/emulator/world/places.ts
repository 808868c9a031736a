import type { Cause } from "./agenda.ts";
import type { TriggerOutputs } from "./firing.ts";

/** An event that waits for a place, and what led to it: not the run that it waits for. */
export interface Waiting {
  readonly outputs: TriggerOutputs;
  readonly cause: Cause;
}

/** Runs of one flow at a time, and events that wait for a place. */
export interface Places {
  /** `wait`: kept until a place is free; `lost`: none is left to wait in,
   * or the caller does not wait. */
  enter(outputs: TriggerOutputs, patience?: "now"): "start" | "wait" | "lost";
  /** A run has ended: what waited longest takes its place. */
  leave(): Waiting | undefined;
}

/** What may wait when the definition does not say (flow-language.md §2): ten more than may run. */
const EXTRA_WAITING = 10;
const MOST_WAITING = 100;

export function createPlaces(
  runs: number,
  waitingRuns: number | undefined,
  causeNow: () => Cause,
): Places {
  const most = Math.min(MOST_WAITING, waitingRuns ?? EXTRA_WAITING + runs);
  const waiting: Waiting[] = [];
  let running = 0;
  return {
    enter(outputs, patience) {
      if (running < runs) {
        running += 1;
        return "start";
      }
      if (patience === "now" || waiting.length >= most) return "lost";
      waiting.push({ outputs, cause: causeNow() });
      return "wait";
    },
    leave() {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      return next;
    },
  };
}
