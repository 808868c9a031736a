import type { Expression } from "#wdl";
import type { FlowView } from "./flow-view.ts";
import type { KnownTables } from "./known-tables.ts";
import { oncePer } from "./once-per.ts";
import type { Step } from "./steps.ts";
import type { Shape } from "./value-shape.ts";

/** A row of values that are made of each other is followed no further than this. */
const LONGEST = 40;

/** The action an expression stands in; `trigger` outside all actions. */
type Place = Step | "trigger";

interface Memory {
  readonly steps: Map<Place, Shape | undefined>;
  /** By place, for what `item()` is and what was decided around differ from place to place. */
  readonly expressions: Map<Place, Map<Expression, Shape | undefined>>;
}

/** Flows of one solution are followed into each other, so they are counted together. */
const followed = oncePer((_: KnownTables) => ({ open: 0 }));

const memoryOf = oncePer((_: FlowView): Memory => ({ steps: new Map(), expressions: new Map() }));

/** Works out every step once; one that reads itself, by whatever way, is unknown. */
export function remembered(
  step: Place,
  flow: FlowView,
  work: () => Shape | undefined,
): Shape | undefined {
  const { steps } = memoryOf(flow);
  const depth = followed(flow.tables);
  if (steps.has(step)) return steps.get(step);
  if (depth.open >= LONGEST) return undefined;
  steps.set(step, undefined);
  depth.open += 1;
  const found = work();
  depth.open -= 1;
  steps.set(step, found);
  return found;
}

/** What was worked out for the expressions of one place. */
export function expressionsAt(place: Place, flow: FlowView): Map<Expression, Shape | undefined> {
  const { expressions } = memoryOf(flow);
  const known = expressions.get(place);
  if (known) return known;
  const none = new Map<Expression, Shape | undefined>();
  expressions.set(place, none);
  return none;
}
