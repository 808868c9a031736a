import type { Condition, Template } from "#wdl";
import { compileCall } from "./compile.ts";
import { type Compiled, failing } from "./compiled.ts";
import { fail } from "./evaluation-error.ts";
import { compileTemplate } from "./template.ts";
import { kindOf, type Value } from "./value.ts";

/** Objects name a function and its operands (flow-language.md §3.1). */
export const compileCondition = (condition: Condition): Compiled =>
  condition.kind === "expression"
    ? operand(condition.template)
    : compileCall(condition.name, condition.operands.map(compileCondition));

/** The result of a condition must be a boolean. */
export const decision = (value: Value): boolean =>
  typeof value === "boolean"
    ? value
    : fail(`A condition must give a boolean. The value is of type '${kindOf(value)}'.`);

const operand = (template: Template): Compiled =>
  template.kind === "list"
    ? failing("A list cannot be an operand of a condition.")
    : compileTemplate(template);
