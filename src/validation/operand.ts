import type { Expression, Template } from "#wdl";

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
