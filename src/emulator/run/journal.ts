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

/** What a run writes down as it goes. */
export interface Journal {
  ended(result: ActionResult, path: readonly string[], turn: number | undefined): void;
  skipped(skipped: Skipped, turn: number | undefined): void;
  events(): readonly RunEvent[];
}

type Entry = RunEvent | { readonly skipped: Skipped; readonly turn: number | undefined };

export function createJournal(): Journal {
  const told: RunEvent[] = [];
  let entries: Entry[] = [];
  return {
    ended: (result, path, turn) => void entries.push(eventOf(result, path, turn)),
    skipped: (skipped, turn) => void entries.push({ skipped, turn }),
    events() {
      for (const entry of entries) {
        if ("result" in entry) told.push(entry);
        else told.push(...eventsOf(entry.skipped, entry.turn));
      }
      entries = [];
      return told;
    },
  };
}

const eventOf = (
  result: ActionResult,
  path: readonly string[],
  turn: number | undefined,
): RunEvent => (turn === undefined ? { result, path } : { result, path, turn });

const eventsOf = (skipped: Skipped, turn: number | undefined): readonly RunEvent[] =>
  skipped.skip.actions.map((action) =>
    eventOf(skippedResult(skipped, action), [...skipped.path, ...action.within], turn),
  );
