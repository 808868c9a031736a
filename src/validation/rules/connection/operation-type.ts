import { connected, DATAVERSE, operation } from "../../examples.ts";
import { operationNamed, operationsIn } from "../../operations.ts";
import { defineRule } from "../../rule.ts";

const waiting = (type: string) => ({
  connections: connected(DATAVERSE),
  actions: {
    Wait: {
      ...operation("SubscribeWebhookTrigger", {
        "subscriptionRequest/message": 1,
        "subscriptionRequest/entityname": "account",
        "subscriptionRequest/scope": 4,
      }),
      type,
    },
  },
});

/** What subscribes is of the type that waits, what asks of the type that asks. */
export const connectionOperationType = defineRule({
  code: "connection/operation-type",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on: the operation is not one that the type can call.",
  fact: "flow-language.md §2, §3.4, §10.1",
  examples: () => ({
    good: waiting("OpenApiConnectionWebhook"),
    bad: waiting("OpenApiConnection"),
  }),
  check(view, report) {
    const [trigger] = view.flow.triggers;
    for (const { apiName, host, step, at } of operationsIn(view)) {
      const operation = operationNamed(apiName, host.operationId);
      if (operation === undefined) continue;
      const { kind, effect } = operation;
      if (!step && kind === "action") {
        report({
          message: `${host.operationId} is an action: nothing starts by it.`,
          at: at("type"),
        });
        continue;
      }
      const waits = step
        ? step.action.kind === "connector" && step.action.webhook
        : trigger?.kind === "connector" && trigger.mode === "webhook";
      if (waits === (effect === "subscribe")) continue;
      // A connector may list events as well as call back.
      if (!step && effect !== "subscribe" && trigger?.kind === "connector" && !waits) continue;
      const message = waits
        ? `${host.operationId} answers at once: nothing subscribes to it.`
        : `${host.operationId} subscribes to events, which only a webhook does.`;
      report({ message, at: at("type") });
    }
  },
});
