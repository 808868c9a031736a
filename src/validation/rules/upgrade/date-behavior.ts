import { dateTime, ENGLISH } from "#dataverse";
import { TRACE } from "../../example-tables.ts";
import { atColumn } from "../../own-columns.ts";
import { columnPairs } from "../../release-pairs.ts";
import { defineRule } from "../../rule.ts";

const due = (behavior: "user-local" | "time-zone-independent") => ({
  tables: [
    {
      ...TRACE,
      columns: {
        ...TRACE.columns,
        due: dateTime("ex_due", { labels: { [ENGLISH]: "Due" }, behavior }),
      },
    },
  ],
});
const before = { version: "1.0.0.0", ...due("user-local") };

/** A date means the same moment as before. */
export const upgradeDateBehavior = defineRule({
  code: "upgrade/date-behavior",
  judges: "upgrade",
  severity: "warning",
  why: "The import is refused where the behavior is fixed; elsewhere the dates that rows hold mean another time.",
  fact: "solution-format.md §5.2, §23.47",
  examples: () => ({
    good: { before, now: { ...before, version: "1.1.0.0" } },
    bad: { before, now: { version: "1.1.0.0", ...due("time-zone-independent") } },
  }),
  check(before, { model }, report) {
    for (const { table, was, is } of columnPairs(before, model)) {
      if (was.kind !== "date" || is.kind !== "date" || was.behavior === is.behavior) continue;
      report({
        message: `"${is.logicalName}" of "${table.logicalName}" was ${was.behavior} and now is ${is.behavior}.`,
        at: atColumn(table, is.logicalName),
        hint: "Add a column of the other behavior, and carry the values over.",
      });
    }
  },
});
