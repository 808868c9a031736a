import { ENGLISH, type EnvironmentVariable } from "#dataverse";
import type { Json } from "#foundation";
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
    type: typeOf(variable),
    ...(defaultValue === undefined ? {} : { defaultValue }),
    schemaName,
    ...(descriptions[ENGLISH] === undefined ? {} : { description: descriptions[ENGLISH] }),
  };
}

function typeOf(variable: EnvironmentVariable): string {
  switch (variable.kind) {
    case "yes-no":
      return "Bool";
    case "number":
      return "Int";
    case "json":
      return "Object";
    case "text":
    case "data-source":
    case "secret":
      return "String";
  }
}

function defaultOf(variable: EnvironmentVariable): Json | undefined {
  if (variable.kind === "number" && variable.defaultValue !== undefined) {
    return Number.isInteger(variable.defaultValue)
      ? BigInt(variable.defaultValue)
      : variable.defaultValue;
  }
  return variable.defaultValue;
}
