import { defineRule } from "../../rule.ts";

/** References spell names as the actions do. */
export const referenceCase = defineRule({
  code: "reference/case",
  judges: "flow",
  severity: "info",
  why: "It runs, but renaming an action in the designer misses references in another case.",
  fact: "flow-language.md §1.4",
  examples: () => ({
    good: {
      actions: {
        First: { type: "Compose", inputs: 1 },
        Second: {
          type: "Compose",
          inputs: "@outputs('First')",
          runAfter: { First: ["Succeeded"] },
        },
      },
    },
    bad: {
      actions: {
        First: { type: "Compose", inputs: 1 },
        Second: {
          type: "Compose",
          inputs: "@outputs('first')",
          runAfter: { First: ["Succeeded"] },
        },
      },
    },
  }),
  check({ references }, report) {
    for (const { name, read, in: place } of references) {
      if (read === undefined || read.action.name === name) continue;
      report({ message: `"${name}" is written "${read.action.name}".`, at: place.at() });
    }
  },
});
