import type { Address } from "#foundation";
import type { Template, ValueType } from "#wdl";
import { EACH_ROW } from "../../examples.ts";
import { inferred } from "../../inference.ts";
import { defineRule } from "../../rule.ts";
import type { Step } from "../../steps.ts";

const over = (foreach: string) => ({ actions: { Each: { ...EACH_ROW, foreach, actions: {} } } });

/** A decision is made by a boolean, a loop goes over a list. */
export const expressionResultType = defineRule({
  code: "expression/result-type",
  judges: "flow",
  severity: "warning",
  why: "The flow can be switched on, but the action fails whenever it runs.",
  fact: "flow-language.md §3.1, §3.3",
  examples: { good: over("@split('a,b', ',')"), bad: over("@length('a,b')") },
  check(view, report) {
    const { steps, at } = view;
    const judge = (
      value: Template | undefined,
      wanted: ValueType,
      step: Step,
      place: () => Address,
    ): void => {
      if (value?.kind !== "expression") return;
      const types = inferred(value.expression, view, step);
      if (!types || types.size === 0 || types.has(wanted)) return;
      report({
        message: `This gives ${[...types].join(" or ")} where ${wanted} is needed.`,
        at: place(),
      });
    };
    for (const step of steps) {
      const { action } = step;
      if (action.kind === "for-each")
        judge(action.foreach, "array", step, () => at(step, "foreach"));
      if (action.kind === "until") {
        judge(action.expression, "boolean", step, () => at(step, "expression"));
      }
      if (action.kind === "if" && action.expression.kind === "expression") {
        judge(action.expression.template, "boolean", step, () => at(step, "expression"));
      }
      if (action.kind === "filter-array") {
        judge(action.where, "boolean", step, () => at(step, "inputs", "where"));
      }
    }
  },
});
