import { type Expression, functionNamed, type ValueType } from "#wdl";
import type { FlowView } from "./flow-view.ts";
import { declarationsIn } from "./variables.ts";

/** What a value can be; undefined where nothing is known. */
export type Inferred = ReadonlySet<ValueType> | undefined;

const only = (...kinds: readonly ValueType[]): Inferred => new Set(kinds);

const OF_VARIABLES: Readonly<Record<string, Inferred>> = {
  string: only("string"),
  integer: only("integer"),
  float: only("float", "integer"),
  boolean: only("boolean"),
  object: only("object", "null"),
  array: only("array"),
};

const OF_PARAMETERS: Readonly<Record<string, Inferred>> = {
  string: only("string"),
  int: only("integer"),
  float: only("float", "integer"),
  bool: only("boolean"),
};

/** The types a value can have, from literals, signatures, variables and parameters. */
export function inferred(node: Expression, flow: FlowView): Inferred {
  switch (node.kind) {
    case "string":
      return only("string");
    case "number":
      return /[.eE]/.test(node.text) ? only("float") : only("integer");
    case "boolean":
      return only("boolean");
    case "null":
      return only("null");
    case "access":
    case "broken":
      return undefined;
    case "call":
      return ofCall(node, flow);
  }
}

function ofCall(node: Extract<Expression, { readonly kind: "call" }>, flow: FlowView): Inferred {
  const [first, ...others] = node.args;
  const name = first?.kind === "string" ? first.value.toLowerCase() : "";
  const called = node.name.toLowerCase();
  if (called === "variables") {
    return OF_VARIABLES[declarationsIn(flow).get(name)?.variable.type.toLowerCase() ?? ""];
  }
  if (called === "parameters") {
    const parameter = flow.flow.parameters.find((one) => one.name.toLowerCase() === name);
    return OF_PARAMETERS[parameter?.type.toLowerCase() ?? ""];
  }
  if (called === "if") return either(others.map((one) => inferred(one, flow)));
  if (called === "coalesce") {
    const all = either(node.args.map((one) => inferred(one, flow)));
    const last = node.args.at(-1);
    const end = last && inferred(last, flow);
    return all && end && !end.has("null") ? new Set([...all].filter((one) => one !== "null")) : all;
  }
  const result = functionNamed(node.name)?.result;
  return result === undefined || result.includes("any") ? undefined : new Set(result);
}

function either(all: readonly Inferred[]): Inferred {
  const types = new Set<ValueType>();
  for (const one of all) {
    if (one === undefined) return undefined;
    for (const type of one) types.add(type);
  }
  return types;
}

/** Numbers stand in for each other. */
export const fits = (type: ValueType, wanted: readonly ValueType[]): boolean =>
  wanted.includes("any") ||
  wanted.includes(type) ||
  (type === "integer" && (wanted.includes("float") || wanted.includes("decimal"))) ||
  (type === "float" && wanted.includes("decimal"));
