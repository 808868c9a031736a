import { defineRule } from "../../rule.ts";

const LONGEST = 80;

/** Names of actions and triggers have 1 to 80 characters. */
export const nameLength = defineRule({
  code: "name/length",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §9",
  examples: () => ({
    good: { actions: { Remember: { type: "Compose", inputs: 1 } } },
    bad: { actions: { ["Remember_".repeat(9)]: { type: "Compose", inputs: 1 } } },
  }),
  check({ flow, steps, at, atTrigger }, report) {
    const judge = (name: string, place: () => ReturnType<typeof atTrigger>): void => {
      if (name.length >= 1 && name.length <= LONGEST) return;
      const message = `A name has 1 to ${LONGEST} characters, this one has ${name.length}.`;
      report({ message, at: place() });
    };
    for (const { name } of flow.triggers) judge(name, () => atTrigger());
    for (const step of steps) judge(step.action.name, () => at(step));
  },
});
