import {
  type Action,
  type Expression,
  expressionsIn,
  printCanonical,
  templatesOfAction,
} from "#wdl";
import { isCall } from "./expressions.ts";
import type { FlowView } from "./flow-view.ts";
import { oncePer } from "./once-per.ts";
import type { Step } from "./steps.ts";

type Texts = ReadonlySet<string>;

/** Whether a condition looks at a value, printed canonically. */
export const reads = (node: Expression, text: string, flow: FlowView): boolean =>
  readBy(node, readIn(flow)).has(text);

const readIn = oncePer((_: FlowView) => new Map<Expression, Texts>());

/** What a condition looks at, printed canonically: itself, and what is below its comparisons. */
function readBy(node: Expression, known: Map<Expression, Texts>): Texts {
  const found = known.get(node);
  if (found) return found;
  const texts = new Set([printCanonical(node)]);
  if (isCall(node, "empty", "equals", "not", "and", "or", "contains", "greater")) {
    for (const one of node.args) for (const text of readBy(one, known)) texts.add(text);
  }
  known.set(node, texts);
  return texts;
}

const NOTHING: Texts = new Set();

/** By container, what its decision and those around it look at. */
const decidedIn = oncePer((_: FlowView) => new Map<Step, Texts>());

function readAround(step: Step | undefined, flow: FlowView): Texts {
  if (!step) return NOTHING;
  const decided = decidedIn(flow);
  const found = decided.get(step);
  if (found) return found;
  const outside = readAround(step.container, flow);
  const inside = decisionsOf(step.action).flatMap((one) => [...readBy(one, readIn(flow))]);
  const texts = inside.length > 0 ? new Set([...outside, ...inside]) : outside;
  decided.set(step, texts);
  return texts;
}

/** What an If, a Switch or an Until decides by. */
const decisionsOf = (action: Action): readonly Expression[] =>
  "expression" in action
    ? templatesOfAction(action)
        .filter(({ path }) => path[0] === "expression")
        .flatMap(({ template }) => expressionsIn(template))
    : [];

/** Whether a decision around the action has looked at the value. */
export function isDecidedAround(
  value: Expression,
  step: Step | undefined,
  flow: FlowView,
): boolean {
  if (!step?.container) return false;
  const texts = readAround(step.container, flow);
  return texts.size > 0 && texts.has(printCanonical(value));
}
