import { accessKey, accessMember } from "./access.ts";
import type { Choosing, Compiled, CompiledEntry } from "./compiled.ts";
import { EvaluationError, fail, Refusal } from "./evaluation-error.ts";
import type { EvaluationScope } from "./scope.ts";
import { LONGEST_TEXT, textOf } from "./stringify.ts";
import { kindOf, type Value } from "./value.ts";

/** The value of what was compiled. Throws {@link EvaluationError}, or RangeError when it is too deep. */
export function reckon(compiled: Compiled, scope: EvaluationScope): Value {
  switch (compiled.kind) {
    case "literal":
      return compiled.node;
    case "member": {
      const { of, key, safe } = compiled.node;
      return accessKey(reckon(of, scope), key, safe);
    }
    case "named": {
      const { called, ofName, name } = compiled.node;
      try {
        return ofName(name, scope);
      } catch (error) {
        throw inFunction(called, error);
      }
    }
    case "call": {
      const { name, run, operands } = compiled.node;
      const args = valuesOf(operands, scope);
      try {
        return run(args, scope);
      } catch (error) {
        throw inFunction(name, error);
      }
    }
    case "once": {
      const { node } = compiled;
      node.known ??= reckon(node.of, scope);
      return node.known;
    }
    case "record":
      return record(compiled.node, scope);
    case "interpolation":
      return interpolation(compiled.node, scope);
    case "if":
      return choose(compiled.node, scope);
    case "and":
      return decided(compiled.node, false, scope);
    case "or":
      return decided(compiled.node, true, scope);
    case "coalesce":
      return firstValue(compiled.node, scope);
    case "computed-member": {
      const { of, key, safe } = compiled.node;
      return accessMember(reckon(of, scope), reckon(key, scope), safe);
    }
    case "list":
      return valuesOf(compiled.node, scope);
    case "failing":
      return fail(compiled.node);
  }
}

/** The usual numbers of arguments have their own lists: such are made at once. */
function valuesOf(compiled: readonly Compiled[], scope: EvaluationScope): readonly Value[] {
  const [first, second] = compiled;
  if (compiled.length > 2 || first === undefined) {
    return compiled.map((one) => reckon(one, scope));
  }
  const value = reckon(first, scope);
  return second === undefined ? [value] : [value, reckon(second, scope)];
}

function record(entries: readonly CompiledEntry[], scope: EvaluationScope): Value {
  const made = new Map<string, Value>();
  for (const { name, key, value } of entries) {
    made.set(name ?? textOf(reckon(key, scope)), reckon(value, scope));
  }
  return made;
}

function interpolation(parts: readonly Compiled[], scope: EvaluationScope): Value {
  let text = "";
  for (const part of parts) text += textOf(reckon(part, scope));
  return text.length > LONGEST_TEXT ? fail("The text is longer than 100 MB.") : text;
}

/** Under `strict` the branch that is not taken must have a value too. */
function choose({ name, operands }: Choosing, scope: EvaluationScope): Value {
  const [condition, whenTrue, whenFalse] = operands as readonly [Compiled, Compiled, Compiled];
  const chosen = truth(name, reckon(condition, scope));
  if (scope.profile === "host") return reckon(chosen ? whenTrue : whenFalse, scope);
  const [first, second] = [reckon(whenTrue, scope), reckon(whenFalse, scope)];
  return chosen ? first : second;
}

/** `decisive` ends it: false an and(), true an or(). */
function decided({ name, operands }: Choosing, decisive: boolean, scope: EvaluationScope): boolean {
  for (const operand of operands) {
    if (truth(name, reckon(operand, scope)) === decisive) return decisive;
  }
  return !decisive;
}

function firstValue({ operands }: Choosing, scope: EvaluationScope): Value {
  for (const operand of operands) {
    const value = reckon(operand, scope);
    if (value !== null) return value;
  }
  return null;
}

const truth = (name: string, value: Value): boolean =>
  typeof value === "boolean"
    ? value
    : fail(
        `The template function '${name}' expects a boolean. The provided value is of type '${kindOf(value)}'.`,
      );

const inFunction = (name: string, error: unknown): unknown =>
  error instanceof Refusal
    ? new EvaluationError(`The template function '${name}' ${error.message}`)
    : error;
