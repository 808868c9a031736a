import { TRACE } from "../../example-tables.ts";
import { ownColumnsIn } from "../../own-columns.ts";
import { defineRule } from "../../rule.ts";

const columns = {
  ...TRACE.columns,
  notes: { ...TRACE.columns.notes, schemaName: "ex_Notes", logicalName: "ex_note" },
};

/** A column's logical name is its schema name in lower case, once in a table. */
export const solutionColumnName = defineRule({
  code: "solution/column-name",
  judges: "solution",
  severity: "error",
  why: "The import fails, or the column arrives under another name than flows use.",
  fact: "solution-format.md §23.16, §23.17",
  examples: () => ({ good: { tables: [TRACE] }, bad: { tables: [{ ...TRACE, columns }] } }),
  check({ model }, report) {
    const seen = new Set<string>();
    for (const { table, column, at } of ownColumnsIn(model)) {
      const { schemaName, logicalName } = column;
      // Exports of long ago give some logical names capitals.
      if (schemaName.toLowerCase() !== logicalName.toLowerCase()) {
        report({ message: `"${logicalName}" is not "${schemaName}" in lower case.`, at });
      }
      if (!/^[A-Za-z]\w*$/.test(schemaName)) {
        report({ message: `"${schemaName}" is no name of letters, digits and _.`, at });
      }
      const key = `${table.logicalName} ${logicalName}`;
      if (seen.has(key)) {
        report({ message: `"${table.logicalName}" has two columns "${logicalName}".`, at });
      }
      seen.add(key);
    }
  },
});
