import type { Action } from "#wdl";
import type { EvaluationScope } from "../interpreter/scope.ts";
import type { Value } from "../interpreter/value.ts";
import type { ActionResult, Repetition } from "./result.ts";
import { type Skipped, skippedResult } from "./skip.ts";

/** A turn of a loop, or the top of a run: where results of actions are kept. */
export interface Frame {
  readonly parent?: Frame;
  /** By name in lower case. */
  readonly results: Map<string, ActionResult>;
  /** What was passed over; none of it has a result besides. */
  readonly skips: Skipped[];
  /** Of the loops directly inside: their turns in the order begun, by name in lower case. */
  readonly turns: Map<string, Frame[]>;
  /** Lower-case name of the loop whose turn this is. */
  readonly loop?: string;
  readonly kind?: "for-each" | "until";
  readonly item?: Value;
  readonly index?: number;
  readonly repetition?: Repetition;
  /** What expressions see from here; made when it is first asked for. */
  scope?: EvaluationScope;
}

export const topFrame = (): Frame => ({ results: new Map(), skips: [], turns: new Map() });

export function turnOf(
  parent: Frame,
  loop: Action & { readonly kind: "for-each" | "until" },
  index: number,
  item?: Value,
): Frame {
  const key = loop.name.toLowerCase();
  const turn: Frame = {
    parent,
    loop: key,
    kind: loop.kind,
    results: new Map(),
    skips: [],
    turns: new Map(),
    index,
    repetition: [...(parent.repetition ?? []), { loop: loop.name, index }],
    ...(item === undefined ? {} : { item }),
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

export function turnNamed(
  frame: Frame,
  loop: string,
  kind: "for-each" | "until",
): Frame | undefined {
  const key = loop.toLowerCase();
  for (let at: Frame | undefined = frame; at; at = at.parent) {
    if (at.loop === key && at.kind === kind) return at;
  }
  return undefined;
}
