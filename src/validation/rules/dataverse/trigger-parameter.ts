import { dataverse } from "#connectors";
import type { Template } from "#wdl";
import { connected, DATAVERSE, whenRowChanges } from "../../examples.ts";
import { isWhole, literalText, memberOf, saidNumber } from "../../literal.ts";
import { operationsIn } from "../../operations.ts";
import { defineRule } from "../../rule.ts";

const RANGES: Readonly<Record<string, number>> = {
  "subscriptionRequest/message": 7,
  "subscriptionRequest/scope": 4,
  "subscriptionRequest/runas": 3,
};
const COLUMNS = "subscriptionRequest/filteringattributes";
const connections = connected(DATAVERSE);

/** The trigger's message, scope and user are numbers of their lists. */
export const dataverseTriggerParameter = defineRule({
  code: "dataverse/trigger-parameter",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §10.1",
  examples: () => ({
    good: { connections, triggers: whenRowChanges("account") },
    bad: { connections, triggers: whenRowChanges("account", { "subscriptionRequest/scope": 5 }) },
  }),
  check(view, report) {
    for (const { apiName, host, parameters, at } of operationsIn(view)) {
      if (
        apiName !== dataverse.apiName ||
        !host.operationId.startsWith("SubscribeWebhookTrigger")
      ) {
        continue;
      }
      for (const name of namesIn(memberOf(parameters, COLUMNS))) {
        if (/^[a-z]\w*$/.test(name) && !/^_\w+_value$/.test(name)) continue;
        report({
          message: `"${name}" is no logical name of a column.`,
          at: at("inputs", "parameters", COLUMNS),
          hint: "Logical names in lower case, with commas between them.",
        });
      }
      for (const [key, most] of Object.entries(RANGES)) {
        const number = saidNumber(memberOf(parameters, key));
        if (number === undefined || isWhole(number, 1, most)) continue;
        report({
          message: `"${key}" is a number from 1 to ${most}.`,
          at: at("inputs", "parameters", key),
        });
      }
    }
  },
});

const namesIn = (list: Template | undefined): readonly string[] =>
  (literalText(list) ?? "").split(",").flatMap((one) => one.trim() || []);
