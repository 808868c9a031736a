import { type Expression, printCanonical } from "#wdl";
import { isCall } from "./expressions.ts";
import type { FlowView } from "./flow-view.ts";
import { oncePer } from "./once-per.ts";
import type { Step } from "./steps.ts";

type Texts = ReadonlySet<string>;

/** Whether a condition looks at a value, printed canonically. */
export const reads = (node: Expression, text: string): boolean => readBy(node).has(text);

/** What a condition looks at, printed canonically: itself, and what is below its comparisons. */
const readBy = oncePer((node: Expression): Texts => {
  const texts = new Set([printCanonical(node)]);
  if (isCall(node, "empty", "equals", "not", "and", "or", "contains", "greater")) {
    for (const one of node.args) for (const text of readBy(one)) texts.add(text);
  }
  return texts;
});

const NOTHING: Texts = new Set();

interface Decided {
  readonly own: ReadonlyMap<Step, readonly Expression[]>;
  /** What the decision and those around it look at. */
  readonly around: Map<Step, Texts>;
}

const decidedIn = oncePer((flow: FlowView): Decided => {
  const own = new Map<Step, Expression[]>();
  for (const { step, path, expression } of flow.expressions) {
    if (step === undefined || path[0] !== "expression") continue;
    const same = own.get(step);
    if (same) same.push(expression);
    else own.set(step, [expression]);
  }
  return { own, around: new Map() };
});

function readAround(step: Step | undefined, all: Decided): Texts {
  if (!step) return NOTHING;
  const found = all.around.get(step);
  if (found) return found;
  const outside = readAround(step.container, all);
  const inside = all.own.get(step);
  const texts = inside
    ? new Set([...outside, ...inside.flatMap((one) => [...readBy(one)])])
    : outside;
  all.around.set(step, texts);
  return texts;
}

/** Whether a decision around the action has looked at the value. */
export function isDecidedAround(
  value: Expression,
  step: Step | undefined,
  flow: FlowView,
): boolean {
  if (!step?.container) return false;
  const texts = readAround(step.container, decidedIn(flow));
  return texts.size > 0 && texts.has(printCanonical(value));
}
