import { atPart } from "#foundation";
import { TRACE } from "../../example-tables.ts";
import { atTable, ownColumnsIn } from "../../own-columns.ts";
import { defineRule } from "../../rule.ts";

const columns = {
  ...TRACE.columns,
  notes: { ...TRACE.columns.notes, schemaName: "notes", logicalName: "notes" },
};

/** What a solution brings is named with its publisher's prefix. */
export const solutionPrefix = defineRule({
  code: "solution/prefix",
  judges: "solution",
  severity: "warning",
  why: "The name may be another publisher's; Dataverse itself always writes the prefix.",
  fact: "solution-format.md §23.16, §23.35",
  examples: () => ({ good: { tables: [TRACE] }, bad: { tables: [{ ...TRACE, columns }] } }),
  check({ model }, report) {
    const prefix = `${model.publisher.prefix}_`.toLowerCase();
    if (prefix === "_") return;
    const judge = (name: string, at: ReturnType<typeof atPart>): void => {
      // Another prefix is another publisher of the same house, which happens.
      if (name.toLowerCase().startsWith(prefix) || /^[a-z][a-z0-9]{1,7}_/i.test(name)) return;
      report({ message: `"${name}" does not begin with "${prefix}".`, at });
    };
    for (const { column, at } of ownColumnsIn(model)) judge(column.schemaName, at);
    for (const table of model.tables) {
      if (table.kind !== "own") continue;
      judge(table.schemaName, atTable(table));
      if (table.setName !== "") judge(table.setName, atTable(table, "EntitySetName"));
    }
    const lookups = new Set(
      ownColumnsIn(model).map(
        ({ table, column }) =>
          `${table.logicalName} ${column.kind === "lookup" ? column.logicalName : ""}`,
      ),
    );
    for (const { name, ...one } of model.relationships) {
      if (one.kind !== "one-to-many" || one.behavior === "system") continue;
      if (!lookups.has(`${one.many} ${one.lookup}`.toLowerCase())) continue;
      judge(name, atPart("customizations.xml", "EntityRelationships", name));
    }
    for (const { name } of model.choices)
      judge(name, atPart("customizations.xml", "optionsets", name));
    for (const { logicalName } of model.connectionReferences) {
      judge(logicalName, atPart("customizations.xml", "connectionreferences", logicalName));
    }
    for (const { schemaName } of model.environmentVariables) {
      judge(schemaName, atPart("customizations.xml", "environmentvariabledefinitions", schemaName));
    }
  },
});
