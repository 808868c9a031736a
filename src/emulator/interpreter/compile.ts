import type { Access, Expression } from "#wdl";
import { accessKey, accessMember, keyOf } from "./access.ts";
import { type Compiled, literal, once } from "./compiled.ts";
import { EvaluationError, fail, Refusal } from "./evaluation-error.ts";
import { functionNamed } from "./functions/all-functions.ts";
import type { FunctionBody } from "./functions/function-table.ts";
import { type Name, nameOf } from "./scope.ts";
import { isInt64, kindOf, type Value } from "./value.ts";

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
      return () => fail(`The expression '${expression.text}' is not valid.`);
  }
}

function number(text: string): Compiled {
  if (/^[+-]?\d+$/.test(text)) {
    const value = BigInt(text.startsWith("+") ? text.slice(1) : text);
    return isInt64(value)
      ? literal(value)
      : () => fail(`The number ${text} does not fit into 64 bits.`);
  }
  const value = Number(text);
  return Number.isNaN(value) ? () => fail(`'${text}' is not a number.`) : literal(value);
}

function access({ of, key, safe }: Access): Compiled {
  const parent = compileExpression(of);
  if (key.kind === "string") {
    const name = keyOf(key.value);
    return once((scope) => accessKey(parent(scope), name, safe), [parent]);
  }
  const member = compileExpression(key);
  return once((scope) => accessMember(parent(scope), member(scope), safe), [parent, member]);
}

/** A function by its name as written, with its arguments still to be evaluated. */
export function compileCall(name: string, operands: readonly Compiled[]): Compiled {
  const lower = name.toLowerCase();
  const choice = CHOOSING.get(lower);
  if (choice) return choice(name, operands);
  const body = functionNamed(lower);
  if (!body) return () => fail(`The template function '${name}' is not defined.`);
  if (operands.length < body.least || operands.length > body.most) {
    return () => fail(wrongCount(name, body, operands.length));
  }
  const written = operands[0]?.literal;
  if (body.ofName && typeof written === "string") {
    return calledByName(name, body.ofName, nameOf(written));
  }
  const called = strict(name, body, operands);
  return body.seesRun ? called : once(called, operands);
}

/**
 * Each call of a closure costs as much as a small function, so the usual numbers of arguments have
 * their own; a list that is always the same, such as the name of an action, is made once.
 */
function strict(name: string, { run }: FunctionBody, operands: readonly Compiled[]): Compiled {
  const [first, second] = operands;
  if (!first || operands.every((operand) => operand.fixed)) {
    let args: readonly Value[] | undefined;
    return (scope) => {
      args ??= operands.map((operand) => operand(scope));
      try {
        return run(args, scope);
      } catch (error) {
        throw inFunction(name, error);
      }
    };
  }
  if (operands.length > 2) {
    return (scope) => {
      const args = operands.map((operand) => operand(scope));
      try {
        return run(args, scope);
      } catch (error) {
        throw inFunction(name, error);
      }
    };
  }
  const known = second?.literal;
  return (scope) => {
    const value = first(scope);
    const args = second ? [value, known === undefined ? second(scope) : known] : [value];
    try {
      return run(args, scope);
    } catch (error) {
      throw inFunction(name, error);
    }
  };
}

/** What is asked for by its name as it is written is looked up without an argument list. */
const calledByName =
  (called: string, ofName: NonNullable<FunctionBody["ofName"]>, name: Name): Compiled =>
  (scope) => {
    try {
      return ofName(name, scope);
    } catch (error) {
      throw inFunction(called, error);
    }
  };

const inFunction = (name: string, error: unknown): unknown =>
  error instanceof Refusal
    ? new EvaluationError(`The template function '${name}' ${error.message}`)
    : error;

function wrongCount(name: string, { least, most }: FunctionBody, given: number): string {
  const wanted =
    least === most
      ? `${least}`
      : most === Number.POSITIVE_INFINITY
        ? `${least} or more`
        : `${least} to ${most}`;
  return `The template function '${name}' takes ${wanted} parameters, ${given} are given.`;
}

/** The functions that choose which of their arguments to evaluate (flow-language.md §7.6). */
const CHOOSING: ReadonlyMap<string, (name: string, operands: readonly Compiled[]) => Compiled> =
  new Map([
    ["if", choose],
    ["and", (name, operands) => connect(name, operands, false)],
    ["or", (name, operands) => connect(name, operands, true)],
    ["coalesce", coalesce],
  ]);

/** Under `strict` the branch that is not taken must have a value too. */
function choose(name: string, operands: readonly Compiled[]): Compiled {
  const [condition, whenTrue, whenFalse] = operands;
  if (!condition || !whenTrue || !whenFalse || operands.length > 3) {
    return () =>
      fail(`The template function '${name}' takes 3 parameters, ${operands.length} are given.`);
  }
  return (scope) => {
    const chosen = truth(name, condition(scope));
    if (scope.profile === "host") return chosen ? whenTrue(scope) : whenFalse(scope);
    const [first, second] = [whenTrue(scope), whenFalse(scope)];
    return chosen ? first : second;
  };
}

function connect(name: string, operands: readonly Compiled[], decisive: boolean): Compiled {
  if (operands.length === 0)
    return () => fail(`The template function '${name}' takes 1 or more parameters.`);
  return (scope) => {
    for (const operand of operands) {
      if (truth(name, operand(scope)) === decisive) return decisive;
    }
    return !decisive;
  };
}

function coalesce(name: string, operands: readonly Compiled[]): Compiled {
  if (operands.length === 0)
    return () => fail(`The template function '${name}' takes 1 or more parameters.`);
  return (scope) => {
    for (const operand of operands) {
      const value = operand(scope);
      if (value !== null) return value;
    }
    return null;
  };
}

const truth = (name: string, value: Value): boolean =>
  typeof value === "boolean"
    ? value
    : fail(
        `The template function '${name}' expects a boolean. The provided value is of type '${kindOf(value)}'.`,
      );
