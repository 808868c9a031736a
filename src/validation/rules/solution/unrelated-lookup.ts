import { standardTables } from "#dataverse";
import { TRACE } from "../../example-tables.ts";
import { atColumn } from "../../own-columns.ts";
import { defineRule } from "../../rule.ts";

const relationship = {
  kind: "one-to-many" as const,
  name: "ex_opportunity_ex_trace",
  many: TRACE.schemaName,
  one: standardTables.opportunity.schemaName,
  lookup: "ex_Opportunity",
  behavior: "remove-link" as const,
};
const tables = [TRACE];

/** Every lookup of an own table has its relationship. */
export const solutionUnrelatedLookup = defineRule({
  code: "solution/unrelated-lookup",
  judges: "solution",
  severity: "warning",
  why: "The import fails, unless the relationship is there from another solution.",
  fact: "solution-format.md §23.25",
  examples: () => ({
    good: { tables, relationships: [relationship] },
    bad: { tables, relationships: [{ ...relationship, lookup: "ex_Other" }] },
  }),
  check({ model }, report) {
    const named = new Set<string>();
    const related = new Set<string>();
    for (const one of model.relationships) {
      if (one.kind !== "one-to-many") continue;
      named.add(`${one.many} ${one.lookup}`.toLowerCase());
      related.add(one.many.toLowerCase());
    }
    for (const table of model.tables) {
      for (const { kind, custom, logicalName } of Object.values(table.columns)) {
        if (kind !== "lookup" || !custom) continue;
        if (named.has(`${table.logicalName} ${logicalName}`)) continue;
        // A part of a solution may come without its relationships.
        if (!related.has(table.logicalName)) report.notJudged();
        else {
          const message = `The lookup "${logicalName}" of "${table.logicalName}" has no relationship.`;
          report({ message, at: atColumn(table, logicalName) });
        }
      }
    }
  },
});
