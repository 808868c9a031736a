import { atPart } from "#foundation";
import { KINDS } from "../../example-tables.ts";
import { defineRule } from "../../rule.ts";

/** Options of the solution's choices have numbers of the publisher's range. */
export const solutionOptionRange = defineRule({
  code: "solution/option-range",
  judges: "solution",
  severity: "info",
  why: "Another solution may give the same number another meaning.",
  fact: "solution-format.md §23.23",
  examples: () => ({
    good: { choices: [KINDS] },
    bad: {
      choices: [{ ...KINDS, options: KINDS.options.map((option) => ({ ...option, value: 5 })) }],
    },
  }),
  check({ model: { choices, publisher } }, report) {
    const prefix = `${publisher.prefix}_`.toLowerCase();
    for (const { name, options } of choices) {
      if (!name.toLowerCase().startsWith(prefix)) continue;
      const other = options.find(
        ({ value }) => Math.floor(value / 10_000) !== publisher.optionValuePrefix,
      );
      if (!other) continue;
      const message = `The option ${other.value} of "${name}" is outside the publisher's range.`;
      report({ message, at: atPart("customizations.xml", "optionsets", name) });
    }
  },
});
