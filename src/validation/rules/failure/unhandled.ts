import { compose, connected, DATAVERSE, operation, succeeded } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const connections = connected(DATAVERSE);
const List = operation("ListRecords", { entityName: "accounts", $top: 1 });

/** A flow that calls others says somewhere what happens when a call fails. */
export const failureUnhandled = defineRule({
  code: "failure/unhandled",
  judges: "flow",
  severity: "warning",
  why: "A failed run is seen only by whoever looks at the run history.",
  fact: "flow-language.md §14, §15",
  examples: {
    good: {
      connections,
      actions: { List, Tell: { ...compose(1), runAfter: { List: ["Failed", "TimedOut"] } } },
    },
    bad: { connections, actions: { List, Tell: { ...compose(1), runAfter: succeeded("List") } } },
  },
  check({ steps, stepsOfKind, atDefinition }, report) {
    const calls = stepsOfKind("connector", "legacy-connector", "http", "child-flow");
    if (calls.length === 0) return;
    const isHandled = steps.some(({ action }) =>
      action.runAfter?.some(({ statuses }) =>
        statuses.some((one) => /^(failed|timedout)$/i.test(one)),
      ),
    );
    if (isHandled) return;
    report({
      message: "Nothing happens in this flow when a call fails.",
      at: atDefinition("actions"),
      hint: "Put the calls into a scope and let a second one run after it has failed.",
    });
  },
});
