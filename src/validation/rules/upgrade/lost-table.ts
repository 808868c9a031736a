import { atPart } from "#foundation";
import { TRACE } from "../../example-tables.ts";
import { defineRule } from "../../rule.ts";

const before = { version: "1.0.0.0", tables: [TRACE] };

/** Every table of the release before is still there. */
export const upgradeLostTable = defineRule({
  code: "upgrade/lost-table",
  judges: "upgrade",
  severity: "error",
  why: "An upgrade deletes the table with all its rows.",
  fact: "solution-format.md §23.47",
  examples: () => ({
    good: { before, now: { version: "1.1.0.0", tables: [TRACE] } },
    bad: { before, now: { version: "1.1.0.0" } },
  }),
  check(before, { model }, report) {
    const names = new Set(model.tables.map(({ logicalName }) => logicalName));
    for (const { logicalName } of before.tables) {
      if (names.has(logicalName)) continue;
      const at = atPart("customizations.xml", "Entities", logicalName);
      report({ message: `The table "${logicalName}" is gone.`, at });
    }
  },
});
