import { accessMember, accessPath } from "./access.ts";
import type { ChoosingNode, Compiled, OfKind } from "./compiled.ts";
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
      return accessPath(
        reckon(compiled.first, scope),
        compiled.name,
        compiled.parts,
        compiled.safe,
      );
    case "named":
      try {
        return compiled.run(compiled.value, scope);
      } catch (error) {
        throw inFunction(compiled.name, error);
      }
    case "call": {
      const args = argumentsOf(compiled, scope);
      try {
        return compiled.run(args, scope);
      } catch (error) {
        throw inFunction(compiled.name, error);
      }
    }
    case "once":
      compiled.value ??= reckon(compiled.first, scope);
      return compiled.value;
    case "record":
      return record(compiled, scope);
    case "interpolation":
      return interpolation(compiled.parts, scope);
    case "if":
      return choose(compiled, scope);
    case "and":
      return decided(compiled, false, scope);
    case "or":
      return decided(compiled, true, scope);
    case "coalesce":
      return firstValue(compiled, scope);
    case "computed-member":
      return accessMember(
        reckon(compiled.first, scope),
        reckon(compiled.second, scope),
        compiled.safe,
      );
    case "list":
      return valuesOf(compiled.parts, scope);
    case "failing":
      return fail(compiled.value);
  }
}

/** The usual numbers of arguments have their own lists: such are made at once. */
function argumentsOf(
  { first, second, third, parts }: OfKind<"call">,
  scope: EvaluationScope,
): readonly Value[] {
  if (parts !== undefined) return valuesOf(parts, scope);
  if (first === undefined) return [];
  const value = reckon(first, scope);
  if (second === undefined) return [value];
  const other = reckon(second, scope);
  return third === undefined ? [value, other] : [value, other, reckon(third, scope)];
}

const valuesOf = (parts: readonly Compiled[], scope: EvaluationScope): readonly Value[] =>
  parts.map((one) => reckon(one, scope));

function record({ parts }: OfKind<"record">, scope: EvaluationScope): Value {
  const made = new Map<string, Value>();
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [name, value] = [parts[at], parts[at + 1]] as readonly [string | Compiled, Compiled];
    made.set(typeof name === "string" ? name : textOf(reckon(name, scope)), reckon(value, scope));
  }
  return made;
}

function interpolation(parts: readonly Compiled[], scope: EvaluationScope): Value {
  let text = "";
  for (const part of parts) text += textOf(reckon(part, scope));
  return text.length > LONGEST_TEXT ? fail("The text is longer than 100 MB.") : text;
}

/** Under `strict` the branch that is not taken must have a value too. */
function choose({ name, first, second, third }: OfKind<"if">, scope: EvaluationScope): Value {
  const chosen = truth(name, reckon(first, scope));
  if (scope.profile === "host") return reckon(chosen ? second : third, scope);
  const values = [reckon(second, scope), reckon(third, scope)] as const;
  return values[chosen ? 0 : 1];
}

/** `decisive` ends it: false an and(), true an or(). */
function decided(choosing: ChoosingNode, decisive: boolean, scope: EvaluationScope): boolean {
  for (let at: ChoosingNode | undefined = choosing; at; at = at.second) {
    if (truth(at.name, reckon(at.first, scope)) === decisive) return decisive;
  }
  return !decisive;
}

function firstValue(choosing: ChoosingNode, scope: EvaluationScope): Value {
  for (let at: ChoosingNode | undefined = choosing; at; at = at.second) {
    const value = reckon(at.first, scope);
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
