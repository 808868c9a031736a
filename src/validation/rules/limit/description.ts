import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const LONGEST = 256;

/** A description has at most 256 characters. */
export const limitDescription = defineRule({
  code: "limit/description",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be saved.",
  fact: "flow-language.md §9",
  examples: () => ({
    good: { actions: { Make: { ...compose(1), description: "Why this is made." } } },
    bad: { actions: { Make: { ...compose(1), description: "Why. ".repeat(60) } } },
  }),
  check({ flow, steps, at, atTrigger }, report) {
    const told = (length: number) =>
      `A description has at most ${LONGEST} characters, this one has ${length}.`;
    for (const { description = "" } of flow.triggers) {
      if (description.length <= LONGEST) continue;
      report({ message: told(description.length), at: atTrigger("description") });
    }
    for (const step of steps) {
      const { description = "" } = step.action;
      if (description.length <= LONGEST) continue;
      report({ message: told(description.length), at: at(step, "description") });
    }
  },
});
