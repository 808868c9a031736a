import { ENGLISH } from "#dataverse";
import { TRACE } from "../../example-tables.ts";
import { atTable } from "../../own-columns.ts";
import { viewPairs } from "../../release-pairs.ts";
import { defineRule } from "../../rule.ts";

const listing = (...columns: readonly string[]) => ({
  tables: [
    {
      ...TRACE,
      views: [
        {
          kind: "public" as const,
          key: "all",
          labels: { [ENGLISH]: "All" },
          columns: columns.map((column) => ({ column, width: 100 })),
          order: { column: "ex_name", descending: false },
        },
      ],
    },
  ],
});
const before = { version: "1.0.0.0", ...listing("ex_name", "ex_notes") };

/** A view lists the columns that it listed before. */
export const upgradeLostViewColumn = defineRule({
  code: "upgrade/lost-view-column",
  judges: "upgrade",
  severity: "info",
  why: "Users, exports and reports that read the view miss the column.",
  fact: "solution-format.md §8, §23.47",
  examples: () => ({
    good: { before, now: { ...before, version: "1.1.0.0" } },
    bad: { before, now: { version: "1.1.0.0", ...listing("ex_name") } },
  }),
  check(before, { model }, report) {
    for (const { table, was, is, id } of viewPairs(before, model)) {
      const listed = new Set(is.columns.map(({ column }) => column.toLowerCase()));
      const lost = was.columns.filter(({ column }) => !listed.has(column.toLowerCase()));
      if (lost.length === 0) continue;
      const name = Object.values(is.labels)[0] ?? id;
      report({
        message: `The view "${name}" of "${table.logicalName}" no longer lists ${lost.map(({ column }) => column).join(", ")}.`,
        at: atTable(table, "SavedQueries", id),
      });
    }
  },
});
