import { nameKey, recalling } from "#foundation";
import type { ActionOf } from "#wdl";
import { evaluateTemplate } from "../../interpreter/evaluate.ts";
import { textOf } from "../../interpreter/stringify.ts";
import {
  holding,
  isInt64,
  isList,
  isNumber,
  isObject,
  type ObjectValue,
  type Value,
} from "../../interpreter/value.ts";
import type { RunVariable, Turn } from "../run.ts";
import { failed, finish, type Outcome, type Runner, succeeded } from "../turn.ts";

const TYPES = ["String", "Integer", "Float", "Boolean", "Object", "Array"] as const;
type VariableType = (typeof TYPES)[number];

const DEFAULTS: Readonly<Record<VariableType, Value>> = {
  String: "",
  Integer: 0n,
  Float: 0,
  Boolean: false,
  Object: null,
  Array: [],
};

const typeNamed = recalling(100, (name) => ({
  type: TYPES.find((type) => type.toLowerCase() === name.toLowerCase()),
}));

/** The value as the variable keeps it; undefined when it does not fit the type. */
function fitting(type: string, value: Value): Value | undefined {
  switch (typeNamed(type).type) {
    case "String":
      return value === null ? "" : typeof value === "string" ? value : undefined;
    case "Integer":
      return typeof value === "bigint" ? value : undefined;
    case "Float":
      return isNumber(value) ? Number(value) : undefined;
    case "Boolean":
      return typeof value === "boolean" ? value : undefined;
    case "Object":
      return value === null || isObject(value) ? value : undefined;
    case "Array":
      return value === null ? [] : isList(value) ? value : undefined;
    case undefined:
      return undefined;
  }
}

const refused = (message: string, inputs?: Value): Outcome =>
  failed(
    "BadRequest",
    { code: "InvalidVariableOperation", message },
    inputs === undefined ? {} : { inputs },
  );

export const runInitialize: Runner<"initialize-variable"> = (turn, action) => {
  const inputs: Value[] = [];
  for (const { name, type, value } of action.variables) {
    const known = typeNamed(type).type;
    const given = value === undefined ? undefined : evaluateTemplate(value, turn.scope);
    const kept = given === undefined ? known && DEFAULTS[known] : fitting(type, given);
    if (!known || kept === undefined) {
      return finish(
        turn,
        refused(`The variable '${name}' of type '${type}' cannot be initialized with this value.`),
      );
    }
    turn.run.variables.set(nameKey(name), { name, type: known, value: kept });
    inputs.push(holding("name", name).set("type", type).set("value", kept));
  }
  finish(turn, succeeded({ inputs: holding("variables", inputs) }, "NotSpecified"));
};

type Change =
  | "set-variable"
  | "increment-variable"
  | "decrement-variable"
  | "append-to-string-variable"
  | "append-to-array-variable";

export function changeVariable(turn: Turn, action: ActionOf<Change>): void {
  const name = textOf(evaluateTemplate(action.variable, turn.scope));
  const value = action.value === undefined ? 1n : evaluateTemplate(action.value, turn.scope);
  const inputs = named(name, value);
  const variable = turn.run.variables.get(nameKey(name));
  if (!variable) {
    finish(turn, refused(`The variable '${name}' has not been initialized.`, inputs));
    return;
  }
  const next = changed(action.kind, variable, value);
  if (next === undefined) {
    finish(
      turn,
      refused(`The value does not fit the variable '${name}' of type '${variable.type}'.`, inputs),
    );
    return;
  }
  variable.value = next;
  const outputs = holding("body", named(name, next));
  finish(turn, succeeded({ inputs, outputs }, "NotSpecified"));
}

const named = (name: string, value: Value): ObjectValue =>
  holding("name", name).set("value", value);

function changed(kind: Change, variable: RunVariable, value: Value): Value | undefined {
  const { type, value: present } = variable;
  switch (kind) {
    case "set-variable":
      return fitting(type, value);
    case "increment-variable":
    case "decrement-variable":
      return stepped(present, value, kind === "increment-variable" ? 1 : -1);
    case "append-to-string-variable":
      return typeof present === "string" && !isObject(value) && !isList(value)
        ? present + textOf(value)
        : undefined;
    case "append-to-array-variable":
      // The host refuses an array or null, the designer nests them: neither is relied on.
      return isList(present) && !isList(value) && value !== null ? [...present, value] : undefined;
  }
}

function stepped(present: Value, by: Value, sign: 1 | -1): Value | undefined {
  if (typeof present === "bigint" && typeof by === "bigint") {
    const next = present + (sign === 1 ? by : -by);
    return isInt64(next) ? next : undefined;
  }
  return typeof present === "number" && isNumber(by) ? present + sign * Number(by) : undefined;
}
