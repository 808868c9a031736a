import { standardTables } from "#dataverse";
import { atPart } from "#foundation";
import { TRACE } from "../../example-tables.ts";
import { defineRule } from "../../rule.ts";

const relationships = [
  {
    kind: "one-to-many" as const,
    name: "ex_opportunity_ex_trace",
    many: TRACE.schemaName,
    one: standardTables.opportunity.schemaName,
    lookup: "ex_Opportunity",
    behavior: "remove-link" as const,
  },
];

/** Every relationship of an own table has its lookup. */
export const solutionLookup = defineRule({
  code: "solution/lookup",
  judges: "solution",
  severity: "error",
  why: "The import fails: the column that carries it is missing.",
  fact: "solution-format.md §23.25",
  examples: () => ({
    good: { tables: [TRACE], relationships },
    bad: {
      tables: [TRACE],
      relationships: relationships.map((one) => ({ ...one, lookup: "ex_Other" })),
    },
  }),
  check({ model }, report) {
    const ours = new Map(model.tables.map((table) => [table.logicalName, table]));
    for (const relationship of model.relationships) {
      if (relationship.kind !== "one-to-many") continue;
      const { name, many, lookup, behavior } = relationship;
      const table = ours.get(many.toLowerCase());
      if (table?.kind !== "own" || behavior === "system") continue;
      const columns = Object.values(table.columns).map(({ logicalName }) =>
        logicalName.toLowerCase(),
      );
      if (columns.includes(lookup.toLowerCase()) || !lookup.includes("_")) continue;
      const at = atPart("customizations.xml", "EntityRelationships", name);
      report({
        message: `"${many}" has no lookup "${lookup}" for the relationship "${name}".`,
        at,
      });
    }
  },
});
