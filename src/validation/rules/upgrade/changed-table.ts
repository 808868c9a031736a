import { TRACE } from "../../example-tables.ts";
import { atTable } from "../../own-columns.ts";
import { defineRule } from "../../rule.ts";

const before = { version: "1.0.0.0", tables: [TRACE] };

/** A table keeps its owner's kind, its key, the column that names its rows and the name of its set. */
export const upgradeChangedTable = defineRule({
  code: "upgrade/changed-table",
  judges: "upgrade",
  severity: "error",
  why: "The import fails: who owns rows, and which columns are their key and their name, is decided once. Under another set name flows and apps do not find the rows.",
  fact: "solution-format.md §4, §23.47",
  examples: () => ({
    good: { before, now: { ...before, version: "1.1.0.0" } },
    bad: {
      before,
      now: { version: "1.1.0.0", tables: [{ ...TRACE, ownership: "organization" }] },
    },
  }),
  check(before, { model }, report) {
    for (const was of before.tables) {
      const now = model.tables.find(({ logicalName }) => logicalName === was.logicalName);
      if (now?.kind !== "own" || was.kind !== "own") continue;
      if (now.ownership !== was.ownership) {
        const message = `Rows of "${was.logicalName}" belonged to ${was.ownership}s, now to ${now.ownership}s.`;
        report({ message, at: atTable(now, "OwnershipTypeMask") });
      }
      for (const key of ["primaryId", "primaryName"] as const) {
        if (now[key] === was[key] || now[key] === "" || was[key] === "") continue;
        const what = key === "primaryId" ? "key" : "name";
        const message = `The ${what} of rows of "${was.logicalName}" was "${was[key]}" and now is "${now[key]}".`;
        report({ message, at: atTable(now) });
      }
      if (now.setName !== was.setName && was.setName !== "" && now.setName !== "") {
        const message = `The set of "${was.logicalName}" was "${was.setName}" and now is "${now.setName}".`;
        report({ message, at: atTable(now, "EntitySetName") });
      }
    }
  },
});
