import { TRACE } from "../../example-tables.ts";
import { atTable } from "../../own-columns.ts";
import { tablePairs } from "../../release-pairs.ts";
import { defineRule } from "../../rule.ts";

const audited = { version: "1.0.0.0", tables: [{ ...TRACE, audited: true }] };

/** Changes of rows that were written to the audit log go on being written. */
export const upgradeAuditOff = defineRule({
  code: "upgrade/audit-off",
  judges: "upgrade",
  severity: "info",
  why: "From the upgrade on nobody can tell who changed which row.",
  fact: "solution-format.md §4.2",
  examples: () => ({
    good: { before: audited, now: { ...audited, version: "1.1.0.0" } },
    bad: { before: audited, now: { version: "1.1.0.0", tables: [TRACE] } },
  }),
  check(before, { model }, report) {
    for (const { was, is } of tablePairs(before, model)) {
      if (was.kind !== "own" || is.kind !== "own" || !was.audited || is.audited) continue;
      const message = `Changes of "${is.logicalName}" were audited and no longer are.`;
      report({ message, at: atTable(is, "IsAuditEnabled") });
    }
  },
});
