import { initialize } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

/** Variables are initialized outside all containers. */
export const variableNotAtRoot = defineRule({
  code: "variable/not-at-root",
  judges: "flow",
  severity: "error",
  why: "Variables belong to the whole run; the flow cannot be switched on.",
  fact: "flow-language.md §3.2",
  examples: () => ({
    good: { actions: { Start: initialize("count", "Integer", 0) } },
    bad: {
      actions: { Try: { type: "Scope", actions: { Start: initialize("count", "Integer", 0) } } },
    },
  }),
  check({ stepsOfKind, at }, report) {
    for (const step of stepsOfKind("initialize-variable")) {
      if (step.container === undefined) continue;
      const message = `"${step.action.name}" initializes a variable inside "${step.container.action.name}".`;
      report({ message, at: at(step), hint: "Initialize it at the top level, set it here." });
    }
  },
});
