import type { Expression } from "./expression/ast.ts";

/**
 * A JSON value of a definition in which every string, property names included, is a template
 * (flow-language.md §7.1).
 */
export type Template = ConstantTemplate | TextTemplate | ListTemplate | RecordTemplate;

/** null, true, false, a whole number (bigint) or a floating number. */
export interface ConstantTemplate {
  readonly kind: "constant";
  readonly value: null | boolean | bigint | number;
}

export type TextTemplate = LiteralText | WholeExpression | Interpolation;

/** Text without any expression; `value` is what it means (escapes undone). */
export interface LiteralText {
  readonly kind: "text";
  readonly value: string;
  /** Set when the author escaped where it was not needed, e.g. `@@` for `@`. */
  readonly spelling?: string;
}

/** `@expression`: the value keeps its type. */
export interface WholeExpression {
  readonly kind: "expression";
  readonly expression: Expression;
  /** Blanks after the expression. */
  readonly after?: string;
}

/** `text @{expression} text`: always a string. */
export interface Interpolation {
  readonly kind: "interpolation";
  readonly parts: readonly (InterpolatedText | InterpolatedExpression)[];
}

export interface InterpolatedText {
  readonly kind: "text";
  readonly value: string;
  readonly spelling?: string;
}

export interface InterpolatedExpression {
  readonly kind: "expression";
  readonly expression: Expression;
  /** Blanks before `}`. */
  readonly after?: string;
  /** The string ends before `}`; always comes with a finding. */
  readonly unclosed?: true;
}

export interface ListTemplate {
  readonly kind: "list";
  readonly items: readonly Template[];
}

/** Entries in the order written; keys are templates too. */
export interface RecordTemplate {
  readonly kind: "record";
  readonly entries: readonly RecordEntry[];
}

export interface RecordEntry {
  readonly key: TextTemplate;
  readonly value: Template;
}
