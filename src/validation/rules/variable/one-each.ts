import { initialize } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

/** An action initializes exactly one variable, and the variable has a name. */
export const variableOneEach = defineRule({
  code: "variable/one-each",
  judges: "flow",
  severity: "error",
  why: "The designer and the service take one variable an action: so it is in all 2,507 real ones.",
  fact: "flow-language.md §3.2",
  examples: () => ({
    good: { actions: { Start: initialize("count", "Integer") } },
    bad: { actions: { Start: { type: "InitializeVariable", inputs: { variables: [] } } } },
  }),
  check({ stepsOfKind, at }, report) {
    for (const step of stepsOfKind("initialize-variable")) {
      const { variables, name } = step.action;
      const [only] = variables;
      if (variables.length !== 1) {
        const message = `"${name}" initializes ${variables.length} variables instead of one.`;
        report({ message, at: at(step, "inputs", "variables") });
      } else if (only?.name.trim() === "") {
        const message = `"${name}" initializes a variable without a name.`;
        report({ message, at: at(step, "inputs", "variables", "0", "name") });
      }
    }
  },
});
