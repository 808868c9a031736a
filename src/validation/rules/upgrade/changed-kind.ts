import { ENGLISH, type View } from "#dataverse";
import { TRACE } from "../../example-tables.ts";
import { atTable } from "../../own-columns.ts";
import { formPairs, viewPairs } from "../../release-pairs.ts";
import { defineRule } from "../../rule.ts";

const of = (kind: View["kind"]) => ({
  tables: [
    {
      ...TRACE,
      views: [
        {
          kind,
          key: "all",
          labels: { [ENGLISH]: "All" },
          columns: [{ column: "ex_name", width: 100 }],
          order: { column: "ex_name", descending: false },
        },
      ],
    },
  ],
});
const before = { version: "1.0.0.0", ...of("public") };

/** A form or a view stays of its kind: another kind is another part, with an id of its own. */
export const upgradeChangedKind = defineRule({
  code: "upgrade/changed-kind",
  judges: "upgrade",
  severity: "warning",
  why: "The kind of a form or view is decided when it is made: it stays what it was, or is lost where it was used.",
  fact: "solution-format.md §8, §9, §24.8",
  examples: () => ({
    good: { before, now: { ...before, version: "1.1.0.0" } },
    bad: { before, now: { version: "1.1.0.0", ...of("lookup") } },
  }),
  check(before, { model }, report) {
    const kinds = [
      ["view", "SavedQueries", viewPairs(before, model)],
      ["form", "FormXml", formPairs(before, model)],
    ] as const;
    for (const [what, list, pairs] of kinds) {
      for (const { table, was, is, id } of pairs) {
        if (was.kind === is.kind) continue;
        const name = Object.values(is.labels)[0] ?? id;
        report({
          message: `The ${what} "${name}" of "${table.logicalName}" was of kind ${was.kind} and now is ${is.kind}.`,
          at: atTable(table, list, id),
        });
      }
    }
  },
});
