import { defineRule } from "../../rule.ts";

/** Letters and digits of every script, emoji, and the signs that real names have. */
const UNSEEN = /[<>%&\\?/#{}$^~`]|\p{Cc}/u;

/** Names of actions hold signs that names can have. */
export const nameCharacter = defineRule({
  code: "name/character",
  judges: "flow",
  severity: "warning",
  why: "The designer refuses some signs, and an address or expression reads them otherwise; of 30,314 names in real flows none has one.",
  fact: "flow-language.md §1.4",
  examples: () => ({
    good: { actions: { "Get_row_(open)": { type: "Compose", inputs: 1 } } },
    bad: { actions: { "Get_row_<open>": { type: "Compose", inputs: 1 } } },
  }),
  check({ steps, at }, report) {
    for (const step of steps) {
      const [sign] = UNSEEN.exec(step.action.name) ?? [];
      if (sign === undefined || /\s/.test(sign)) continue;
      const message = `The name "${step.action.name}" holds "${sign}".`;
      report({ message, at: at(step), hint: "Leave it out." });
    }
  },
});
