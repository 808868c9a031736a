import { evaluateTemplate } from "../evaluate.ts";
import { scopeWithItem } from "../run-scope.ts";
import type { EvaluationScope } from "../scope.ts";
import type { Outcome } from "../state.ts";
import { textOf } from "../stringify.ts";
import { isList, kindOf, type Value } from "../value.ts";
import { badRequest, bodyOutputs, type Runner, succeeded } from "./runner.ts";

/** The outputs are the inputs, without a body around them. */
export const runCompose: Runner<"compose"> = (action, { scope }) => {
  const value = evaluateTemplate(action.inputs, scope);
  return succeeded(value, value);
};

export const runFilterArray: Runner<"filter-array"> = (action, { scope }) => {
  const from = evaluateTemplate(action.from, scope);
  if (!isList(from)) return noArray(action.name, "from", from);
  const kept: Value[] = [];
  const wrong = overItems(scope, from, (item, inner) => {
    const holds = evaluateTemplate(action.where, inner);
    if (typeof holds !== "boolean") {
      const message = `The 'where' of action '${action.name}' gives a value of type '${kindOf(holds)}', not a boolean.`;
      return badRequest("InvalidTemplate", message);
    }
    if (holds) kept.push(item);
    return undefined;
  });
  return wrong ?? succeeded(new Map([["from", from]]), bodyOutputs(kept));
};

export const runSelect: Runner<"select"> = (action, { scope }) => {
  const from = evaluateTemplate(action.from, scope);
  if (!isList(from)) return noArray(action.name, "from", from);
  const made: Value[] = [];
  overItems(scope, from, (_, inner) => {
    made.push(evaluateTemplate(action.select, inner));
    return undefined;
  });
  return succeeded(new Map([["from", from]]), bodyOutputs(made));
};

export const runJoin: Runner<"join"> = (action, { scope }) => {
  const from = evaluateTemplate(action.from, scope);
  if (!isList(from)) return noArray(action.name, "from", from);
  const joinWith = evaluateTemplate(action.joinWith, scope);
  if (typeof joinWith !== "string") {
    const message = `The 'joinWith' of action '${action.name}' is of type '${kindOf(joinWith)}', not a text.`;
    return badRequest("InvalidTemplate", message);
  }
  const inputs = new Map<string, Value>([
    ["from", from],
    ["joinWith", joinWith],
  ]);
  return succeeded(inputs, bodyOutputs(from.map(textOf).join(joinWith)));
};

/** Each element under the name `item()`, until one is refused. */
export function overItems(
  scope: EvaluationScope,
  items: readonly Value[],
  visit: (item: Value, inner: EvaluationScope) => Outcome | undefined,
): Outcome | undefined {
  let current: Value = null;
  const inner = scopeWithItem(scope, () => current);
  for (const item of items) {
    current = item;
    const wrong = visit(item, inner);
    if (wrong) return wrong;
  }
  return undefined;
}

export const noArray = (action: string, input: string, value: Value): Outcome =>
  badRequest(
    "InvalidTemplate",
    `The '${input}' of action '${action}' is of type '${kindOf(value)}'. The value must be an array.`,
  );
