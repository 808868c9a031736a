import { ENGLISH } from "#dataverse";
import { TRACE } from "../../example-tables.ts";
import { atTable } from "../../own-columns.ts";
import { tablePairs } from "../../release-pairs.ts";
import { defineRule } from "../../rule.ts";

const keyOf = (...columns: readonly string[]) => ({
  tables: [{ ...TRACE, keys: [{ schemaName: "ex_Once", labels: { [ENGLISH]: "Once" }, columns }] }],
});
const before = { version: "1.0.0.0", ...keyOf("ex_name") };

/** An alternate key is of the same columns as before. */
export const upgradeChangedKey = defineRule({
  code: "upgrade/changed-key",
  judges: "upgrade",
  severity: "error",
  why: "The columns of a key are for good; were they changed, rows that it kept apart could be written twice.",
  fact: "solution-format.md §18.1, flow-language.md §15",
  examples: () => ({
    good: { before, now: { ...before, version: "1.1.0.0" } },
    bad: { before, now: { version: "1.1.0.0", ...keyOf("ex_name", "ex_notes") } },
  }),
  check(before, { model }, report) {
    for (const { was, is: table } of tablePairs(before, model)) {
      for (const { schemaName, columns } of was.keys ?? []) {
        const now = table.keys?.find(
          (key) => key.schemaName.toLowerCase() === schemaName.toLowerCase(),
        );
        if (!now || sortedNames(now.columns) === sortedNames(columns)) continue;
        report({
          message: `The key "${schemaName}" of "${table.logicalName}" was of ${columns.join(", ")} and now is of ${now.columns.join(", ")}.`,
          at: atTable(table, "EntityKeys", now.schemaName),
          hint: "Add a key with a name of its own.",
        });
      }
    }
  },
});

const sortedNames = (columns: readonly string[]): string =>
  columns
    .map((column) => column.toLowerCase())
    .toSorted()
    .join(",");
