/** What can be wrong with the text of an expression or of a template. */
export type ExpressionProblemCode =
  | "expression/missing-value"
  | "expression/unexpected-text"
  | "expression/bare-name"
  | "expression/double-quotes"
  | "expression/number"
  | "expression/unclosed-text"
  | "expression/unclosed-call"
  | "expression/unclosed-key"
  | "expression/name-after-dot"
  | "expression/key-of-literal"
  | "expression/too-deep"
  | "expression/unclosed-segment";

/** Every problem is an error: the service refuses such text when the flow is switched on. */
export interface ExpressionProblem {
  readonly code: ExpressionProblemCode;
  readonly message: string;
  /** UTF-16 units from the start of the text that was parsed. */
  readonly offset: number;
  readonly length: number;
}
