import { defineRule } from "../../rule.ts";

/** No two actions of a flow share a name, not even in different containers. */
export const duplicateName = defineRule({
  code: "name/duplicate",
  judges: "flow",
  severity: "error",
  why: "Names are compared without case over the whole flow; with two the flow cannot be switched on.",
  fact: "flow-language.md §1.4",
  examples: () => ({
    good: {
      actions: { First: { type: "Compose", inputs: 1 }, Second: { type: "Compose", inputs: 2 } },
    },
    bad: {
      actions: { Same: { type: "Compose", inputs: 1 }, SAME: { type: "Compose", inputs: 2 } },
    },
  }),
  check({ steps, stepNamed, at }, report) {
    for (const step of steps) {
      const first = stepNamed(step.action.name);
      if (first === undefined || first === step) continue;
      report({
        message: `There is another action named "${first.action.name}".`,
        at: at(step),
        hint: "Rename one of them.",
      });
    }
  },
});
