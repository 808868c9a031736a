import { ENGLISH, type EnvironmentVariable } from "#dataverse";
import { isJsonArray, type Json, parseJson } from "#foundation";
import { type FlowParameter, namedCall, type Typed, typed } from "#wdl";

/** What reading a variable gives. */
export type VariableValue<Of extends EnvironmentVariable> = Of extends { readonly kind: "yes-no" }
  ? boolean
  : Of extends { readonly kind: "number" }
    ? number
    : Of extends { readonly kind: "json" }
      ? unknown
      : string;

/** The key of the flow's parameter: `Display name (schema_name)` (flow-language.md §1.3). */
const parameterName = ({ labels, schemaName }: EnvironmentVariable): string =>
  `${labels[ENGLISH] ?? schemaName} (${schemaName})`;

/** The variable's value; frozen when the flow is switched on. */
export const variable = <Of extends EnvironmentVariable>(of: Of): Typed<VariableValue<Of>> =>
  typed(namedCall("parameters", parameterName(of)));

/** The declaration a flow needs to read the variable. */
export function parameterFor(variable: EnvironmentVariable): FlowParameter {
  const { schemaName, descriptions } = variable;
  const defaultValue = defaultOf(variable);
  return {
    name: parameterName(variable),
    type: typeOf(variable, defaultValue),
    ...(defaultValue === undefined ? {} : { defaultValue }),
    schemaName,
    ...(descriptions[ENGLISH] === undefined ? {} : { description: descriptions[ENGLISH] }),
  };
}

/** `Int` and `Object` unless the default is none: real flows have nothing else for a number and JSON. */
function typeOf(variable: EnvironmentVariable, defaultValue: Json | undefined): string {
  switch (variable.kind) {
    case "yes-no":
      return "Bool";
    case "number":
      return typeof defaultValue === "number" ? "Float" : "Int";
    case "json":
      return isJsonArray(defaultValue) ? "Array" : "Object";
    case "text":
    case "data-source":
    case "secret":
      return "String";
  }
}

/** In the flow's own JSON, where the variable's definition has text. */
function defaultOf(variable: EnvironmentVariable): Json | undefined {
  const { defaultValue } = variable;
  if (defaultValue === undefined) return undefined;
  switch (variable.kind) {
    case "number":
      return Number.isInteger(variable.defaultValue)
        ? BigInt(variable.defaultValue ?? 0)
        : defaultValue;
    case "json": {
      // Text that is no JSON is told about where the solution is judged (environment/default).
      const parsed = parseJson(String(defaultValue));
      return parsed.ok ? parsed.value : defaultValue;
    }
    case "yes-no":
    case "text":
    case "data-source":
    case "secret":
      return defaultValue;
  }
}
