import { type Relationship, standardTables } from "#dataverse";
import { atPart } from "#foundation";
import { TRACE } from "../../example-tables.ts";
import { defineRule } from "../../rule.ts";

const pointing = (one: string) => ({
  tables: [TRACE],
  relationships: [
    {
      kind: "one-to-many" as const,
      name: "ex_parent_ex_trace",
      many: TRACE.schemaName,
      one,
      lookup: "ex_Opportunity",
      behavior: "remove-link" as const,
    },
  ],
});
const before = { version: "1.0.0.0", ...pointing(standardTables.opportunity.schemaName) };

/** A relationship leads from the same table to the same table as before. */
export const upgradeChangedRelationship = defineRule({
  code: "upgrade/changed-relationship",
  judges: "upgrade",
  severity: "error",
  why: "The import fails: what a lookup points to cannot be changed.",
  fact: "solution-format.md §7, §23.47",
  examples: () => ({
    good: { before, now: { ...before, version: "1.1.0.0" } },
    bad: { before, now: { version: "1.1.0.0", ...pointing(standardTables.account.schemaName) } },
  }),
  check(before, { model }, report) {
    const now = new Map(model.relationships.map((one) => [one.name.toLowerCase(), endsOf(one)]));
    for (const was of before.relationships) {
      const ends = now.get(was.name.toLowerCase());
      if (ends === undefined || ends.toLowerCase() === endsOf(was).toLowerCase()) continue;
      report({
        message: `"${was.name}" led ${endsOf(was)} and now leads ${ends}.`,
        at: atPart("customizations.xml", "EntityRelationships", was.name),
      });
    }
  },
});

const endsOf = (one: Relationship): string =>
  one.kind === "one-to-many"
    ? `from ${one.many} by ${one.lookup} to ${one.one}`
    : `between ${one.first} and ${one.second}`;
