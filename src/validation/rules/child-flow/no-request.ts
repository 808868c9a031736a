import { childCallsOf } from "../../child-calls.ts";
import { callOf } from "../../example-calls.ts";
import { BUTTON_TRIGGER, DAILY, RESPONSE } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const Parent = { actions: { Call: callOf("Child") } };
const actions = { Answer: RESPONSE };

/** A flow that others call starts with a request. */
export const childFlowNoRequest = defineRule({
  code: "child-flow/no-request",
  judges: "flow-in-solution",
  severity: "error",
  why: "Nothing else can be called; the caller cannot be switched on.",
  fact: "flow-language.md §3.1",
  examples: () => ({
    good: { flows: { Parent, Child: { triggers: BUTTON_TRIGGER, actions } } },
    bad: { flows: { Parent, Child: { triggers: DAILY, actions } } },
  }),
  check({ view }, report, solution) {
    for (const { step, child } of childCallsOf(view, solution)) {
      const kind = child.component.definition.triggers[0]?.kind;
      if (kind === "request" || kind === "foreign") continue;
      const message = `"${child.component.name}", which "${step.action.name}" calls, does not start with a request.`;
      report({ message, at: view.at(step) });
    }
  },
});
