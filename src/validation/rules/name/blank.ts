import { defineRule } from "../../rule.ts";

/** Names of actions hold no blanks. */
export const blankInName = defineRule({
  code: "name/blank",
  judges: "flow",
  severity: "warning",
  why: "The designer writes _ for a blank, also in references; of 30,314 names in real flows none has one.",
  fact: "flow-language.md §1.4",
  examples: () => ({
    good: { actions: { Get_row: { type: "Compose", inputs: 1 } } },
    bad: { actions: { "Get row": { type: "Compose", inputs: 1 } } },
  }),
  check({ flow, steps, at, atTrigger }, report) {
    const judge = (name: string, place: () => ReturnType<typeof atTrigger>): void => {
      if (!/\s/.test(name)) return;
      const message = `The name "${name}" holds a blank.`;
      report({ message, at: place(), hint: 'Write "_" instead.' });
    };
    for (const { name } of flow.triggers) judge(name, () => atTrigger());
    for (const step of steps) judge(step.action.name, () => at(step));
  },
});
