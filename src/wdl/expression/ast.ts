/**
 * An expression of the workflow definition language as frozen nodes (flow-language.md §7.2).
 *
 * Spelling that does not matter to the meaning (blanks, upper and lower case, the text of a number)
 * lives in the nodes themselves, never as a piece of the source, so that a sub-tree can be moved or
 * replaced and the rest still prints as its author wrote it. Every blank is optional; nodes made by
 * builders have none and print canonically.
 */
export type Expression =
  | StringLiteral
  | NumberLiteral
  | BooleanLiteral
  | NullLiteral
  | Call
  | Access
  | BrokenExpression;

/** White space as written: `before` the node's first token; places inside are named by the node. */
interface Blanks {
  readonly before?: string;
}

/** `'it''s'` has the value `it's`. */
export interface StringLiteral extends Blanks {
  readonly kind: "string";
  readonly value: string;
}

/** `text` is the number as written, e.g. `1`, `+.5`, `3e1`. */
export interface NumberLiteral extends Blanks {
  readonly kind: "number";
  readonly text: string;
}

export interface BooleanLiteral extends Blanks {
  readonly kind: "boolean";
  readonly value: boolean;
  /** As written when it is not all lower case. */
  readonly spelling?: string;
}

export interface NullLiteral extends Blanks {
  readonly kind: "null";
  readonly spelling?: string;
}

/** `name(args…)`; the name as written, compared without case. */
export interface Call extends Blanks {
  readonly kind: "call";
  readonly name: string;
  readonly args: readonly Expression[];
  /** Blanks before `(`. */
  readonly beforeOpen?: string;
  /** Blanks before each `,`, by index of the argument in front of it. */
  readonly beforeCommas?: readonly string[];
  /** Blanks before `)`. */
  readonly beforeClose?: string;
}

/** `of[key]`, `of?[key]`, `of.name`, `of?.name`; after a dot the key is a string literal. */
export interface Access extends Blanks {
  readonly kind: "access";
  readonly of: Expression;
  readonly key: Expression;
  readonly safe: boolean;
  readonly style: "bracket" | "dot";
  /** Blanks before `?`, before `[` or `.`, and before `]`. */
  readonly beforeSafe?: string;
  readonly beforeOpen?: string;
  readonly beforeClose?: string;
}

/** What the parser could not understand, as written; always comes with a finding. */
export interface BrokenExpression extends Blanks {
  readonly kind: "broken";
  readonly text: string;
}
