import type { Condition, Expression, Template } from "#wdl";
import { oncePer } from "./once-per.ts";

export interface PlacedCondition {
  readonly condition: Condition;
  /** Below the action. */
  readonly path: readonly string[];
}

/** A condition and every operand below it that is one, the outermost first. */
export const conditionsOf = oncePer((condition: Condition): readonly PlacedCondition[] => {
  const found: PlacedCondition[] = [];
  collect(condition, ["expression"], found);
  return found;
});

/** `way` leads to the condition and is the same list all along. */
function collect(condition: Condition, way: string[], found: PlacedCondition[]): void {
  found.push({ condition, path: way.slice() });
  if (condition.kind === "expression") return;
  const { name, operands, single } = condition;
  way.push(name);
  for (const [index, operand] of operands.entries()) {
    if (!single) way.push(String(index));
    collect(operand, way, found);
    if (!single) way.pop();
  }
  way.pop();
}

/** An operand as an argument of a call; what stands in a text becomes what concat is given. */
export function operandOf(template: Template): Expression {
  switch (template.kind) {
    case "expression":
      return template.expression;
    case "text":
      return { kind: "string", value: template.value };
    case "interpolation":
      return {
        kind: "call",
        name: "concat",
        args: template.parts.map((part) =>
          part.kind === "text" ? { kind: "string", value: part.value } : part.expression,
        ),
      };
    case "constant":
      return ofConstant(template.value);
    case "list":
    case "record":
      return { kind: "broken", text: "" };
  }
}

function ofConstant(value: null | boolean | bigint | number): Expression {
  if (value === null) return { kind: "null" };
  return typeof value === "boolean"
    ? { kind: "boolean", value }
    : { kind: "number", text: typeof value === "bigint" ? `${value}` : floating(value) };
}

/** A number that is no whole one for the engine keeps its point: `5.0` is a float. */
const floating = (value: number): string =>
  Number.isInteger(value) ? `${value}.0` : String(value);
