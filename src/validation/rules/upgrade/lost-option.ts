import { atPart } from "#foundation";
import { KINDS } from "../../example-tables.ts";
import { defineRule } from "../../rule.ts";

const before = { version: "1.0.0.0", choices: [KINDS] };
const choices = [{ ...KINDS, options: KINDS.options.slice(1) }];

/** Every option of the release before is still there with its number. */
export const upgradeLostOption = defineRule({
  code: "upgrade/lost-option",
  judges: "upgrade",
  severity: "error",
  why: "Rows that have the number show nothing, and flows that write it fail.",
  fact: "solution-format.md §23.47",
  examples: () => ({
    good: { before, now: { version: "1.1.0.0", choices: [KINDS] } },
    bad: { before, now: { version: "1.1.0.0", choices } },
  }),
  check(before, { model }, report) {
    for (const { name, options } of before.choices) {
      const now = model.choices.find((choice) => choice.name === name);
      const values = new Set(now?.options.map(({ value }) => value));
      for (const { value } of options) {
        if (values.has(value)) continue;
        const at = atPart("customizations.xml", "optionsets", name);
        report({ message: `The option ${value} of "${name}" is gone.`, at });
      }
    }
  },
});
