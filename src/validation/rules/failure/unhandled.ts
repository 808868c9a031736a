import { compose, connected, DATAVERSE, operation, succeeded } from "../../examples.ts";
import { literalText, memberOf } from "../../literal.ts";
import { operationNamed } from "../../operations.ts";
import { defineRule } from "../../rule.ts";
import type { Step } from "../../steps.ts";

const connections = connected(DATAVERSE);
const Add = operation("CreateRecord", { entityName: "accounts", "item/name": "a" });
const More = { ...Add, runAfter: succeeded("Add") };

/** A flow that changes several things says somewhere what happens when a call fails. */
export const failureUnhandled = defineRule({
  code: "failure/unhandled",
  judges: "flow",
  severity: "warning",
  why: "The work is left half done, which only whoever looks at the run history sees.",
  fact: "flow-language.md §14, §15",
  examples: () => ({
    good: {
      connections,
      actions: {
        Add,
        More,
        Tell: { ...compose(1), runAfter: { More: ["Failed", "Skipped", "TimedOut"] } },
      },
    },
    bad: { connections, actions: { Add, More, Tell: compose(1, "More") } },
  }),
  check({ steps, atDefinition }, report) {
    if (steps.filter(isChange).length < 2) return;
    const isHandled = steps.some(({ action }) =>
      action.runAfter?.some(({ statuses }) =>
        statuses.some((one) => /^(failed|timedout)$/i.test(one)),
      ),
    );
    if (isHandled) return;
    report({
      message: "Nothing happens in this flow when one of its changes fails after another.",
      at: atDefinition("actions"),
      hint: "Put the calls into a scope and let a second one run after it has failed.",
    });
  },
});

/** Operations of connectors unknown here are called so when they only read. */
const READING = /^(?:get|list|search|find|query|retrieve|read|lookup)|profile/i;

/** A call that leaves something changed. */
function isChange({ action }: Step): boolean {
  switch (action.kind) {
    case "connector": {
      const { apiId, operationId } = action.host;
      const effect = operationNamed(apiId.slice(apiId.lastIndexOf("/") + 1), operationId)?.effect;
      return effect === undefined ? !READING.test(operationId) : effect !== "read";
    }
    case "http":
    case "legacy-connector":
      return literalText(memberOf(action.inputs, "method"))?.toLowerCase() !== "get";
    case "child-flow":
      return true;
    default:
      return false;
  }
}
