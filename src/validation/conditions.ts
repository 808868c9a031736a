import type { Condition } from "#wdl";

export interface PlacedCondition {
  readonly condition: Condition;
  /** Below the action. */
  readonly path: readonly string[];
}

/** A condition and every operand below it that is one, the outermost first. */
export function conditionsOf(
  condition: Condition,
  path: readonly string[] = ["expression"],
): readonly PlacedCondition[] {
  if (condition.kind === "expression") return [{ condition, path }];
  const inside = condition.operands.flatMap((operand, index) =>
    conditionsOf(operand, [...path, condition.name, ...(condition.single ? [] : [String(index)])]),
  );
  return [{ condition, path }, ...inside];
}
