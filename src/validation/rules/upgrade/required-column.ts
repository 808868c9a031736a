import type { RequiredLevel } from "#dataverse";
import { TRACE } from "../../example-tables.ts";
import { atColumn } from "../../own-columns.ts";
import { columnPairs } from "../../release-pairs.ts";
import { defineRule } from "../../rule.ts";

const before = { version: "1.0.0.0", tables: [TRACE] };
const columns = {
  ...TRACE.columns,
  notes: { ...TRACE.columns.notes, required: "required" as const },
};

/** No column has to be filled that could be left empty before. */
export const upgradeRequiredColumn = defineRule({
  code: "upgrade/required-column",
  judges: "upgrade",
  severity: "info",
  why: "Rows that leave it empty can no longer be saved in forms until somebody fills it.",
  fact: "solution-format.md §5.1, §23.47",
  examples: () => ({
    good: { before, now: { ...before, version: "1.1.0.0" } },
    bad: { before, now: { version: "1.1.0.0", tables: [{ ...TRACE, columns }] } },
  }),
  check(before, { model }, report) {
    for (const { table, was, is } of columnPairs(before, model)) {
      if (!isAsked(is.required) || isAsked(was.required)) continue;
      report({
        message: `"${is.logicalName}" of "${table.logicalName}" was ${was.required === "none" ? "optional" : was.required} and now is required.`,
        at: atColumn(table, is.logicalName),
      });
    }
  },
});

const isAsked = (level: RequiredLevel): boolean =>
  level === "required" || level === "systemrequired";
