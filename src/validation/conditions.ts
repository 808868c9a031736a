import type { Condition } from "#wdl";
import { oncePer } from "./once-per.ts";

export interface PlacedCondition {
  readonly condition: Condition;
  /** Below the action. */
  readonly path: readonly string[];
}

/** A condition and every operand below it that is one, the outermost first. */
export const conditionsOf = oncePer((condition: Condition) => below(condition, ["expression"]));

function below(condition: Condition, path: readonly string[]): readonly PlacedCondition[] {
  if (condition.kind === "expression") return [{ condition, path }];
  const inside = condition.operands.flatMap((operand, index) =>
    below(operand, [...path, condition.name, ...(condition.single ? [] : [String(index)])]),
  );
  return [{ condition, path }, ...inside];
}
