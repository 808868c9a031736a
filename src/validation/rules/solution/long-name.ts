import { LONGEST } from "#dataverse";
import { TRACE } from "../../example-tables.ts";
import { ownColumnsIn } from "../../own-columns.ts";
import { defineRule } from "../../rule.ts";

const long = `ex_${"x".repeat(LONGEST.schemaName)}`;
const columns = { notes: { ...TRACE.columns.notes, schemaName: long, logicalName: long } };

/** A column's name has at most the 50 characters that the schema allows. */
export const solutionLongName = defineRule({
  code: "solution/long-name",
  judges: "solution",
  severity: "warning",
  why: "The schema refuses it; exports with longer names exist, so that not every import does.",
  fact: "solution-format.md §4.5, §23.16",
  examples: () => ({ good: { tables: [TRACE] }, bad: { tables: [{ ...TRACE, columns }] } }),
  check({ model }, report) {
    for (const { column, at } of ownColumnsIn(model)) {
      const { length } = column.schemaName;
      if (length <= LONGEST.schemaName) continue;
      const message = `"${column.schemaName}" has ${length} characters; ${LONGEST.schemaName} are allowed.`;
      report({ message, at });
    }
  },
});
