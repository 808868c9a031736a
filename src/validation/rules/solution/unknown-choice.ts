import { suggestion } from "#foundation";
import { KINDS, TRACE } from "../../example-tables.ts";
import { ownColumnsIn } from "../../own-columns.ts";
import { defineRule } from "../../rule.ts";

/** A choice of the publisher's that a column uses is in the solution. */
export const solutionUnknownChoice = defineRule({
  code: "solution/unknown-choice",
  judges: "solution",
  severity: "error",
  why: "The import fails: the choice the column needs is missing.",
  fact: "solution-format.md §23.23",
  examples: () => ({
    good: { tables: [TRACE], choices: [KINDS] },
    bad: { tables: [TRACE], choices: [{ ...KINDS, name: "ex_other" }] },
  }),
  check({ model, comesFromElsewhere }, report) {
    const names = model.choices.map(({ name }) => name);
    const known = new Set(names.map((name) => name.toLowerCase()));
    const prefix = `${model.publisher.prefix}_`.toLowerCase();
    const isOurs = (name: string): boolean =>
      prefix.length > 1 && name.toLowerCase().startsWith(prefix);
    for (const { column, at } of ownColumnsIn(model)) {
      if (column.kind !== "choice" && column.kind !== "choices") continue;
      if (column.choice.kind === "local-choice") continue;
      const { name } = column.choice;
      if (known.has(name.toLowerCase())) continue;
      if (known.size === 0 || !isOurs(name) || comesFromElsewhere("9", name)) report.notJudged();
      else
        report({ message: `The solution has no choice "${name}".${suggestion(name, names)}`, at });
    }
  },
});
