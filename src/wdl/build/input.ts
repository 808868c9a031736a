import type { Expression } from "../expression/ast.ts";
import type { Interpolation, RecordEntry, Template, TextTemplate } from "../template.ts";
import { isTyped, type Operand, operandNode, type Typed } from "./typed.ts";

/** Marks what {@link interpolated} made: no JSON of an author has this key. */
const made: unique symbol = Symbol("interpolated");

/** Text made of literals and expressions, see {@link text}; always a string at run time. */
export interface InterpolatedInput {
  readonly kind: "interpolated";
  readonly template: Interpolation;
  readonly [made]: true;
}

export const interpolated = (parts: Interpolation["parts"]): InterpolatedInput =>
  Object.freeze<InterpolatedInput>({
    kind: "interpolated",
    template: { kind: "interpolation", parts },
    [made]: true,
  });

export const isInterpolated = (value: unknown): value is InterpolatedInput =>
  typeof value === "object" && value !== null && made in value;

/** JSON that may hold expressions anywhere: what actions take as inputs. */
export type Input =
  | Typed<unknown>
  | InterpolatedInput
  | null
  | boolean
  | string
  | bigint
  | number
  | readonly Input[]
  | { readonly [key: string]: Input | undefined };

/** A string or something that gives one. */
export type TextInput = Operand<string> | InterpolatedInput;

/** A value as data and expressions: any part of it may be computed, and null only where it may be. */
export type Given<Value> = Typed<Value> | GivenLiteral<Value>;

type GivenLiteral<Value> = unknown extends Value
  ? Input
  : Value extends string
    ? Value | (string extends Value ? InterpolatedInput : never)
    : Value extends number | boolean | null | undefined
      ? Value
      : Value extends readonly (infer Item)[]
        ? readonly Given<Item>[]
        : GivenObject<Value>;

/** An object of which every property may be computed, but not the object itself. */
export type GivenObject<Value> = {
  readonly [Key in keyof Value]: Given<Exclude<Value[Key], undefined>> | IfOptional<Value, Key>;
};

type IfOptional<Value, Key extends keyof Value> = undefined extends Value[Key] ? undefined : never;

/** `` text`statecode eq 0 and name eq '${value}'` ``: literals between expressions. */
export function text(
  literals: TemplateStringsArray,
  ...operands: readonly Operand<string | number | boolean | null>[]
): InterpolatedInput {
  const parts = literals.flatMap((literal, index): Interpolation["parts"] => {
    const operand = operands[index];
    return [
      ...(literal === "" ? [] : [{ kind: "text" as const, value: literal }]),
      ...(operand === undefined
        ? []
        : [{ kind: "expression" as const, expression: operandNode(operand) }]),
    ];
  });
  return interpolated(readable(parts));
}

type Part = Interpolation["parts"][number];

/** A name or a number that is known already, such as a column's: people read it better as text. */
const plainWord = (part: Part): string | undefined => {
  if (part.kind === "text") return part.value;
  const { expression } = part;
  if (expression.kind === "number") return expression.text;
  return expression.kind === "string" && /^\w+$/.test(expression.value)
    ? expression.value
    : undefined;
};

/** Parts with their plain words joined to the text around them, where an expression is left. */
function readable(parts: readonly Part[]): readonly Part[] {
  if (parts.every((part) => plainWord(part) !== undefined)) return parts;
  const joined: Part[] = [];
  for (const part of parts) {
    const word = plainWord(part);
    const last = joined.at(-1);
    if (word === undefined) joined.push(part);
    else if (last?.kind === "text")
      joined[joined.length - 1] = { ...last, value: last.value + word };
    else joined.push({ kind: "text", value: word });
  }
  return joined;
}

export const expressionTemplate = (expression: Expression): TextTemplate => ({
  kind: "expression",
  expression,
});

/** Inputs as authors write them → the template tree of the definition. */
export function templateFrom(input: Input): Template {
  if (input === null || typeof input === "boolean" || typeof input === "bigint") {
    return { kind: "constant", value: input };
  }
  if (typeof input === "number") {
    return { kind: "constant", value: Number.isInteger(input) ? BigInt(input) : input };
  }
  if (typeof input === "string") return { kind: "text", value: input };
  if (isTyped(input)) return expressionTemplate(input.node);
  if (isInterpolated(input)) return input.template;
  if (isList(input)) return { kind: "list", items: input.map(templateFrom) };
  const entries = Object.entries(input).flatMap(([key, value]): RecordEntry[] =>
    value === undefined ? [] : [{ key: { kind: "text", value: key }, value: templateFrom(value) }],
  );
  return { kind: "record", entries };
}

const isList = (input: object): input is readonly Input[] => Array.isArray(input);
