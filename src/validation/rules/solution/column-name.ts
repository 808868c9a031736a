import { LONGEST } from "#dataverse";
import { TRACE } from "../../example-tables.ts";
import { ownColumnsIn } from "../../own-columns.ts";
import { defineRule } from "../../rule.ts";

const columns = {
  ...TRACE.columns,
  notes: { ...TRACE.columns.notes, schemaName: "ex_Notes", logicalName: "ex_note" },
};

/** A column's logical name is its schema name in lower case, at most 50 characters, once in a table. */
export const solutionColumnName = defineRule({
  code: "solution/column-name",
  judges: "solution",
  severity: "error",
  why: "The import fails, or the column arrives under another name than flows use.",
  fact: "solution-format.md §23.16, §23.17",
  examples: { good: { tables: [TRACE] }, bad: { tables: [{ ...TRACE, columns }] } },
  check({ model }, report) {
    const seen = new Set<string>();
    for (const { table, column, at } of ownColumnsIn(model)) {
      const { schemaName, logicalName } = column;
      if (schemaName.toLowerCase() !== logicalName) {
        report({ message: `"${logicalName}" is not "${schemaName}" in lower case.`, at });
      }
      if (!/^[A-Za-z]\w*$/.test(schemaName) || schemaName.length > LONGEST.schemaName) {
        const message = `"${schemaName}" is no name of at most ${LONGEST.schemaName} letters, digits and _.`;
        report({ message, at });
      }
      const key = `${table.logicalName} ${logicalName}`;
      if (seen.has(key)) {
        report({ message: `"${table.logicalName}" has two columns "${logicalName}".`, at });
      }
      seen.add(key);
    }
  },
});
