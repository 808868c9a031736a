import { type Expression, printCanonical } from "#wdl";
import { isCall } from "./expressions.ts";
import type { FlowView } from "./flow-view.ts";
import { containersOf, type Step } from "./steps.ts";

/** Whether a condition looks at a value, printed canonically. */
export const reads = (node: Expression, text: string): boolean =>
  (isCall(node, "empty", "equals", "not", "and", "or", "contains", "greater") &&
    node.args.some((one) => reads(one, text))) ||
  printCanonical(node) === text;

const known = new WeakMap<FlowView, ReadonlyMap<Step, readonly Expression[]>>();

function decisionsIn(flow: FlowView): ReadonlyMap<Step, readonly Expression[]> {
  const found = known.get(flow);
  if (found) return found;
  const decisions = new Map<Step, Expression[]>();
  for (const { step, path, expression } of flow.expressions) {
    if (step === undefined || path[0] !== "expression") continue;
    const same = decisions.get(step);
    if (same) same.push(expression);
    else decisions.set(step, [expression]);
  }
  known.set(flow, decisions);
  return decisions;
}

/** Whether a decision around the action has looked at the value. */
export function isDecidedAround(
  value: Expression,
  step: Step | undefined,
  flow: FlowView,
): boolean {
  if (!step) return false;
  const decisions = decisionsIn(flow);
  const deciding = containersOf(step).flatMap((one) => decisions.get(one) ?? []);
  if (deciding.length === 0) return false;
  const text = printCanonical(value);
  return deciding.some((one) => reads(one, text));
}
