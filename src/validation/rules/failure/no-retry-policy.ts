import { connected, DATAVERSE, operation } from "../../examples.ts";
import { memberOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const List = operation("ListRecords", { entityName: "accounts", $top: 1 });
const retried = (inputs: object) => ({
  connections: connected(DATAVERSE),
  actions: { List: { ...List, inputs: { ...List.inputs, ...inputs } } },
});

/** A call says how it is repeated when it fails for a passing reason. */
export const failureNoRetryPolicy = defineRule({
  code: "failure/no-retry-policy",
  judges: "flow",
  severity: "info",
  why: "Without a policy the plan of the flow's owner decides: twice in ten minutes, or eight times in hours.",
  fact: "flow-language.md §5, §14",
  examples: () => ({ good: retried({ retryPolicy: { type: "none" } }), bad: retried({}) }),
  check({ stepsOfKind, at }, report) {
    const open = [
      ...stepsOfKind("connector").filter(({ action }) => !action.webhook && !action.retryPolicy),
      ...stepsOfKind("http").filter(({ action }) => !memberOf(action.inputs, "retryPolicy")),
    ];
    const [first, ...others] = open;
    if (!first) return;
    const more = others.length === 0 ? "" : ` and ${others.length} more`;
    const message = `"${first.action.name}"${more} leave repeating to the plan of the owner.`;
    report({
      message: others.length === 0 ? message.replace("leave", "leaves") : message,
      at: at(first, "inputs"),
    });
  },
});
