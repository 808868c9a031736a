import { memberIgnoringCase } from "../access.ts";
import { refuse } from "../evaluation-error.ts";
import type { EvaluationScope } from "../scope.ts";
import { isObject, type ObjectValue, type Value } from "../value.ts";
import { textArgument } from "./arguments.ts";
import { type FunctionTable, takes } from "./function-table.ts";

const OUTPUTS = takes(1, 1, (args, scope) => outputsOfAction(args, scope));
const BODY = takes(1, 1, (args, scope) => bodyIn(outputsOfAction(args, scope)));

/** What a run has seen so far (flow-language.md §7.7). */
export const CONTEXT_FUNCTIONS: FunctionTable = {
  trigger: takes(0, 0, (_, scope) => triggerOf(scope)),
  triggeroutputs: takes(0, 0, (_, scope) => outputsOf(triggerOf(scope))),
  triggerbody: takes(0, 0, (_, scope) => bodyOf(triggerOf(scope))),
  actions: takes(1, 1, (args, scope) => actionOf(args, scope)),
  outputs: OUTPUTS,
  body: BODY,
  actionoutputs: OUTPUTS,
  actionbody: BODY,
  action: takes(0, 0, (_, scope) => scope.current() ?? refuse("has no action here.")),
  result: takes(1, 1, (args, scope) => there(scope.result(nameIn(args)), "scope", args)),
  variables: takes(1, 1, (args, scope) => there(scope.variable(nameIn(args)), "variable", args)),
  parameters: takes(1, 1, (args, scope) => there(scope.parameter(nameIn(args)), "parameter", args)),
  items: takes(1, 1, (args, scope) => there(scope.loopItem(nameIn(args)), "loop", args)),
  iterationindexes: takes(1, 1, (args, scope) =>
    there(scope.iterationIndex(nameIn(args)), "Until loop", args),
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

const nameIn = (args: readonly Value[]): string => textArgument(args, 0);

const there = (value: Value | undefined, what: string, args: readonly Value[]): Value =>
  value === undefined
    ? refuse(`refers to the ${what} '${nameIn(args)}', which is not there.`)
    : value;

const triggerOf = (scope: EvaluationScope): ObjectValue =>
  scope.trigger() ?? refuse("has no trigger here.");

export function actionOf(args: readonly Value[], scope: EvaluationScope): ObjectValue | null {
  const name = textArgument(args, 0);
  const record = scope.action(name);
  return record === undefined
    ? refuse(`refers to the action '${name}', which is not there.`)
    : record;
}

function outputsOfAction(args: readonly Value[], scope: EvaluationScope): Value {
  const name = textArgument(args, 0);
  const outputs = scope.outputs(name);
  return outputs === undefined
    ? refuse(`refers to the action '${name}', which is not there.`)
    : outputs;
}

export const outputsOf = (record: ObjectValue | null): Value =>
  (record && memberIgnoringCase(record, "outputs")) ?? null;

/** `outputs.body`; null when there is none. */
export const bodyOf = (record: ObjectValue | null): Value => bodyIn(outputsOf(record));

const bodyIn = (outputs: Value): Value =>
  isObject(outputs) ? (memberIgnoringCase(outputs, "body") ?? null) : null;

export const bodyOfTrigger = (scope: EvaluationScope): Value => bodyOf(triggerOf(scope));
