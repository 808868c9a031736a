import { TRACE } from "../../example-tables.ts";
import { atTable } from "../../own-columns.ts";
import { defineRule } from "../../rule.ts";

const other = { ...TRACE, schemaName: "ex_Other", logicalName: "ex_other" };

/** Every table has a set name of its own. */
export const solutionSetName = defineRule({
  code: "solution/set-name",
  judges: "solution",
  severity: "error",
  why: "The import fails: the name stands for rows in every call.",
  fact: "solution-format.md §23.19",
  examples: () => ({
    good: { tables: [TRACE, { ...other, setName: "ex_others" }] },
    bad: { tables: [TRACE, other] },
  }),
  check({ model }, report) {
    const owners = new Map<string, string>();
    for (const table of model.tables) {
      const set = table.setName.toLowerCase();
      const owner = owners.get(set);
      if (set !== "" && owner !== undefined) {
        const message = `"${table.logicalName}" and "${owner}" have the set name "${table.setName}".`;
        report({ message, at: atTable(table, "EntitySetName") });
      }
      if (set !== "" && table.kind === "own" && !/^[a-z_]\w*$/.test(set)) {
        const message = `"${table.setName}" is no name of a set: letters, digits and _.`;
        report({ message, at: atTable(table, "EntitySetName") });
      }
      owners.set(set, table.logicalName);
    }
  },
});
