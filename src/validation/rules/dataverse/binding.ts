import { rowCallsIn } from "../../dataverse-calls.ts";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import { ANYTHING, queryText } from "../../query-text.ts";
import { defineRule } from "../../rule.ts";

const bind = (row: string) => ({
  flows: {
    Sync: {
      connections: connected(DATAVERSE),
      actions: {
        Add: operation("CreateRecord", {
          entityName: "accounts",
          "item/primarycontactid@odata.bind": row,
        }),
      },
    },
  },
});

/** A lookup is bound to a set and an id: `contacts(…)`. */
export const dataverseBinding = defineRule({
  code: "dataverse/binding",
  judges: "solution",
  severity: "error",
  why: "The call fails with 400: an id alone names no row, and neither does a set.",
  fact: "flow-language.md §10.2",
  examples: {
    good: bind("contacts(@{triggerBody()?['id']})"),
    bad: bind("contacts()"),
  },
  check({ flows }, report) {
    for (const { view } of flows) {
      for (const { called, items } of rowCallsIn(view)) {
        for (const { key, value } of items) {
          const row = key.endsWith("@odata.bind") ? queryText(value)?.trim() : undefined;
          // An expression may be the whole of it, also where blanks are around.
          if (row === undefined || row === "" || row.startsWith(ANYTHING)) continue;
          // Real flows also write set/id.
          if (/^(?:https:\/\/\S+)?\/?\w+(?:\([^()]+\)|\/[^/]+)$/.test(row)) continue;
          const at = called.at("inputs", "parameters", `item/${key}`);
          report({ message: "This names no row.", at, hint: "Write set(id), as contacts(…)." });
        }
      }
    }
  },
});
