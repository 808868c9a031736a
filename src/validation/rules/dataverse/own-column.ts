import { rowCallsIn } from "../../dataverse-calls.ts";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const write = (column: string) => ({
  flows: {
    Sync: {
      connections: connected(DATAVERSE),
      actions: {
        Add: operation("CreateRecord", {
          entityName: "accounts",
          [`item/${column}`]: "2026-01-01",
        }),
      },
    },
  },
});

/** Columns that Dataverse alone writes (solution-format.md §4.3). */
const ITS_OWN: ReadonlySet<string> = new Set([
  "createdon",
  "modifiedon",
  "createdby",
  "modifiedby",
  "createdonbehalfby",
  "modifiedonbehalfby",
  "owningbusinessunit",
  "owningteam",
  "owninguser",
  "exchangerate",
  "versionnumber",
]);

/** Nothing is written into the columns that Dataverse keeps itself. */
export const dataverseOwnColumn = defineRule({
  code: "dataverse/own-column",
  judges: "flow-in-solution",
  severity: "warning",
  why: "The value never arrives: Dataverse ignores it, or refuses the call.",
  fact: "flow-language.md §10.2, solution-format.md §4.3",
  examples: () => ({ good: write("overriddencreatedon"), bad: write("createdon") }),
  check({ view }, report) {
    for (const { called, items } of rowCallsIn(view)) {
      for (const { key } of items) {
        const [column = ""] = key.split("@");
        if (!ITS_OWN.has(column)) continue;
        const at = called.at("inputs", "parameters", `item/${key}`);
        report({ message: `Only Dataverse writes "${column}".`, at });
      }
    }
  },
});
