import type { Template } from "./template.ts";

/**
 * The condition of an If: an `@…` string, or objects with one key each that name a function and
 * hold its operands, e.g. `{ "and": [ { "equals": [ "@…", true ] } ] }` (flow-language.md §3.1).
 */
export type Condition = ConditionExpression | ConditionFunction;

export interface ConditionExpression {
  readonly kind: "expression";
  readonly template: Template;
}

export interface ConditionFunction {
  readonly kind: "function";
  /** As written, compared without case: and, or, not, equals, greater, contains … */
  readonly name: string;
  /** `not` is written with one object instead of a list. */
  readonly operands: readonly Condition[];
  readonly single: boolean;
}

/**
 * What is made of a condition, from the outside in. `way` leads to the template or to the operands of
 * the function, and changes as the walk goes on.
 */
export interface ConditionFold<Result> {
  readonly template: (template: Template, way: string[]) => Result;
  /** `operands` makes what is below it, when it is called. */
  readonly function: (
    condition: ConditionFunction,
    operands: () => Result[],
    way: string[],
  ) => Result;
}

/** The one walk over a condition. `way` leads to it and is again as it was at the end. */
export function foldCondition<Result>(
  condition: Condition,
  fold: ConditionFold<Result>,
  way: string[] = ["expression"],
): Result {
  if (condition.kind === "expression") return fold.template(condition.template, way);
  const { name, operands, single } = condition;
  const below = (): Result[] =>
    operands.map((operand, index) => {
      if (!single) way.push(String(index));
      const one = foldCondition(operand, fold, way);
      if (!single) way.pop();
      return one;
    });
  way.push(name);
  const made = fold.function(condition, below, way);
  way.pop();
  return made;
}

/** A function of a condition. */
export interface PlacedConditionFunction {
  readonly condition: ConditionFunction;
  /** From the action to its operands. */
  readonly path: readonly string[];
}

/** Every function that the objects of a condition name, the outermost first. */
export function conditionFunctions(root: Condition): readonly PlacedConditionFunction[] {
  const found: PlacedConditionFunction[] = [];
  foldCondition<void>(root, {
    template: () => {},
    function: (condition, operands, way) => {
      found.push({ condition, path: way.slice() });
      operands();
    },
  });
  return found;
}
