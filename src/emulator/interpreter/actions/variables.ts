import type { ChangeVariableAction } from "#wdl";
import { calculate } from "../arithmetic.ts";
import { evaluateTemplate } from "../evaluate.ts";
import { fail } from "../evaluation-error.ts";
import type { Outcome, Variable, VariableType } from "../state.ts";
import { textOf } from "../stringify.ts";
import { isList, isNumber, isObject, kindOf, type Value } from "../value.ts";
import { badRequest, noted, type Runner, type Step } from "./runner.ts";

/** What a variable is without a value (flow-language.md §3.2). */
const INITIAL: Readonly<Record<VariableType, Value>> = {
  String: "",
  Integer: 0n,
  Float: 0,
  Boolean: false,
  Object: null,
  Array: [],
};

const TYPES = Object.keys(INITIAL) as VariableType[];

export const variableTypeNamed = (name: string): VariableType | undefined =>
  TYPES.find((type) => type.toLowerCase() === name.toLowerCase());

export const runInitializeVariable: Runner<"initialize-variable"> = (
  { name: action, variables },
  { run, scope },
) => {
  const inputs: Value[] = [];
  const made: Variable[] = [];
  for (const { name, type: written, value: template } of variables) {
    const type = variableTypeNamed(written);
    if (!type) return wrong(action, `there is no variable type '${written}'.`);
    if (run.variables.has(name.toLowerCase())) {
      return wrong(action, `the variable '${name}' is initialised already.`);
    }
    const given = template ? evaluateTemplate(template, scope) : undefined;
    const value = given === undefined ? INITIAL[type] : (typed(type, given) ?? null);
    if (given !== undefined && typed(type, given) === undefined)
      return mismatch(action, name, type, given);
    made.push({ name, type, value });
    inputs.push(
      new Map<string, Value>([
        ["name", name],
        ["type", written],
        ...(given === undefined ? [] : [["value", given] as const]),
      ]),
    );
  }
  for (const variable of made) run.variables.set(variable.name.toLowerCase(), variable);
  return noted(new Map([["variables", inputs]]));
};

type Changing = (action: ChangeVariableAction, step: Step) => Outcome;

/** The new value of a variable that is there, or why it cannot be. */
const changing =
  (change: (variable: Variable, given: Value | undefined, step: Step) => Value): Changing =>
  (action, step) => {
    const { run, scope } = step;
    const name = textOf(evaluateTemplate(action.variable, scope));
    const variable = run.variables.get(name.toLowerCase());
    if (!variable) return wrong(action.name, `the variable '${name}' is not initialised.`);
    const given = action.value ? evaluateTemplate(action.value, scope) : undefined;
    const value = change(variable, given, step);
    run.variables.set(name.toLowerCase(), { ...variable, value });
    const inputs = new Map<string, Value>([["name", name]]);
    if (given !== undefined) inputs.set("value", given);
    const state = new Map<string, Value>([
      ["name", variable.name],
      ["value", value],
    ]);
    return noted(inputs, action.kind === "set-variable" ? new Map([["body", state]]) : state);
  };

export const runSetVariable = changing(({ name, type }, given = null) => {
  const value = typed(type, given);
  return value === undefined ? fail(mismatchText(name, type, given)) : value;
});

export const runIncrementVariable = changing((variable, given) => moved("add", variable, given));
export const runDecrementVariable = changing((variable, given) => moved("sub", variable, given));

/** The local host takes text only, the service makes text of scalars: `strict` refuses the difference. */
export const runAppendToString = changing(({ name, type, value }, given = null, { run }) => {
  if (type !== "String") return fail(`the variable '${name}' of type '${type}' is no String`);
  const scalar = given !== null && !isObject(given) && !isList(given);
  if (typeof given !== "string" && (run.profile === "strict" || !scalar)) {
    return fail(`a value of type '${kindOf(given)}' cannot be appended to the String '${name}'`);
  }
  return textOf(value) + textOf(given);
});

/** Lists and null fail in the host; designers report that lists nest (flow-language.md §3.2). */
export const runAppendToArray = changing(({ name, type, value }, given = null) => {
  if (type !== "Array") return fail(`the variable '${name}' of type '${type}' is no Array`);
  if (given === null || isList(given)) {
    return fail(`a value of type '${kindOf(given)}' cannot be appended to the Array '${name}'`);
  }
  return [...(isList(value) ? value : []), given];
});

function moved(
  operation: "add" | "sub",
  { name, type, value }: Variable,
  given: Value = 1n,
): Value {
  if (!isNumber(value) || !isNumber(given)) {
    return fail(`the variable '${name}' of type '${type}' cannot be moved by '${kindOf(given)}'`);
  }
  const result = calculate(operation, value, given);
  const fitting = typed(type, result);
  return fitting === undefined ? fail(mismatchText(name, type, result)) : fitting;
}

/** The value as the variable takes it; undefined when it does not. */
function typed(type: VariableType, value: Value): Value | undefined {
  switch (type) {
    case "String":
      return value === null ? "" : typeof value === "string" ? value : undefined;
    case "Integer":
      return typeof value === "bigint" ? value : undefined;
    case "Float":
      return typeof value === "bigint" ? Number(value) : isNumber(value) ? value : undefined;
    case "Boolean":
      return typeof value === "boolean" ? value : undefined;
    case "Object":
      return value === null || isObject(value) ? value : undefined;
    case "Array":
      return value === null ? [] : isList(value) ? value : undefined;
  }
}

const mismatchText = (name: string, type: VariableType, value: Value): string =>
  `the variable '${name}' of type '${type}' cannot hold a value of type '${kindOf(value)}'`;

const mismatch = (action: string, name: string, type: VariableType, value: Value) =>
  wrong(action, `${mismatchText(name, type, value)}.`);

const wrong = (action: string, message: string) =>
  badRequest("InvalidTemplate", `The variable action '${action}' failed: ${message}`);
