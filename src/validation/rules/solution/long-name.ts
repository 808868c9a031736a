import { LONGEST } from "#dataverse";
import { type Address, atPart } from "#foundation";
import { TRACE } from "../../example-tables.ts";
import { ownColumnsIn } from "../../own-columns.ts";
import { defineRule } from "../../rule.ts";

const long = `ex_${"x".repeat(LONGEST.schemaName)}`;
const columns = { notes: { ...TRACE.columns.notes, schemaName: long, logicalName: long } };

/** Names have at most as many characters as the schema, or the table that keeps them, allows. */
export const solutionLongName = defineRule({
  code: "solution/long-name",
  judges: "solution",
  severity: "warning",
  why: "The schema refuses it; exports with longer names exist, so that not every import does.",
  fact: "solution-format.md §4.5, §13, §14, §23.16",
  examples: () => ({ good: { tables: [TRACE] }, bad: { tables: [{ ...TRACE, columns }] } }),
  check({ model }, report) {
    for (const { column, at } of ownColumnsIn(model)) {
      const { length } = column.schemaName;
      if (length <= LONGEST.schemaName) continue;
      const message = `"${column.schemaName}" has ${length} characters; ${LONGEST.schemaName} are allowed.`;
      report({ message, at });
    }
    const judge = (what: string, text: string, most: number, at: Address): void => {
      if (text.length <= most) return;
      const message = `The ${what} has ${text.length} characters; ${most} are allowed.`;
      report({ message, at });
    };
    for (const { schemaName, labels, descriptions } of model.environmentVariables) {
      const at = atPart("customizations.xml", "environmentvariabledefinitions", schemaName);
      judge("name of the variable", schemaName, LONGEST.variableName, at);
      for (const text of Object.values(labels)) {
        judge("variable's name for people", text, LONGEST.variableName, at);
      }
      for (const text of Object.values(descriptions ?? {})) {
        judge("variable's description", text, LONGEST.description, at);
      }
    }
    for (const { logicalName, displayName, description } of model.connectionReferences) {
      const at = atPart("customizations.xml", "connectionreferences", logicalName);
      judge("name of the connection reference", logicalName, LONGEST.referenceName, at);
      judge("reference's name for people", displayName, LONGEST.referenceName, at);
      judge("reference's description", description ?? "", LONGEST.description, at);
    }
  },
});
