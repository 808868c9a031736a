import type { Condition } from "../condition.ts";
import type { Expression } from "../expression/ast.ts";
import { expressionTemplate, templateFrom } from "./input.ts";
import { type Operand, operandNode } from "./typed.ts";

/** Functions that the designer shows as rows of a condition. */
const COMPARISONS = new Set([
  "equals",
  "greater",
  "greaterOrEquals",
  "less",
  "lessOrEquals",
  "contains",
  "startsWith",
  "endsWith",
]);

/** A boolean expression in the designer's form: an outer `and`/`or` of rows it can show and edit. */
export function conditionFrom(condition: Operand<boolean>): Condition {
  const rows = rowsOf(operandNode(condition));
  return isGroup(rows) ? rows : { kind: "function", name: "and", operands: [rows], single: false };
}

const isGroup = (condition: Condition): boolean =>
  condition.kind === "function" && (condition.name === "and" || condition.name === "or");

function rowsOf(expression: Expression): Condition {
  if (expression.kind === "call") {
    const { name, args } = expression;
    if (name === "and" || name === "or") {
      return { kind: "function", name, operands: args.map(rowsOf), single: false };
    }
    const [first] = args;
    if (name === "not" && first) {
      return { kind: "function", name, operands: [rowsOf(first)], single: true };
    }
    if (COMPARISONS.has(name)) {
      return { kind: "function", name, operands: args.map(operandOf), single: false };
    }
  }
  return {
    kind: "function",
    name: "equals",
    operands: [operandOf(expression), operandOf({ kind: "boolean", value: true })],
    single: false,
  };
}

/** Literals stand as JSON; everything else as `@…`. Null is an expression, as the designer writes it. */
function operandOf(expression: Expression): Condition {
  const template =
    expression.kind === "string" || expression.kind === "boolean"
      ? templateFrom(expression.value)
      : expression.kind === "number" && /^-?\d{1,15}$/.test(expression.text)
        ? templateFrom(Number(expression.text))
        : expressionTemplate(withoutBlanksBefore(expression));
  return { kind: "expression", template };
}

/** As an argument it had a blank before it; on its own it must not. */
function withoutBlanksBefore(expression: Expression): Expression {
  if (expression.kind === "access") {
    return { ...expression, of: withoutBlanksBefore(expression.of) };
  }
  const { before: _, ...bare } = expression;
  return bare;
}
