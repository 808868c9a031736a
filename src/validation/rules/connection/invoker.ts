import { BUTTON_TRIGGER, connected, DAILY, DATAVERSE, operation } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const actions = { List: operation("ListRecords", { entityName: "accounts", $top: 1 }) };
const connections = connected(DATAVERSE, "ex_dataverse", "invoker");

/** Only a flow that a person starts can use that person's connections. */
export const connectionInvoker = defineRule({
  code: "connection/invoker",
  judges: "flow",
  severity: "error",
  why: "Every run ends at once with InvokerConnectionOverrideFailed: there is no caller with a token.",
  fact: "flow-language.md §1.1",
  examples: () => ({
    good: { triggers: BUTTON_TRIGGER, connections, actions },
    bad: { triggers: DAILY, connections, actions },
  }),
  check({ flow, atFlow }, report) {
    const [trigger] = flow.triggers;
    const isAsked =
      trigger?.kind === "request" && (trigger.requestKind ?? "Http").toLowerCase() !== "http";
    if (trigger === undefined || trigger.kind === "foreign" || isAsked) return;
    for (const { key, runtimeSource } of flow.connections) {
      if (runtimeSource?.toLowerCase() !== "invoker") continue;
      report({
        message: `The connection "${key}" is the caller's, but nobody calls this flow.`,
        at: atFlow("connectionReferences", key, "runtimeSource"),
        hint: 'Write "embedded".',
      });
    }
  },
});
