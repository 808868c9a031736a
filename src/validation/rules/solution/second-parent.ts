import { standardTables } from "#dataverse";
import { atPart } from "#foundation";
import { TRACE } from "../../example-tables.ts";
import { defineRule } from "../../rule.ts";

const belonging = (...ones: readonly string[]) => ({
  tables: [TRACE],
  relationships: ones.map((one) => ({
    kind: "one-to-many" as const,
    name: `ex_${one}_ex_trace`,
    many: TRACE.schemaName,
    one,
    lookup: "ex_Opportunity",
    behavior: "parental" as const,
  })),
});

/** A table has at most one parent that everything cascades from. */
export const solutionSecondParent = defineRule({
  code: "solution/second-parent",
  judges: "solution",
  severity: "error",
  why: "The import fails: two parents would both decide over owner, sharing and deletion.",
  fact: "solution-format.md §23.26",
  examples: () => ({
    good: belonging(standardTables.opportunity.schemaName),
    bad: belonging(standardTables.opportunity.schemaName, standardTables.account.schemaName),
  }),
  check({ model }, report) {
    const parents = new Map<string, string>();
    for (const relationship of model.relationships) {
      if (relationship.kind !== "one-to-many" || relationship.behavior !== "parental") continue;
      const { many, name } = relationship;
      const first = parents.get(many.toLowerCase());
      if (first === undefined) parents.set(many.toLowerCase(), name);
      else {
        report({
          message: `"${many}" has two parents: "${first}" and "${name}".`,
          at: atPart("customizations.xml", "EntityRelationships", name),
          hint: "Let one of them remove the link or restrict the deletion.",
        });
      }
    }
  },
});
