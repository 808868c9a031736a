import type { Condition, Expression, Template } from "#wdl";
import { compileExpression } from "./compile.ts";
import { evaluateConditionNode } from "./condition.ts";
import { EvaluationError } from "./evaluation-error.ts";
import type { EvaluationScope } from "./scope.ts";
import { compileTemplate } from "./template.ts";
import type { Value } from "./value.ts";

export { EvaluationError } from "./evaluation-error.ts";

/** Each node is compiled once. Throws {@link EvaluationError} and nothing else. */
export const evaluateExpression = (expression: Expression, scope: EvaluationScope): Value =>
  guarded(() => compileExpression(expression)(scope));

/** Property names of records are evaluated too. Throws {@link EvaluationError} and nothing else. */
export const evaluateTemplate = (template: Template, scope: EvaluationScope): Value =>
  guarded(() => compileTemplate(template)(scope));

/** The condition of an If or Until. Throws {@link EvaluationError} and nothing else. */
export const evaluateCondition = (condition: Condition, scope: EvaluationScope): boolean =>
  guarded(() => evaluateConditionNode(condition, scope));

/** What exhausts the stack or the memory of strings is the definition's fault, not ours. */
function guarded<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) {
      throw new EvaluationError("The template is too deep or its result too large.");
    }
    throw error;
  }
}
