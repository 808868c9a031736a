import { dataverse } from "#connectors";
import { connected, DATAVERSE, whenRowChanges } from "../../examples.ts";
import { literalNumber, literalText, memberOf } from "../../literal.ts";
import { operationsIn } from "../../operations.ts";
import { defineRule } from "../../rule.ts";

const connections = connected(DATAVERSE);
const COLUMNS = "subscriptionRequest/filteringattributes";
/** Messages that include "modified". */
const MODIFIED = [3, 4, 6, 7];

/** A trigger on changes says which columns it is about. */
export const dataverseFilterColumns = defineRule({
  code: "dataverse/filter-columns",
  judges: "flow",
  severity: "warning",
  why: "Without a list every change of any column starts a run.",
  fact: "flow-language.md §10.1, §15",
  examples: () => ({
    good: {
      connections,
      triggers: whenRowChanges("account", { "subscriptionRequest/filteringattributes": "name" }),
    },
    bad: { connections, triggers: whenRowChanges("account") },
  }),
  check(view, report) {
    for (const { apiName, host, parameters, step, at } of operationsIn(view)) {
      if (apiName !== dataverse.apiName || host.operationId !== "SubscribeWebhookTrigger" || step)
        continue;
      const message = literalNumber(memberOf(parameters, "subscriptionRequest/message"));
      if (message === undefined) continue;
      const columns = memberOf(parameters, COLUMNS);
      const isBlank = columns === undefined || literalText(columns)?.trim() === "";
      if (MODIFIED.includes(message) && isBlank) {
        report({
          message: "Every change of any column starts this flow.",
          at: at("inputs", "parameters"),
        });
      } else if (!MODIFIED.includes(message) && !isBlank) {
        report({
          message: "A row that is added or deleted starts this flow whatever columns are listed.",
          at: at("inputs", "parameters", COLUMNS),
        });
      }
    }
  },
});
