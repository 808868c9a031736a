import { defineRule } from "../../rule.ts";

/** Names of actions hold no blanks. */
export const blankInName = defineRule({
  code: "name/blank",
  judges: "flow",
  severity: "warning",
  why: "The designer writes _ for a blank, also in references; of 30,314 names in real flows none has one.",
  fact: "flow-language.md §1.4",
  examples: {
    good: { actions: { Get_row: { type: "Compose", inputs: 1 } } },
    bad: { actions: { "Get row": { type: "Compose", inputs: 1 } } },
  },
  check({ steps, at }, report) {
    for (const step of steps) {
      if (!/\s/.test(step.action.name)) continue;
      const message = `The name "${step.action.name}" holds a blank.`;
      report({ message, at: at(step), hint: 'Write "_" instead.' });
    }
  },
});
