import type { FlowView } from "./flow-view.ts";
import type { Step } from "./steps.ts";
import type { Shape } from "./value-shape.ts";

/** A row of values that are made of each other is followed no further than this. */
const LONGEST = 40;

interface Memory {
  readonly shapes: Map<Step | "trigger", Shape | undefined>;
  open: number;
}

const memories = new WeakMap<FlowView, Memory>();

/** Works out every step once; one that reads itself, by whatever way, is unknown. */
export function remembered(
  step: Step | "trigger",
  flow: FlowView,
  work: () => Shape | undefined,
): Shape | undefined {
  const memory = memories.get(flow) ?? { shapes: new Map(), open: 0 };
  memories.set(flow, memory);
  if (memory.shapes.has(step)) return memory.shapes.get(step);
  if (memory.open >= LONGEST) return undefined;
  memory.shapes.set(step, undefined);
  memory.open += 1;
  const found = work();
  memory.open -= 1;
  memory.shapes.set(step, found);
  return found;
}
