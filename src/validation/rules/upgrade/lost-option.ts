import { KINDS } from "../../example-tables.ts";
import { optionSetsIn } from "../../option-sets.ts";
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
    const sets = new Map(optionSetsIn(model).map((one) => [one.name, one.options]));
    for (const { name, shared, options, at } of optionSetsIn(before)) {
      const now = sets.get(name);
      // That a column is gone, or chooses otherwise, says more.
      if (!now && !shared) continue;
      const values = new Set(now?.map(({ value }) => value));
      for (const { value } of options) {
        if (!values.has(value))
          report({ message: `The option ${value} of "${name}" is gone.`, at });
      }
    }
  },
});
