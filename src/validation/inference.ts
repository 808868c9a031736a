import {
  type Access,
  type Call,
  type Expression,
  type FunctionSignature,
  functionNamed,
  printCanonical,
  type ValueType,
} from "#wdl";
import { isCall } from "./expressions.ts";
import type { FlowView } from "./flow-view.ts";
import { FUNCTION_SHAPES } from "./function-shapes.ts";
import { isDecidedAround, reads } from "./guards.ts";
import { expressionsAt, remembered } from "./remembered.ts";
import {
  RESULT,
  shapeOfAnswers,
  shapeOfStep,
  shapeOfTemplate,
  shapeOfTrigger,
} from "./step-shape.ts";
import type { Step } from "./steps.ts";
import {
  eitherOf,
  keySteps,
  listOf,
  MAYBE_NULL,
  mayBeNull,
  notNull,
  orNull,
  type Shape,
  shape,
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
const NULL = shape("null");
const RESULTS = listOf(RESULT);

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
      return NULL;
    case "broken":
      return undefined;
    case "access":
      return once(ofAccess, node, flow, step);
    case "call": {
      const signature = functionNamed(node.name);
      if (!signature) return undefined;
      const telling = READING.get(signature.lower) ?? WORKING_OUT.get(signature.lower);
      if (!telling) return resultOf(signature);
      return node.args.some(isComputed)
        ? once(telling, node, flow, step)
        : telling(node, flow, step);
    }
  }
}

const isComputed = ({ kind }: Expression): boolean => kind === "call" || kind === "access";

function once<Node extends Expression>(
  work: (node: Node, flow: FlowView, step: Step | undefined) => Shape | undefined,
  node: Node,
  flow: FlowView,
  step: Step | undefined,
): Shape | undefined {
  const known = expressionsAt(step ?? "trigger", flow);
  const found = known.get(node);
  if (found !== undefined || known.has(node)) return found;
  const made = work(node, flow, step);
  known.set(node, made);
  return made;
}

function ofAccess(node: Access, flow: FlowView, step: Step | undefined): Shape | undefined {
  const { of, key, safe } = node;
  const from = shapeOf(of, flow, step);
  const index = key.kind === "number" ? Number(key.text) : -1;
  // What is split has at least one piece.
  const least = from?.length ?? (isCall(of, "split") ? 1 : 0);
  const isThere = index >= 0 && index < least && isOnly(from?.types, "array");
  const found = isThere ? from?.items : below(from, key, safe);
  const value = safe && from?.types.has("null") ? orNull(found) : found;
  return value?.types.has("null") && isDecidedAround(node, step, flow) ? notNull(value) : value;
}

function below(from: Shape | undefined, key: Expression, safe: boolean): Shape | undefined {
  if (key.kind !== "string") return safe ? orNull(from?.items) : from?.items;
  let at: Shape | undefined;
  let absent = false;
  for (const { holder, key: one } of keySteps(from, key.value)) {
    const member = holder?.members?.get(one);
    if (!member) return safe ? MAYBE_NULL : undefined;
    absent ||= member.optional || mayBeNull(holder);
    at = member.shape;
  }
  return safe && absent ? orNull(at) : at;
}

type OfCall = (call: Call, flow: FlowView, step: Step | undefined) => Shape | undefined;

const nameIn = ({ args: [first] }: Call): string => (first?.kind === "string" ? first.value : "");

/** Functions that look at the flow. */
const READING: ReadonlyMap<string, OfCall> = new Map<string, OfCall>([
  [
    "variables",
    (call, flow) =>
      OF_VARIABLES[
        declarationsIn(flow).get(nameIn(call).toLowerCase())?.variable.type.toLowerCase() ?? ""
      ],
  ],
  [
    "parameters",
    (call, flow) => {
      const lower = nameIn(call).toLowerCase();
      const parameter = flow.flow.parameters.find((one) => one.name.toLowerCase() === lower);
      return OF_PARAMETERS[parameter?.type.toLowerCase() ?? ""];
    },
  ],
  ["outputs", (call, flow) => outputsOf(nameIn(call), flow)],
  ["body", (call, flow) => outputsOf(nameIn(call), flow)?.members?.get("body")?.shape],
  ["triggeroutputs", (_, flow) => shapeOfTrigger(flow)],
  ["triggerbody", (_, flow) => shapeOfTrigger(flow)?.members?.get("body")?.shape],
  ["result", () => RESULTS],
  ["actions", () => RESULT],
  ["items", (call, flow) => elementOf(flow.stepNamed(nameIn(call)), flow)],
  ["item", (_, flow, step) => ofItem(step, flow)],
  [
    "if",
    ({ args: [condition, ...branches] }, flow, step) =>
      eitherOf(
        branches.map((one) => (condition ? ofBranch(one, condition, flow, step) : undefined)),
      ),
  ],
]);

/** Functions that only work with what they are given. */
const WORKING_OUT: ReadonlyMap<string, OfCall> = new Map(
  [...FUNCTION_SHAPES].map(([name, make]): [string, OfCall] => [
    name,
    ({ args }, flow, step) => make(args, (one) => shapeOf(one, flow, step)),
  ]),
);

/** Of functions that give the same whatever they are given. */
const RESULTS_OF = new Map<FunctionSignature, Shape | undefined>();

function resultOf(signature: FunctionSignature): Shape | undefined {
  const { result } = signature;
  if (!RESULTS_OF.has(signature)) {
    RESULTS_OF.set(signature, result.includes("any") ? undefined : shape(...result));
  }
  return RESULTS_OF.get(signature);
}

/** What the condition of an `if` has looked at is not null in its branches. */
function ofBranch(
  branch: Expression,
  condition: Expression,
  flow: FlowView,
  step: Step | undefined,
): Shape | undefined {
  const value = shapeOf(branch, flow, step);
  return value?.types.has("null") &&
    branch.kind !== "null" &&
    reads(condition, printCanonical(branch), flow)
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

/** What a flow answers its caller when it succeeds. */
export const answerOf = (flow: FlowView): Shape | undefined => shapeOfAnswers(flow, shapeOf);

function outputsOf(name: string, flow: FlowView): Shape | undefined {
  const step = flow.stepNamed(name);
  return step && shapeOfStep(step, flow, shapeOf);
}
