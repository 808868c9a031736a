import { dataverse } from "#connectors";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import { memberOf } from "../../literal.ts";
import { operationsIn } from "../../operations.ts";
import { defineRule } from "../../rule.ts";

const connections = connected(DATAVERSE);
const list = (parameters: { readonly [key: string]: string | number }) => ({
  connections,
  actions: { List: operation("ListRecords", { entityName: "accounts", $top: 1, ...parameters }) },
});

/** A list says which columns it needs. */
export const dataverseEveryColumn = defineRule({
  code: "dataverse/every-column",
  judges: "flow",
  severity: "info",
  why: "Every column of every row is read, and stays readable in the run history.",
  fact: "flow-language.md §10.2, §14",
  examples: () => ({ good: list({ $select: "name" }), bad: list({}) }),
  check(view, report) {
    for (const { apiName, host, parameters, at } of operationsIn(view)) {
      if (apiName !== dataverse.apiName || host.operationId !== "ListRecords") continue;
      if (["$select", "fetchXml"].some((key) => memberOf(parameters, key))) continue;
      report({ message: "The list reads every column.", at: at("inputs", "parameters") });
    }
  },
});
