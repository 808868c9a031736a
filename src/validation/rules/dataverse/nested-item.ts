import { dataverse } from "#connectors";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import { memberOf } from "../../literal.ts";
import { operationsIn } from "../../operations.ts";
import { defineRule } from "../../rule.ts";

const connections = connected(DATAVERSE);

/** Their parameters are none that the designer lays flat. */
const TAKES_OBJECTS = /WithOrganization$|^Perform(?:Unb|B)oundAction$/;

/** Columns are written as `item/name`, not as an object under `item`. */
export const dataverseNestedItem = defineRule({
  code: "dataverse/nested-item",
  judges: "flow",
  severity: "warning",
  why: "The designer loses what stands under item when the flow is saved the next time.",
  fact: "flow-language.md §10.2",
  examples: () => ({
    good: {
      connections,
      actions: { Add: operation("CreateRecord", { entityName: "accounts", "item/name": "a" }) },
    },
    bad: {
      connections,
      actions: { Add: operation("CreateRecord", { entityName: "accounts", item: { name: "a" } }) },
    },
  }),
  check(view, report) {
    for (const { apiName, host, parameters, at } of operationsIn(view)) {
      if (apiName !== dataverse.apiName || TAKES_OBJECTS.test(host.operationId)) continue;
      if (memberOf(parameters, "item")?.kind !== "record") continue;
      report({
        message: "The columns stand in an object.",
        at: at("inputs", "parameters", "item"),
        hint: 'Write each as "item/<column>".',
      });
    }
  },
});
