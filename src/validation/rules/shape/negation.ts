import type { PlainJson } from "#foundation";
import { conditionFunctions } from "#wdl";
import { defineRule } from "../../rule.ts";

const unless = (not: PlainJson) => ({
  actions: { Decide: { type: "If", expression: { not }, actions: {} } },
});

/** `not` holds one condition, `and` and `or` a list of them. */
export const shapeNegation = defineRule({
  code: "shape/negation",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §3.1",
  examples: () => ({
    good: unless({ equals: [1, 2] }),
    bad: unless([{ equals: [1, 2] }]),
  }),
  check({ stepsOfKind, at }, report) {
    for (const step of stepsOfKind("if")) {
      for (const { condition, path } of conditionFunctions(step.action.expression)) {
        const name = condition.name.toLowerCase();
        if (name === "not" && !condition.single) {
          report({ message: "not holds one condition, not a list.", at: at(step, ...path) });
        } else if ((name === "and" || name === "or") && condition.single) {
          const message = `${name} holds a list of conditions.`;
          report({ message, at: at(step, ...path) });
        }
      }
    }
  },
});
