import type { Access, Expression } from "#wdl";
import { segmentsOf } from "./access.ts";
import {
  type ChoosingNode,
  type Compiled,
  failing,
  literal,
  node,
  once,
  textIn,
} from "./compiled.ts";
import { functionNamed } from "./functions/all-functions.ts";
import { ANY_NUMBER, type FunctionBody } from "./functions/function-table.ts";
import { nameOf } from "./scope.ts";
import { isInt64 } from "./value.ts";

/** What cannot be evaluated fails when it is asked for its value, not before: it may never be. */
export function compileExpression(expression: Expression): Compiled {
  switch (expression.kind) {
    case "string":
    case "boolean":
      return literal(expression.value);
    case "null":
      return literal(null);
    case "number":
      return number(expression.text);
    case "access":
      return access(expression);
    case "call":
      return compileCall(expression.name, expression.args.map(compileExpression));
    case "broken":
      return failing(`The expression '${expression.text}' is not valid.`);
  }
}

function number(text: string): Compiled {
  if (/^[+-]?\d+$/.test(text)) {
    const value = BigInt(text.startsWith("+") ? text.slice(1) : text);
    return isInt64(value)
      ? literal(value)
      : failing(`The number ${text} does not fit into 64 bits.`);
  }
  const value = Number(text);
  return Number.isNaN(value) ? failing(`'${text}' is not a number.`) : literal(value);
}

function access({ of: parent, key: written, safe }: Access): Compiled {
  const first = compileExpression(parent);
  if (written.kind === "string") {
    const { value: name } = written;
    return once(node("member", { first, name, parts: segmentsOf(name), safe }), [first]);
  }
  const second = compileExpression(written);
  return once(node("computed-member", { first, second, safe }), [first, second]);
}

/** A function by its name as written, with its arguments still to be evaluated. */
export function compileCall(name: string, operands: readonly Compiled[]): Compiled {
  const lower = name.toLowerCase();
  if (isChoosing(lower)) {
    const wrong = wrongCount(name, CHOOSING[lower], operands);
    return wrong ?? (lower === "if" ? condition(name, operands) : choosing(lower, name, operands));
  }
  const body = functionNamed(lower);
  if (!body) return failing(`The template function '${name}' is not defined.`);
  return wrongCount(name, body, operands) ?? call(name, body, operands);
}

function call(name: string, body: FunctionBody, operands: readonly Compiled[]): Compiled {
  const { ofName, run, seesRun } = body;
  const [first] = operands;
  const written = first && textIn(first);
  if (ofName && written !== undefined) {
    return node("named", { name, run: ofName, value: nameOf(written) });
  }
  const [, second, third] = operands;
  const parts = operands.length > 3 ? operands : undefined;
  const called = node("call", { name, run, first, second, third, parts });
  return seesRun ? called : once(called, operands);
}

function condition(name: string, operands: readonly Compiled[]): Compiled {
  const [first, second, third] = operands as readonly [Compiled, Compiled, Compiled];
  return node("if", { name, first, second, third });
}

/** Built from its end: there may be thousands of operands. */
function choosing(
  kind: ChoosingNode["kind"],
  name: string,
  operands: readonly Compiled[],
): ChoosingNode {
  const [last, ...others] = operands.toReversed() as [Compiled, ...Compiled[]];
  return others.reduce<ChoosingNode>(
    (second, first) => node(kind, { name, first, second }),
    node(kind, { name, first: last, second: undefined }),
  );
}

type Takes = Pick<FunctionBody, "least" | "most">;

function wrongCount(
  name: string,
  { least, most }: Takes,
  { length: given }: readonly Compiled[],
): Compiled | undefined {
  if (given >= least && given <= most) return undefined;
  const wanted =
    least === most ? `${least}` : most === ANY_NUMBER ? `${least} or more` : `${least} to ${most}`;
  return failing(`The template function '${name}' takes ${wanted} parameters, ${given} are given.`);
}

const AT_LEAST_ONE: Takes = { least: 1, most: ANY_NUMBER };

/** The functions that choose which of their arguments to evaluate (flow-language.md §7.6). */
const CHOOSING = {
  if: { least: 3, most: 3 },
  and: AT_LEAST_ONE,
  or: AT_LEAST_ONE,
  coalesce: AT_LEAST_ONE,
} as const satisfies Readonly<Record<string, Takes>>;

const isChoosing = (name: string): name is keyof typeof CHOOSING => Object.hasOwn(CHOOSING, name);
