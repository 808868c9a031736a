import { HTTP_TRIGGER, RESPONSE } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const splitting = { manual: { ...HTTP_TRIGGER.manual, splitOn: "@triggerBody()?['rows']" } };

/** A trigger that starts a run for every element answers before any of them. */
export const responseSplitOn = defineRule({
  code: "response/split-on",
  judges: "flow",
  severity: "warning",
  why: "The caller gets 202 at once; what the flow answers reaches nobody.",
  fact: "flow-language.md §16 trap 55",
  examples: () => ({
    good: { triggers: HTTP_TRIGGER, actions: { Answer: RESPONSE } },
    bad: { triggers: splitting, actions: { Answer: RESPONSE } },
  }),
  check({ flow, stepsOfKind, at }, report) {
    const [trigger] = flow.triggers;
    if (trigger?.kind !== "request" || !trigger.splitOn) return;
    for (const step of stepsOfKind("response")) {
      const message = `Nobody gets the answer of "${step.action.name}": the trigger splits what it is sent.`;
      report({ message, at: at(step), hint: "Loop over the elements instead of splitOn." });
    }
  },
});
