import type { PlacedAction } from "./places.ts";
import type { ActionResult } from "./result.ts";
import { type Skipped, skippedResult } from "./skip.ts";

/** What happened in a run, in order; the material of traces and tests. */
export interface RunEvent {
  readonly result: ActionResult;
  /** Names of the containers around it, outermost first. */
  readonly path: readonly string[];
  /** Which turn of the innermost loop, from 0. */
  readonly turn?: number;
}

/** What a run writes down as it goes; it is told event by event to who asks. */
export interface Journal {
  ended(result: ActionResult): void;
  skipped(skipped: Skipped): void;
  events(): readonly RunEvent[];
}

export function createJournal(places: ReadonlyMap<string, PlacedAction>): Journal {
  const told: RunEvent[] = [];
  let entries: (ActionResult | Skipped)[] = [];
  const tell = (result: ActionResult): void => {
    const path = places.get(result.name.toLowerCase())?.path ?? [];
    const turn = result.repetition?.at(-1)?.index;
    told.push(turn === undefined ? { result, path } : { result, path, turn });
  };
  return {
    ended: (result) => void entries.push(result),
    skipped: (skipped) => void entries.push(skipped),
    events() {
      for (const entry of entries) {
        if (!("skip" in entry)) tell(entry);
        else for (const action of entry.skip.actions) tell(skippedResult(entry, action));
      }
      entries = [];
      return told;
    },
  };
}
