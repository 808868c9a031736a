import { DAILY, HTTP_TRIGGER, RESPONSE } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

/** A Response needs somebody who asked: a Request trigger. */
export const responseWithoutRequest = defineRule({
  code: "response/without-request",
  judges: "flow",
  severity: "warning",
  why: "Nobody gets the answer: the action is skipped.",
  fact: "flow-language.md §3.4, §6",
  examples: () => ({
    good: { triggers: HTTP_TRIGGER, actions: { Answer: RESPONSE } },
    bad: { triggers: DAILY, actions: { Answer: RESPONSE } },
  }),
  check({ flow, stepsOfKind, at }, report) {
    const [trigger] = flow.triggers;
    if (!trigger || trigger.kind === "request" || trigger.kind === "foreign") return;
    for (const step of stepsOfKind("response")) {
      report({
        message: `Nobody waits for "${step.action.name}": the trigger is no request.`,
        at: at(step),
      });
    }
  },
});
