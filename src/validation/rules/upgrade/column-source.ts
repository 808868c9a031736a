import { TRACE } from "../../example-tables.ts";
import { atColumn } from "../../own-columns.ts";
import { columnPairs } from "../../release-pairs.ts";
import { defineRule } from "../../rule.ts";

const before = { version: "1.0.0.0", tables: [TRACE] };
const columns = { ...TRACE.columns, count: { ...TRACE.columns.count, source: "rollup" as const } };

/** A column that users fill stays one, and so does one that Dataverse works out. */
export const upgradeColumnSource = defineRule({
  code: "upgrade/column-source",
  judges: "upgrade",
  severity: "warning",
  why: "Where a column's value comes from belongs to its type: the import refuses the change, or what users entered is gone.",
  fact: "solution-format.md §5.1, §18, §23.47",
  examples: () => ({
    good: { before, now: { ...before, version: "1.1.0.0" } },
    bad: { before, now: { version: "1.1.0.0", tables: [{ ...TRACE, columns }] } },
  }),
  check(before, { model }, report) {
    for (const { table, was, is } of columnPairs(before, model)) {
      if (was.source === is.source) continue;
      report({
        message: `"${is.logicalName}" of "${table.logicalName}" was ${said(was.source)} and now is ${said(is.source)}.`,
        at: atColumn(table, is.logicalName),
      });
    }
  },
});

const said = (source: string | undefined): string =>
  source === undefined ? "filled by users and flows" : `a ${source} column`;
