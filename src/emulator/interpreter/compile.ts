import type { Access, Expression } from "#wdl";
import { keyOf } from "./access.ts";
import { type Compiled, failing, literal, once, textIn } from "./compiled.ts";
import { functionNamed } from "./functions/all-functions.ts";
import type { FunctionBody } from "./functions/function-table.ts";
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
  const of = compileExpression(parent);
  if (written.kind === "string") {
    return once({ kind: "member", of, key: keyOf(written.value), safe }, [of]);
  }
  const key = compileExpression(written);
  return once({ kind: "computed-member", of, key, safe }, [of, key]);
}

/** A function by its name as written, with its arguments still to be evaluated. */
export function compileCall(name: string, operands: readonly Compiled[]): Compiled {
  const lower = name.toLowerCase();
  const choice = CHOOSING.get(lower);
  if (choice) return choice(name, operands);
  const body = functionNamed(lower);
  if (!body) return failing(`The template function '${name}' is not defined.`);
  const { least, most, ofName, run, seesRun } = body;
  if (operands.length < least || operands.length > most) {
    return failing(wrongCount(name, body, operands.length));
  }
  const [first] = operands;
  const written = first && textIn(first);
  if (ofName && written !== undefined) {
    return { kind: "named", called: name, ofName, name: nameOf(written) };
  }
  const called: Compiled = { kind: "call", name, run, operands };
  return seesRun ? called : once(called, operands);
}

function wrongCount(
  name: string,
  { least, most }: Pick<FunctionBody, "least" | "most">,
  given: number,
): string {
  const wanted =
    least === most
      ? `${least}`
      : most === Number.POSITIVE_INFINITY
        ? `${least} or more`
        : `${least} to ${most}`;
  return `The template function '${name}' takes ${wanted} parameters, ${given} are given.`;
}

const AT_LEAST_ONE = { least: 1, most: Number.POSITIVE_INFINITY };

/** The functions that choose which of their arguments to evaluate (flow-language.md §7.6). */
const CHOOSING: ReadonlyMap<string, (name: string, operands: readonly Compiled[]) => Compiled> =
  new Map([
    [
      "if",
      (name, operands) =>
        counted(name, operands, { least: 3, most: 3 }, { kind: "if", name, operands }),
    ],
    [
      "and",
      (name, operands) =>
        counted(name, operands, AT_LEAST_ONE, { kind: "and-or", name, operands, decisive: false }),
    ],
    [
      "or",
      (name, operands) =>
        counted(name, operands, AT_LEAST_ONE, { kind: "and-or", name, operands, decisive: true }),
    ],
    [
      "coalesce",
      (name, operands) => counted(name, operands, AT_LEAST_ONE, { kind: "coalesce", operands }),
    ],
  ]);

function counted(
  name: string,
  { length }: readonly Compiled[],
  body: Pick<FunctionBody, "least" | "most">,
  compiled: Compiled,
): Compiled {
  return length < body.least || length > body.most
    ? failing(wrongCount(name, body, length))
    : compiled;
}
