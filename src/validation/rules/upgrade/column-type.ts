import { TRACE } from "../../example-tables.ts";
import { atColumn } from "../../own-columns.ts";
import { columnPairs } from "../../release-pairs.ts";
import { defineRule } from "../../rule.ts";

const before = { version: "1.0.0.0", tables: [TRACE] };
const columns = { ...TRACE.columns, notes: { ...TRACE.columns.done, logicalName: "ex_notes" } };

/** No column changes its type. */
export const upgradeColumnType = defineRule({
  code: "upgrade/column-type",
  judges: "upgrade",
  severity: "error",
  why: "The import fails: the type of a column cannot be changed.",
  fact: "solution-format.md §5, §23.47",
  examples: () => ({
    good: { before, now: { version: "1.1.0.0", tables: [TRACE] } },
    bad: { before, now: { version: "1.1.0.0", tables: [{ ...TRACE, columns }] } },
  }),
  check(before, { model }, report) {
    for (const { table, was, is } of columnPairs(before, model)) {
      if (was.kind === is.kind) continue;
      const message = `The column "${is.logicalName}" was of kind ${was.kind} and now is ${is.kind}.`;
      report({ message, at: atColumn(table, is.logicalName) });
    }
  },
});
