import type { Condition, Template } from "#wdl";
import { type Compiled, compileCall } from "./compile.ts";
import { fail } from "./evaluation-error.ts";
import type { EvaluationScope } from "./scope.ts";
import { compileTemplate } from "./template.ts";
import { kindOf } from "./value.ts";

const compiled = new WeakMap<Condition, Compiled>();

/** Objects name a function and its operands (flow-language.md §3.1); the result must be a boolean. */
export function evaluateConditionNode(condition: Condition, scope: EvaluationScope): boolean {
  const value = compileCondition(condition)(scope);
  return typeof value === "boolean"
    ? value
    : fail(`A condition must give a boolean. The value is of type '${kindOf(value)}'.`);
}

function compileCondition(condition: Condition): Compiled {
  const known = compiled.get(condition);
  if (known) return known;
  const made =
    condition.kind === "expression"
      ? operand(condition.template)
      : compileCall(condition.name, condition.operands.map(compileCondition));
  compiled.set(condition, made);
  return made;
}

const operand = (template: Template): Compiled =>
  template.kind === "list"
    ? () => fail("A list cannot be an operand of a condition.")
    : compileTemplate(template);
