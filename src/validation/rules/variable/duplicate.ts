import { initialize } from "../../examples.ts";
import { defineRule } from "../../rule.ts";
import { allDeclarations, declarationsIn } from "../../variables.ts";

/** A variable is initialized once. */
export const variableDuplicate = defineRule({
  code: "variable/duplicate",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on; names of variables are compared without case.",
  fact: "flow-language.md §6",
  examples: () => ({
    good: { actions: { A: initialize("one", "String"), B: initialize("two", "String") } },
    bad: { actions: { A: initialize("one", "String"), B: initialize("ONE", "String") } },
  }),
  check(flow, report) {
    const declared = declarationsIn(flow);
    for (const { variable, step, index } of allDeclarations(flow)) {
      const first = declared.get(variable.name.toLowerCase());
      if (!first || (first.step === step && first.index === index)) continue;
      const message = `The variable "${variable.name}" is initialized in "${first.step.action.name}" already.`;
      report({ message, at: flow.at(step, "inputs", "variables", String(index), "name") });
    }
  },
});
