import {
  type Access,
  type Call,
  type Expression,
  functionNamed,
  printCanonical,
  type ValueType,
} from "#wdl";
import { isCall } from "./expressions.ts";
import type { FlowView } from "./flow-view.ts";
import { isDecidedAround, reads } from "./guards.ts";
import { expressionsAt, remembered } from "./remembered.ts";
import { RESULT, shapeOfStep, shapeOfTemplate, shapeOfTrigger, textOf } from "./step-shape.ts";
import type { Step } from "./steps.ts";
import {
  eitherOf,
  listOf,
  MAYBE_NULL,
  mayBeNull,
  notNull,
  orNull,
  type Shape,
  shape,
  shapeOfJson,
} from "./value-shape.ts";
import { declarationsIn } from "./variables.ts";

/** What a value can be; undefined where nothing is known. */
export type Inferred = ReadonlySet<ValueType> | undefined;

/** The types a value can have; undefined where one of them may be anything. */
export function inferred(node: Expression, flow: FlowView, step?: Step): Inferred {
  const types = shapeOf(node, flow, step)?.types;
  return types?.has("any") ? undefined : types;
}

/** Whether a value, when it is there at all, is of this type. */
export const isOnly = (types: Inferred, type: ValueType): boolean =>
  types?.has(type) === true &&
  (types.size === 1 || (types.size === 2 && type !== "null" && types.has("null")));

const STRING = shape("string");
const INTEGER = shape("integer");
const FLOAT = shape("float");
const BOOLEAN = shape("boolean");

/** Numbers stand in for each other. */
export const fits = (type: ValueType, wanted: readonly ValueType[]): boolean =>
  wanted.includes("any") ||
  wanted.includes(type) ||
  (type === "integer" && (wanted.includes("float") || wanted.includes("decimal"))) ||
  (type === "float" && wanted.includes("decimal"));

const OF_PARAMETERS: Readonly<Record<string, Shape>> = {
  string: shape("string"),
  int: shape("integer"),
  float: shape("float", "integer"),
  bool: shape("boolean"),
};

const OF_VARIABLES: Readonly<Record<string, Shape>> = {
  string: shape("string"),
  integer: shape("integer"),
  float: shape("float", "integer"),
  boolean: shape("boolean"),
  object: shape("object"),
  array: shape("array"),
};

/**
 * What an expression gives, from literals, signatures, variables, parameters, schemas, composed
 * values and the rows of known tables. `step` is the action it stands in; undefined in the trigger.
 */
export function shapeOf(
  node: Expression,
  flow: FlowView,
  step: Step | undefined,
): Shape | undefined {
  switch (node.kind) {
    case "string":
      return STRING;
    case "number":
      return /[.eE]/.test(node.text) ? FLOAT : INTEGER;
    case "boolean":
      return BOOLEAN;
    case "null":
      return shape("null");
    case "broken":
      return undefined;
    case "access":
    case "call": {
      const known = expressionsAt(step ?? "trigger", flow);
      if (known.has(node)) return known.get(node);
      const found = node.kind === "call" ? ofCall(node, flow, step) : ofAccess(node, flow, step);
      known.set(node, found);
      return found;
    }
  }
}

function ofAccess(node: Access, flow: FlowView, step: Step | undefined): Shape | undefined {
  const { of, key, safe } = node;
  const from = shapeOf(of, flow, step);
  // What is split has at least one piece.
  const isThere = key.kind === "number" && Number(key.text) === 0 && isCall(of, "split");
  const found = isThere ? from?.items : below(from, key, safe);
  const value = safe && from?.types.has("null") ? orNull(found) : found;
  return value?.types.has("null") && isDecidedAround(node, step, flow) ? notNull(value) : value;
}

/** Keys such as `body/value` name a way when there is no key of that name. */
function below(from: Shape | undefined, key: Expression, safe: boolean): Shape | undefined {
  if (key.kind !== "string") return safe ? orNull(from?.items) : from?.items;
  let at: Shape | undefined = from;
  let absent = false;
  const keys = from?.members?.has(key.value) ? [key.value] : key.value.split("/");
  for (const one of keys) {
    const member = at?.members?.get(one);
    if (!member) return safe ? MAYBE_NULL : undefined;
    absent ||= member.optional || (at?.types.has("null") ?? false);
    at = member.shape;
  }
  return safe && absent ? orNull(at) : at;
}

