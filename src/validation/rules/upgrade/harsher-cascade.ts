import { type Relationship, type RelationshipBehavior, standardTables } from "#dataverse";
import { atPart } from "#foundation";
import { TRACE } from "../../example-tables.ts";
import { defineRule } from "../../rule.ts";

const behaving = (behavior: RelationshipBehavior) => ({
  tables: [TRACE],
  relationships: [
    {
      kind: "one-to-many" as const,
      name: "ex_parent_ex_trace",
      many: TRACE.schemaName,
      one: standardTables.opportunity.schemaName,
      lookup: "ex_Opportunity",
      behavior,
    },
  ],
});
const before = { version: "1.0.0.0", ...behaving("remove-link") };

/** A relationship takes no more along, and keeps no more back, than before. */
export const upgradeHarsherCascade = defineRule({
  code: "upgrade/harsher-cascade",
  judges: "upgrade",
  severity: "warning",
  why: "Who deletes or shares a row as ever now deletes, shares or is refused more than before.",
  fact: "solution-format.md §7.1",
  examples: () => ({
    good: {
      before: { version: "1.0.0.0", ...behaving("delete") },
      now: { ...before, version: "1.1.0.0" },
    },
    bad: { before, now: { version: "1.1.0.0", ...behaving("delete") } },
  }),
  check(before, { model }, report) {
    const now = new Map(model.relationships.map((one) => [one.name.toLowerCase(), one]));
    for (const was of before.relationships) {
      const is = now.get(was.name.toLowerCase());
      const change = is && harsher(was, is);
      if (!change) continue;
      report({
        message: `"${was.name}": ${change}.`,
        at: atPart("customizations.xml", "EntityRelationships", is.name),
        hint: "Say it to those who install the upgrade, or leave the relationship as it was.",
      });
    }
  },
});

function harsher(was: Relationship, is: Relationship): string | undefined {
  if (was.kind !== "one-to-many" || is.kind !== "one-to-many") return undefined;
  const [from, to] = [EFFECTS[was.behavior], EFFECTS[is.behavior]];
  if (!from || !to) return undefined;
  const rows = `${is.one} and its rows of ${is.many}`;
  if (to.deletes && !from.deletes)
    return `deleting a row of ${is.one} now deletes its rows of ${is.many}`;
  if (to.refuses && !from.refuses)
    return `a row of ${is.one} that has rows of ${is.many} can no longer be deleted`;
  if (to.follows && !from.follows) return `assigning and sharing now go for ${rows} alike`;
  return undefined;
}

interface Effect {
  readonly deletes: boolean;
  readonly refuses: boolean;
  /** Rows are assigned and shared with the one they belong to. */
  readonly follows: boolean;
}

/** Absent where the cascades are not known. */
const EFFECTS: Readonly<Record<RelationshipBehavior, Effect | undefined>> = {
  "remove-link": { deletes: false, refuses: false, follows: false },
  restrict: { deletes: false, refuses: true, follows: false },
  delete: { deletes: true, refuses: false, follows: false },
  parental: { deletes: true, refuses: false, follows: true },
  system: undefined,
  foreign: undefined,
};
