import {
  conditionFunctions,
  type Expression,
  type PlacedConditionFunction,
  printCanonical,
  referenceKindOf,
} from "#wdl";
import type { PlacedExpression } from "./expressions.ts";
import type { FlowView } from "./flow-view.ts";
import { oncePer } from "./once-per.ts";
import { containersOf, type Step } from "./steps.ts";

const COMPARING = ["equals", "greater", "greaterorequals", "less", "lessorequals", "contains"];

/** Actions that only work out values: what they read is what a decision about them looks at. */
const WORKING_OUT: ReadonlySet<string> = new Set([
  "compose",
  "select",
  "filter-array",
  "parse-json",
  "join",
]);

/**
 * The decisions around an action that weigh two values of the run against each other, themselves or
 * through the values they look at: behind one of them nothing is done when nothing differs.
 */
export const comparisonsAround = (step: Step, flow: FlowView): readonly Step[] =>
  containersOf(step).filter((one) => comparingIn(flow).has(one));

const comparingIn = oncePer((flow: FlowView): ReadonlySet<Step> => {
  const said = new Map<Step, PlacedExpression[]>();
  for (const placed of flow.expressions) {
    if (!placed.step) continue;
    const same = said.get(placed.step);
    if (same) same.push(placed);
    else said.set(placed.step, [placed]);
  }
  const known = new Map<Step, boolean>();
  const compares = (step: Step): boolean => {
    const found = known.get(step);
    if (found !== undefined) return found;
    // A value that reads itself, by whatever way, compares nothing new.
    known.set(step, false);
    const own = said.get(step) ?? [];
    const is = own.some(({ expression }) => weighs(expression) || looksAt(expression));
    known.set(step, is);
    return is;
  };
  const looksAt = (node: Expression): boolean => {
    if (node.kind === "access") return looksAt(node.of) || looksAt(node.key);
    if (node.kind !== "call") return false;
    const [first] = node.args;
    const read =
      referenceKindOf(node.name) === "action" && first?.kind === "string"
        ? flow.stepNamed(first.value)
        : undefined;
    return read && WORKING_OUT.has(read.action.kind) ? compares(read) : node.args.some(looksAt);
  };
  return new Set(
    flow
      .stepsOfKind("if")
      .filter(
        (step) => conditionFunctions(step.action.expression).some(weighsOperands) || compares(step),
      ),
  );
});

/** The designer's form: a comparison whose operands are expressions. */
function weighsOperands({ condition: { name, operands } }: PlacedConditionFunction): boolean {
  if (!COMPARING.includes(name.toLowerCase())) return false;
  const [left, right] = operands.map((one) =>
    one.kind === "expression" && one.template.kind === "expression"
      ? one.template.expression
      : undefined,
  );
  return left !== undefined && right !== undefined && isOfTheRun(left) && isOfTheRun(right);
}

/** Whether somewhere in it two different values of the run are compared. */
function weighs(node: Expression): boolean {
  if (node.kind === "access") return weighs(node.of) || weighs(node.key);
  if (node.kind !== "call") return false;
  const [left, right] = node.args;
  if (
    left &&
    right &&
    COMPARING.includes(node.name.toLowerCase()) &&
    isOfTheRun(left) &&
    isOfTheRun(right) &&
    printCanonical(left) !== printCanonical(right)
  ) {
    return true;
  }
  return node.args.some(weighs);
}

function isOfTheRun(node: Expression): boolean {
  if (node.kind === "access") return isOfTheRun(node.of);
  if (node.kind !== "call") return false;
  const kind = referenceKindOf(node.name);
  return (
    (kind !== undefined && kind !== "parameter") ||
    node.name.toLowerCase() === "item" ||
    node.args.some(isOfTheRun)
  );
}