function ofCall(node: Call, flow: FlowView, step: Step | undefined): Shape | undefined {
  const [first, ...others] = node.args;
  const name = first?.kind === "string" ? first.value : "";
  const inner = (one: Expression): Shape | undefined => shapeOf(one, flow, step);
  switch (node.name.toLowerCase()) {
    case "variables":
      return OF_VARIABLES[
        declarationsIn(flow).get(name.toLowerCase())?.variable.type.toLowerCase() ?? ""
      ];
    case "parameters": {
      const lower = name.toLowerCase();
      const parameter = flow.flow.parameters.find((one) => one.name.toLowerCase() === lower);
      return OF_PARAMETERS[parameter?.type.toLowerCase() ?? ""];
    }
    case "outputs":
      return outputsOf(name, flow);
    case "body":
      return outputsOf(name, flow)?.members?.get("body")?.shape;
    case "triggeroutputs":
      return shapeOfTrigger(flow);
    case "triggerbody":
      return shapeOfTrigger(flow)?.members?.get("body")?.shape;
    case "result":
      return listOf(RESULT);
    case "actions":
      return RESULT;
    case "items":
      return elementOf(flow.stepNamed(name), flow);
    case "item":
      return ofItem(step, flow);
    case "json":
      return shapeOfJson(name);
    case "string":
    case "concat":
      return first && others.length === 0 ? textOf(inner(first)) : shape("string");
    case "createarray":
      return listOf(eitherOf(node.args.map(inner)));
    case "split":
      return listOf(shape("string"));
    case "skip":
    case "reverse":
    case "sort":
      return first && inner(first)?.types.has("array") ? inner(first) : shape("array");
    case "if":
      return eitherOf(others.map((one) => (first ? ofBranch(one, first, inner) : undefined)));
    case "coalesce": {
      const all = node.args.map(inner);
      const one = eitherOf(all);
      return mayBeNull(all.at(-1)) ? one : notNull(one);
    }
    case "first":
    case "last": {
      const of = first && inner(first);
      if (of?.types.size === 1 && of.types.has("string")) return shape("string");
      // What is split has at least one piece.
      return isCall(first, "split") ? shape("string") : elementMaybe(of);
    }
    default: {
      const result = functionNamed(node.name)?.result;
      return result === undefined || result.includes("any") ? undefined : shape(...result);
    }
  }
}

/** An element of a list that may be empty. */
const elementMaybe = (list: Shape | undefined): Shape | undefined =>
  list?.types.has("array") ? orNull(list.items) : undefined;

/** What the condition of an `if` has looked at is not null in its branches. */
function ofBranch(
  branch: Expression,
  condition: Expression,
  inner: (node: Expression) => Shape | undefined,
): Shape | undefined {
  const value = inner(branch);
  return value?.types.has("null") &&
    branch.kind !== "null" &&
    reads(condition, printCanonical(branch))
    ? notNull(value)
    : value;
}

/** Of the array that the action goes through, else of the nearest loop. */
function ofItem(step: Step | undefined, flow: FlowView): Shape | undefined {
  const own = step?.action;
  if (step && (own?.kind === "filter-array" || own?.kind === "select" || own?.kind === "table")) {
    return own.from.kind === "expression"
      ? shapeOf(own.from.expression, flow, step.container)?.items
      : undefined;
  }
  for (let at = step?.container; at; at = at.container) {
    if (at.action.kind === "for-each") return elementOf(at, flow);
  }
  return undefined;
}

function elementOf(loop: Step | undefined, flow: FlowView): Shape | undefined {
  if (loop?.action.kind !== "for-each") return undefined;
  const { foreach } = loop.action;
  return remembered(loop, flow, () => shapeOfTemplate(foreach, flow, loop, shapeOf))?.items;
}

function outputsOf(name: string, flow: FlowView): Shape | undefined {
  const step = flow.stepNamed(name);
  return step && shapeOfStep(step, flow, shapeOf);
}
