import type { Option } from "#dataverse";
import { type Address, atPart } from "#foundation";
import { KINDS } from "../../example-tables.ts";
import { ownColumnsIn } from "../../own-columns.ts";
import { defineRule } from "../../rule.ts";

/** Every option of a choice has a number of its own. */
export const solutionOptionValue = defineRule({
  code: "solution/option-value",
  judges: "solution",
  severity: "error",
  why: "The import fails: a row could not say which of the two it means.",
  fact: "solution-format.md §23.23",
  examples: () => ({
    good: { choices: [KINDS] },
    bad: {
      choices: [
        { ...KINDS, options: KINDS.options.map((option) => ({ ...option, value: 100_000_000 })) },
      ],
    },
  }),
  check({ model }, report) {
    const judge = (options: readonly Option[], name: string, at: Address): void => {
      const seen = new Set<number>();
      for (const { value } of options) {
        if (seen.has(value))
          report({ message: `"${name}" has two options with the value ${value}.`, at });
        seen.add(value);
      }
    };
    for (const { name, options } of model.choices) {
      judge(options, name, atPart("customizations.xml", "optionsets", name));
    }
    for (const { column, at } of ownColumnsIn(model)) {
      if (column.kind !== "choice" && column.kind !== "choices") continue;
      if (column.choice.kind === "local-choice")
        judge(column.choice.options, column.logicalName, at);
    }
  },
});
