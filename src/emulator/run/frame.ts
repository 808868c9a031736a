import type { Action } from "#wdl";
import type { EvaluationScope } from "../interpreter/scope.ts";
import type { Value } from "../interpreter/value.ts";
import type { ActionResult, Repetition } from "./result.ts";
import { type Skipped, skippedResult } from "./skip.ts";

/** A turn of a loop, or the top of a run: where results of actions are kept. */
export interface Frame {
  readonly parent: Frame | undefined;
  /** By name in lower case. */
  readonly results: Map<string, ActionResult>;
  /** What was passed over; none of it has a result besides. */
  readonly skips: Skipped[];
  /** Of the loops directly inside: their turns in the order begun, by name in lower case. */
  readonly turns: Map<string, Frame[]>;
  /** Lower-case name of the loop whose turn this is. */
  readonly loop: string | undefined;
  readonly kind: "for-each" | "until" | undefined;
  readonly item: Value | undefined;
  readonly index: number | undefined;
  readonly repetition: Repetition | undefined;
  /** What expressions see from here; made when it is first asked for. */
  scope: EvaluationScope | undefined;
}

export const topFrame = (): Frame => ({
  parent: undefined,
  results: new Map(),
  skips: [],
  turns: new Map(),
  loop: undefined,
  kind: undefined,
  item: undefined,
  index: undefined,
  repetition: undefined,
  scope: undefined,
});

export function turnOf(
  parent: Frame,
  loop: Action & { readonly kind: "for-each" | "until" },
  index: number,
  item?: Value,
): Frame {
  const key = loop.name.toLowerCase();
  const turn: Frame = {
    parent,
    results: new Map(),
    skips: [],
    turns: new Map(),
    loop: key,
    kind: loop.kind,
    item,
    index,
    repetition: [...(parent.repetition ?? []), { loop: loop.name, index }],
    scope: undefined,
  };
  const known = parent.turns.get(key);
  if (known && index > 0) known.push(turn);
  else parent.turns.set(key, [turn]);
  return turn;
}

/** The frame around `frame` that keeps the results of an action which stands in `loops`. */
export function frameFor(frame: Frame, loops: ReadonlySet<string>): Frame {
  let at = frame;
  while (at.parent && at.loop !== undefined && !loops.has(at.loop)) at = at.parent;
  return at;
}

/** How an action ended here, by its name in lower case; undefined while it has not. */
export function resultIn(frame: Frame, key: string): ActionResult | undefined {
  const known = frame.results.get(key);
  if (known) return known;
  for (const skipped of frame.skips) {
    const action = skipped.skip.byKey.get(key);
    if (!action) continue;
    const result = skippedResult(skipped, action);
    frame.results.set(key, result);
    return result;
  }
  return undefined;
}

/** After a turn its results are what the outside sees of the loop's body. */
export function handUp({ parent, results, skips }: Frame): void {
  if (!parent) return;
  for (const skipped of skips) {
    for (const [key, action] of skipped.skip.byKey) {
      parent.results.set(key, skippedResult(skipped, action));
    }
  }
  for (const [key, result] of results) parent.results.set(key, result);
}

/** `key`: the name of the loop in lower case. */
export function turnNamed(
  frame: Frame,
  key: string,
  kind: "for-each" | "until",
): Frame | undefined {
  for (let at: Frame | undefined = frame; at; at = at.parent) {
    if (at.loop === key && at.kind === kind) return at;
  }
  return undefined;
}
