import type { Condition, Expression, Template } from "#wdl";
import { compileExpression } from "./compile.ts";
import type { Compiled } from "./compiled.ts";
import { compileCondition, decision } from "./condition.ts";
import { EvaluationError } from "./evaluation-error.ts";
import { reckon } from "./reckon.ts";
import type { EvaluationScope } from "./scope.ts";
import { compileTemplate } from "./template.ts";
import type { Value } from "./value.ts";

export { EvaluationError } from "./evaluation-error.ts";

/** Compiled once for each node that is evaluated; the nodes inside it are part of it. */
const compiled = new WeakMap<object, Compiled>();

/** Throws {@link EvaluationError} and nothing else. */
export const evaluateExpression = (expression: Expression, scope: EvaluationScope): Value =>
  run(expression, compileExpression, scope);

/** Property names of records are evaluated too. Throws {@link EvaluationError} and nothing else. */
export const evaluateTemplate = (template: Template, scope: EvaluationScope): Value =>
  run(template, compileTemplate, scope);

/** The condition of an If or Until. Throws {@link EvaluationError} and nothing else. */
export const evaluateCondition = (condition: Condition, scope: EvaluationScope): boolean =>
  decision(run(condition, compileCondition, scope));

/** For a template that is used only once: what it compiles to is not kept. */
export function evaluateOnce(template: Template, scope: EvaluationScope): Value {
  try {
    return reckon(compileTemplate(template), scope);
  } catch (error) {
    throw understood(error);
  }
}

function run<Node extends object>(
  node: Node,
  compile: (node: Node) => Compiled,
  scope: EvaluationScope,
): Value {
  try {
    let known = compiled.get(node);
    if (!known) {
      known = compile(node);
      compiled.set(node, known);
    }
    return reckon(known, scope);
  } catch (error) {
    throw understood(error);
  }
}

/** What exhausts the stack or the length of strings is the definition's fault, not ours. */
const understood = (error: unknown): unknown =>
  error instanceof RangeError
    ? new EvaluationError("The template is too deep or its result too large.")
    : error;
