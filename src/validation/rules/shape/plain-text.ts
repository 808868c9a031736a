import { type Address, echoed } from "#foundation";
import type { Template } from "#wdl";
import { EACH_ROW } from "../../examples.ts";
import { memberOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const over = (foreach: string) => ({ actions: { Each: { ...EACH_ROW, foreach, actions: {} } } });

/** Where a decision or a list is needed stands an expression, not its text. */
export const shapePlainText = defineRule({
  code: "shape/plain-text",
  judges: "flow",
  severity: "error",
  why: "Without its @ an expression is a text: it is neither a list nor true.",
  fact: "flow-language.md §2, §3.1, §3.3",
  examples: () => ({ good: over("@triggerBody()?['rows']"), bad: over("triggerBody()?['rows']") }),
  check({ flow, steps, at, atTrigger }, report) {
    const judge = (value: Template | undefined, place: () => Address): void => {
      if (value?.kind !== "text") return;
      report({
        message: `"${echoed(value.value)}" is a text.`,
        at: place(),
        hint: "Put an @ before it.",
      });
    };
    const conditions = flow.triggers[0]?.conditions;
    for (const [index, one] of (conditions?.kind === "list" ? conditions.items : []).entries()) {
      judge(memberOf(one, "expression"), () =>
        atTrigger("conditions", String(index), "expression"),
      );
    }
    for (const step of steps) {
      const { action } = step;
      if (action.kind === "for-each") judge(action.foreach, () => at(step, "foreach"));
      if (action.kind === "until" || action.kind === "switch") {
        judge(action.expression, () => at(step, "expression"));
      }
      if (action.kind === "if" && action.expression.kind === "expression") {
        judge(action.expression.template, () => at(step, "expression"));
      }
      if (action.kind === "filter-array") judge(action.where, () => at(step, "inputs", "where"));
      if (
        action.kind === "filter-array" ||
        action.kind === "select" ||
        action.kind === "table" ||
        action.kind === "join"
      ) {
        judge(action.from, () => at(step, "inputs", "from"));
      }
    }
  },
});
