import { dataverse } from "#connectors";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import { operationsIn } from "../../operations.ts";
import { defineRule } from "../../rule.ts";

const connections = connected(DATAVERSE);
const row = { entityName: "accounts", recordId: "@triggerBody()", "item/name": "a" };

/** A row that must exist is changed with UpdateOnlyRecord. */
export const dataverseUpsert = defineRule({
  code: "dataverse/upsert",
  judges: "flow",
  severity: "warning",
  why: "UpdateRecord creates the row when its id is unknown: a deleted row comes back as a ghost.",
  fact: "flow-language.md §10.2, §16 trap 40",
  examples: {
    good: { connections, actions: { Change: operation("UpdateOnlyRecord", row) } },
    bad: { connections, actions: { Change: operation("UpdateRecord", row) } },
  },
  check(view, report) {
    for (const { apiName, host, at } of operationsIn(view)) {
      if (apiName !== dataverse.apiName || host.operationId !== "UpdateRecord") continue;
      report({
        message: "UpdateRecord also creates rows.",
        at: at("inputs", "host", "operationId"),
        hint: "Use UpdateOnlyRecord unless the row may be new.",
      });
    }
  },
});
