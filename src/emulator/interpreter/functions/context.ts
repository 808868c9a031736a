import { memberIgnoringCase } from "../access.ts";
import { refuse } from "../evaluation-error.ts";
import type { EvaluationScope, Name } from "../scope.ts";
import { isObject, type ObjectValue, type Value } from "../value.ts";
import { type FunctionTable, takes, takesName } from "./function-table.ts";

const OUTPUTS = takesName((name, scope) => outputsOfAction(name, scope));
const BODY = takesName((name, scope) => bodyIn(outputsOfAction(name, scope)));

/** What a run has seen so far (flow-language.md §7.7). */
export const CONTEXT_FUNCTIONS: FunctionTable = {
  trigger: takes(0, 0, (_, scope) => triggerOf(scope)),
  triggeroutputs: takes(0, 0, (_, scope) => outputsOf(triggerOf(scope))),
  triggerbody: takes(0, 0, (_, scope) => bodyOf(triggerOf(scope))),
  actions: takesName((name, scope) => actionOf(name, scope)),
  outputs: OUTPUTS,
  body: BODY,
  actionoutputs: OUTPUTS,
  actionbody: BODY,
  action: takes(0, 0, (_, scope) => scope.current() ?? refuse("has no action here.")),
  result: takesName((name, scope) => there(scope.result(name), "scope", name)),
  variables: takesName((name, scope) => there(scope.variable(name), "variable", name)),
  parameters: takesName((name, scope) => {
    const value = scope.parameter(name);
    return value === undefined ? withoutValue(name) : value;
  }),
  items: takesName((name, scope) => there(scope.loopItem(name), "loop", name)),
  iterationindexes: takesName((name, scope) =>
    there(scope.iterationIndex(name), "Until loop", name),
  ),
  item: takes(0, 0, (_, scope) => {
    const item = scope.item();
    return item === undefined ? refuse("stands outside of any array.") : item;
  }),
  workflow: takes(0, 0, (_, scope) => scope.workflow()),
  listcallbackurl: takes(
    0,
    0,
    (_, scope) => scope.listCallbackUrl() ?? refuse("is only allowed in a webhook."),
  ),
};

const there = (value: Value | undefined, what: string, { text }: Name): Value =>
  value === undefined ? refuse(`refers to the ${what} '${text}', which is not there.`) : value;

/** Also for a variable of the environment that has neither a value nor a default. */
const withoutValue = ({ text }: Name): never =>
  refuse(`refers to the parameter '${text}', which is not there or has no value.`);

const triggerOf = (scope: EvaluationScope): ObjectValue =>
  scope.trigger() ?? refuse("has no trigger here.");

export function actionOf(name: Name, scope: EvaluationScope): ObjectValue | null {
  const record = scope.action(name);
  return record === undefined ? notThere(name) : record;
}

function outputsOfAction(name: Name, scope: EvaluationScope): Value {
  const outputs = scope.outputs(name);
  return outputs === undefined ? notThere(name) : outputs;
}

const notThere = ({ text }: Name): never =>
  refuse(`refers to the action '${text}', which is not there.`);

export const outputsOf = (record: ObjectValue | null): Value =>
  (record && memberIgnoringCase(record, "outputs")) ?? null;

/** `outputs.body`; null when there is none. */
export const bodyOf = (record: ObjectValue | null): Value => bodyIn(outputsOf(record));

const bodyIn = (outputs: Value): Value =>
  isObject(outputs) ? (memberIgnoringCase(outputs, "body") ?? null) : null;

export const bodyOfTrigger = (scope: EvaluationScope): Value => bodyOf(triggerOf(scope));
