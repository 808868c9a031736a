import { choiceColumn, ENGLISH } from "#dataverse";
import { KINDS, TRACE } from "../../example-tables.ts";
import { atColumn } from "../../own-columns.ts";
import { defineRule } from "../../rule.ts";

const labels = { [ENGLISH]: "Example" };
const [FIRST] = KINDS.options;

const defaulting = (defaultValue: number) => ({
  choices: [KINDS],
  tables: [
    {
      ...TRACE,
      columns: {
        ...TRACE.columns,
        kind: { ...choiceColumn("ex_kind", { labels, choice: KINDS }), defaultValue },
      },
    },
  ],
});

/** The default of a choice column is one of its options. */
export const solutionDefaultOption = defineRule({
  code: "solution/default-option",
  judges: "solution",
  severity: "error",
  why: "The import fails: new rows could not say which option they have.",
  fact: "solution-format.md §23.22",
  examples: () => ({ good: defaulting(FIRST?.value ?? 0), bad: defaulting(1) }),
  check({ model, tables }, report) {
    for (const table of model.tables) {
      for (const column of Object.values(table.columns)) {
        if (column.kind !== "choice" || !column.custom) continue;
        const { defaultValue } = column;
        const options = tables.optionsOf(column);
        // -1 stands for none, also where another solution brings the options.
        if (defaultValue === undefined || defaultValue === -1 || !options) continue;
        if (options.some(({ value }) => value === defaultValue)) continue;
        report({
          message: `"${column.logicalName}" has no option ${defaultValue}, which is its default.`,
          at: atColumn(table, column.logicalName),
          hint: `One of ${options.map(({ value }) => value).join(", ")}.`,
        });
      }
    }
  },
});
