import { atPart } from "#foundation";
import { TRACE } from "../../example-tables.ts";
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
    for (const table of before.tables) {
      const now = model.tables.find(({ logicalName }) => logicalName === table.logicalName);
      const kinds = new Map(
        Object.values(now?.columns ?? {}).map(({ logicalName, kind }) => [logicalName, kind]),
      );
      for (const { logicalName, kind } of Object.values(table.columns)) {
        const other = kinds.get(logicalName);
        if (other === undefined || other === kind) continue;
        const at = atPart(
          "customizations.xml",
          "Entities",
          table.logicalName,
          "attributes",
          logicalName,
        );
        report({
          message: `The column "${logicalName}" was of kind ${kind} and now is ${other}.`,
          at,
        });
      }
    }
  },
});
