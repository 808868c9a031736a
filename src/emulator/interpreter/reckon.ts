import { accessKey, accessMember } from "./access.ts";
import type { Compiled, CompiledEntry } from "./compiled.ts";
import { EvaluationError, fail, Refusal } from "./evaluation-error.ts";
import type { EvaluationScope } from "./scope.ts";
import { LONGEST_TEXT, textOf } from "./stringify.ts";
import { kindOf, type Value } from "./value.ts";

/** The value of what was compiled. Throws {@link EvaluationError}, or RangeError when it is too deep. */
export function reckon(compiled: Compiled, scope: EvaluationScope): Value {
  switch (compiled.kind) {
    case "literal":
      return compiled.value;
    case "member":
      return accessKey(reckon(compiled.of, scope), compiled.key, compiled.safe);
    case "named":
      try {
        return compiled.ofName(compiled.name, scope);
      } catch (error) {
        throw inFunction(compiled.called, error);
      }
    case "call": {
      const args = valuesOf(compiled.operands, scope);
      try {
        return compiled.run(args, scope);
      } catch (error) {
        throw inFunction(compiled.name, error);
      }
    }
    case "once":
      compiled.known ??= reckon(compiled.of, scope);
      return compiled.known;
    case "record":
      return record(compiled.entries, scope);
    case "interpolation":
      return interpolation(compiled.parts, scope);
    case "if":
      return choose(compiled.name, compiled.operands, scope);
    case "and-or":
      for (const operand of compiled.operands) {
        if (truth(compiled.name, reckon(operand, scope)) === compiled.decisive) {
          return compiled.decisive;
        }
      }
      return !compiled.decisive;
    case "coalesce":
      for (const operand of compiled.operands) {
        const value = reckon(operand, scope);
        if (value !== null) return value;
      }
      return null;
    case "computed-member":
      return accessMember(reckon(compiled.of, scope), reckon(compiled.key, scope), compiled.safe);
    case "list":
      return valuesOf(compiled.items, scope);
    case "failing":
      return fail(compiled.message);
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
function choose(name: string, operands: readonly Compiled[], scope: EvaluationScope): Value {
  const [condition, whenTrue, whenFalse] = operands as readonly [Compiled, Compiled, Compiled];
  const chosen = truth(name, reckon(condition, scope));
  if (scope.profile === "host") return reckon(chosen ? whenTrue : whenFalse, scope);
  const [first, second] = [reckon(whenTrue, scope), reckon(whenFalse, scope)];
  return chosen ? first : second;
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
