import { dataverse } from "#connectors";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import { memberOf } from "../../literal.ts";
import { operationsIn } from "../../operations.ts";
import { defineRule } from "../../rule.ts";

const connections = connected(DATAVERSE);

/** A list of rows is filtered or bounded. */
export const dataverseUnboundedList = defineRule({
  code: "dataverse/unbounded-list",
  judges: "flow",
  severity: "warning",
  why: "It reads up to 5,000 rows and more as the table grows, and each run costs more.",
  fact: "flow-language.md §10.2, §14",
  examples: () => ({
    good: {
      connections,
      actions: { List: operation("ListRecords", { entityName: "accounts", $top: 1 }) },
    },
    bad: { connections, actions: { List: operation("ListRecords", { entityName: "accounts" }) } },
  }),
  check(view, report) {
    for (const { apiName, host, parameters, at } of operationsIn(view)) {
      if (apiName !== dataverse.apiName || host.operationId !== "ListRecords") continue;
      if (["$filter", "$top", "fetchXml"].some((key) => memberOf(parameters, key))) continue;
      report({
        message: "The list has neither a filter nor a bound.",
        at: at("inputs", "parameters"),
      });
    }
  },
});
