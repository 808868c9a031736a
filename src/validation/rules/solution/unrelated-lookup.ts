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

/** Every lookup of an own table has a relationship with each table it points to. */
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
      named.add(`${one.many} ${one.lookup} ${one.one}`.toLowerCase());
      related.add(one.many.toLowerCase());
    }
    for (const table of model.tables) {
      for (const column of Object.values(table.columns)) {
        if (column.kind !== "lookup" || !column.custom) continue;
        const { logicalName, targets } = column;
        const lost = targets.filter(
          (target) => !named.has(`${table.logicalName} ${logicalName} ${target}`),
        );
        if (lost.length === 0 && targets.length > 0) continue;
        // A part of a solution may come without its relationships.
        if (!related.has(table.logicalName)) report.notJudged();
        else {
          const to = targets.length > 1 ? ` with "${lost.join('", "')}"` : "";
          const message = `The lookup "${logicalName}" of "${table.logicalName}" has no relationship${to}.`;
          report({ message, at: atColumn(table, logicalName) });
        }
      }
    }
  },
});
