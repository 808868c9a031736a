import type { ExpressionProblem, ExpressionProblemCode } from "./problem.ts";
import * as scan from "./scan.ts";

/**
 * A tree higher than this is refused, so that hostile text can exhaust the stack neither here nor
 * in anything that walks the tree.
 */
export const DEEPEST_EXPRESSION = 512;

/** Where a parse stands, and what it has found wrong so far. */
export interface State {
  readonly text: string;
  at: number;
  /** How many calls and keys are open. */
  level: number;
  calls: number;
  keys: number;
  /** Of the node read last. */
  height: number;
  readonly offset: number;
  readonly problems: ExpressionProblem[];
}

/** What to say of a character that cannot stand where it stands. */
export const unexpected = (text: string, at: number): string =>
  text.charCodeAt(at) === scan.AT
    ? '"@" stands only at the start of an expression, not inside it'
    : `"${String.fromCodePoint(text.codePointAt(at) ?? 0)}" is not expected here`;

export function tooDeep(state: State, at: number): undefined {
  const message = `nested deeper than ${DEEPEST_EXPRESSION} levels`;
  return fail(state, "expression/too-deep", at, at + 1, message);
}

export function fail(
  state: State,
  code: ExpressionProblemCode,
  start: number,
  end: number,
  message: string,
): undefined {
  report(state, code, start, end, message);
  return undefined;
}

export function report(
  state: State,
  code: ExpressionProblemCode,
  start: number,
  end: number,
  message: string,
): void {
  state.problems.push({ code, message, offset: state.offset + start, length: end - start });
}
