import { type Column, choiceColumn, ENGLISH, localChoice } from "#dataverse";
import { KINDS, TRACE } from "../../example-tables.ts";
import { atColumn } from "../../own-columns.ts";
import { columnPairs } from "../../release-pairs.ts";
import { defineRule } from "../../rule.ts";

const labels = { [ENGLISH]: "Example" };
const choice = localChoice({ optionValuePrefix: 10_000 }, [{ code: "one", labels }]);
const own = { ...TRACE.columns, kind: choiceColumn("ex_kind", { labels, choice }) };
const before = { version: "1.0.0.0", tables: [TRACE], choices: [KINDS] };

/** A column goes on choosing from the same choice. */
export const upgradeChangedChoice = defineRule({
  code: "upgrade/changed-choice",
  judges: "upgrade",
  severity: "error",
  why: "What a column chooses from is part of its type, which an import cannot change; the numbers in its rows are those of the old choice.",
  fact: "solution-format.md §5.2, §18.1, §23.47",
  examples: () => ({
    good: { before, now: { ...before, version: "1.1.0.0" } },
    bad: { before, now: { ...before, version: "1.1.0.0", tables: [{ ...TRACE, columns: own }] } },
  }),
  check(before, { model }, report) {
    for (const { table, was, is } of columnPairs(before, model)) {
      const [from, to] = [choiceOf(was), choiceOf(is)];
      if (from === undefined || to === undefined || from.toLowerCase() === to.toLowerCase())
        continue;
      report({
        message: `"${is.logicalName}" of "${table.logicalName}" chose from ${from} and now chooses from ${to}.`,
        at: atColumn(table, is.logicalName),
        hint: "Give the other choice a column of its own.",
      });
    }
  },
});

const choiceOf = (column: Column): string | undefined => {
  if (column.kind !== "choice" && column.kind !== "choices") return undefined;
  return column.choice.kind === "local-choice" ? "options of its own" : `"${column.choice.name}"`;
};
