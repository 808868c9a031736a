import { printJson } from "#foundation";
import { jsonOfTemplate } from "#wdl";
import { defineRule } from "../../rule.ts";

const switchOf = (first: number, second: number) => ({
  actions: {
    By_kind: {
      type: "Switch",
      expression: "@triggerBody()?['kind']",
      cases: { A: { case: first, actions: {} }, B: { case: second, actions: {} } },
    },
  },
});

/** Every case of a Switch has its own literal value. */
export const shapeSwitchCase = defineRule({
  code: "shape/switch-case",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §3.1",
  examples: () => ({ good: switchOf(1, 2), bad: switchOf(1, 1) }),
  check({ stepsOfKind, at }, report) {
    for (const step of stepsOfKind("switch")) {
      const seen = new Set<string>();
      for (const { name, value } of step.action.cases) {
        const text = printJson(jsonOfTemplate(value));
        const place = at(step, "cases", name, "case");
        if (value.kind !== "text" && value.kind !== "constant") {
          report({ message: `The case "${name}" has no literal value.`, at: place });
        } else if (seen.has(text)) {
          report({ message: `Two cases have the value ${text}.`, at: place });
        }
        seen.add(text);
      }
    }
  },
});
