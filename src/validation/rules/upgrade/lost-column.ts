import { atPart } from "#foundation";
import { TRACE } from "../../example-tables.ts";
import { defineRule } from "../../rule.ts";

const before = { version: "1.0.0.0", tables: [TRACE] };
const { notes: _, ...columns } = TRACE.columns;

/** Every column of the release before is still there. */
export const upgradeLostColumn = defineRule({
  code: "upgrade/lost-column",
  judges: "upgrade",
  severity: "error",
  why: "An upgrade deletes the column with what users wrote into it.",
  fact: "solution-format.md §23.47",
  examples: () => ({
    good: { before, now: { version: "1.1.0.0", tables: [TRACE] } },
    bad: { before, now: { version: "1.1.0.0", tables: [{ ...TRACE, columns }] } },
  }),
  check(before, { model }, report) {
    for (const table of before.tables) {
      const now = model.tables.find(({ logicalName }) => logicalName === table.logicalName);
      if (!now) continue;
      const names = new Set(Object.values(now.columns).map(({ logicalName }) => logicalName));
      for (const { logicalName } of Object.values(table.columns)) {
        if (names.has(logicalName)) continue;
        const at = atPart(
          "customizations.xml",
          "Entities",
          table.logicalName,
          "attributes",
          logicalName,
        );
        report({ message: `The column "${logicalName}" of "${table.logicalName}" is gone.`, at });
      }
    }
  },
});
