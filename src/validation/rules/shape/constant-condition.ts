import type { PlainJson } from "#foundation";
import {
  type Condition,
  type Expression,
  foldCondition,
  printCanonical,
  type Template,
} from "#wdl";
import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const deciding = (expression: PlainJson) => ({
  actions: { Decide: { type: "If", expression, actions: { Go_on: compose(1) } } },
});

type Value = string | number | boolean | null | undefined;

/** A condition looks at something that a run can change. */
export const shapeConstantCondition = defineRule({
  code: "shape/constant-condition",
  judges: "flow",
  severity: "warning",
  why: "One of the two branches never runs; often an operand was forgotten or left from a trial.",
  fact: "flow-language.md §3.1, §7.5",
  examples: () => ({
    good: deciding({ equals: ["@triggerBody()?['text']", "a"] }),
    bad: deciding({ equals: [1, 1] }),
  }),
  check({ stepsOfKind, at, callsOf }, report) {
    for (const step of stepsOfKind("if")) {
      const value = resultOf(step.action.expression);
      if (typeof value !== "boolean") continue;
      report({ message: `The condition is always ${value}.`, at: at(step, "expression") });
    }
    for (const { call, in: place } of callsOf((name) => name === "if")) {
      const [condition] = call.args;
      const value = condition?.kind === "call" ? valueOfExpression(condition) : undefined;
      if (!condition || typeof value !== "boolean") continue;
      report({ message: `${printCanonical(condition)} is always ${value}.`, at: place.at() });
    }
  },
});

const resultOf = (condition: Condition): Value =>
  foldCondition<Value>(condition, {
    template: valueOfTemplate,
    function: ({ name }, operands) => called(name, operands()),
  });

function valueOfTemplate(template: Template): Value {
  if (template.kind === "text") return template.value;
  if (template.kind === "expression") return valueOfExpression(template.expression);
  if (template.kind !== "constant") return undefined;
  const { value } = template;
  return typeof value === "bigint" ? Number(value) : isPlain(value) ? value : undefined;
}

const isPlain = (value: unknown): value is string | number | boolean | null =>
  value === null || ["string", "number", "boolean"].includes(typeof value);

/** What {@link called} knows; of any other nothing is worked out, nor of what it is given. */
const DECIDING: ReadonlySet<string> = new Set([
  ...["and", "or", "not", "equals", "greater", "greaterorequals", "less", "lessorequals"],
]);

function valueOfExpression(node: Expression): Value {
  switch (node.kind) {
    case "string":
    case "boolean":
      return node.value;
    case "number":
      return Number(node.text);
    case "null":
      return null;
    case "call":
      return DECIDING.has(node.name.toLowerCase())
        ? called(node.name, node.args.map(valueOfExpression))
        : undefined;
    case "access":
    case "broken":
      return undefined;
  }
}

function called(name: string, values: readonly Value[]): Value {
  const [left, right] = values;
  switch (name.toLowerCase()) {
    case "and":
      if (values.includes(false)) return false;
      return values.every((value) => value === true) ? true : undefined;
    case "or":
      if (values.includes(true)) return true;
      return values.every((value) => value === false) ? false : undefined;
    case "not":
      return typeof left === "boolean" ? !left : undefined;
    case "equals":
      // Across types the service has readings of its own.
      return left !== undefined && typeof left === typeof right ? left === right : undefined;
  }
  if (typeof left !== "number" || typeof right !== "number") return undefined;
  switch (name.toLowerCase()) {
    case "greater":
      return left > right;
    case "greaterorequals":
      return left >= right;
    case "less":
      return left < right;
    case "lessorequals":
      return left <= right;
  }
  return undefined;
}
