import type { Expression } from "../expression/ast.ts";

declare const meaning: unique symbol;

/** Marks what {@link typed} made: JSON of an author may have the same keys, but never this object. */
const MADE = Object.freeze({ by: "typed" } as const);

/**
 * An expression that is known to give a `Value` at run time. TypeScript's own types stand for the
 * service's: `string`, `boolean`, `number` (whole or floating), `null`, arrays and objects.
 */
export interface Typed<out Value> {
  readonly node: Expression;
  readonly made: typeof MADE;
  readonly [meaning]?: Value;
}

/** Where a value may be given as an expression or, for simple values, as a literal. */
export type Operand<Value> = Typed<Value> | Extract<Value, Simple>;

export const typed = <Value>(node: Expression): Typed<Value> =>
  Object.freeze<Typed<Value>>({ node, made: MADE });

export const isTyped = (value: unknown): value is Typed<unknown> =>
  typeof value === "object" && value !== null && "made" in value && value.made === MADE;

type Simple = string | number | boolean | null;

type Widened<Value extends Simple> = Value extends string
  ? string
  : Value extends number
    ? number
    : Value extends boolean
      ? boolean
      : null;

/** A value that is known before the flow runs, where an expression is asked for. */
export const literal = <Value extends Simple>(value: Value): Typed<Widened<Value>> =>
  typed(operandNode(value));

/** A literal becomes a node: text in quotes can never break out, whatever it holds. */
export function operandNode(operand: Typed<unknown> | Simple): Expression {
  if (isTyped(operand)) return operand.node;
  if (operand === null) return { kind: "null" };
  if (typeof operand === "boolean") return { kind: "boolean", value: operand };
  if (typeof operand === "number") return { kind: "number", text: String(operand) };
  return { kind: "string", value: operand };
}
