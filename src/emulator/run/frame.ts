import type { Value } from "../interpreter/value.ts";
import type { ActionResult } from "./result.ts";

/** A turn of a loop, or the top of a run: where results of actions are kept. */
export interface Frame {
  readonly parent?: Frame;
  /** By name in lower case. */
  readonly results: Map<string, ActionResult>;
  /** Lower-case name of the loop whose turn this is. */
  readonly loop?: string;
  readonly item?: Value;
  readonly index?: number;
}

export const topFrame = (): Frame => ({ results: new Map() });

export const turnOf = (
  parent: Frame,
  loop: string,
  turn: Pick<Frame, "item" | "index">,
): Frame => ({
  parent,
  loop: loop.toLowerCase(),
  results: new Map(),
  ...turn,
});

/** The latest result that can be seen from a frame. */
export function resultIn(frame: Frame, name: string): ActionResult | undefined {
  const key = name.toLowerCase();
  for (let at: Frame | undefined = frame; at; at = at.parent) {
    const found = at.results.get(key);
    if (found) return found;
  }
  return undefined;
}

/** After a turn its results are what the outside sees of the loop's body. */
export function handUp(turn: Frame): void {
  for (const [name, result] of turn.results) turn.parent?.results.set(name, result);
}

export function turnNamed(frame: Frame, loop: string): Frame | undefined {
  const key = loop.toLowerCase();
  for (let at: Frame | undefined = frame; at; at = at.parent) {
    if (at.loop === key) return at;
  }
  return undefined;
}
