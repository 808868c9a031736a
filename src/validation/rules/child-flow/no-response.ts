import { childCallsOf, kindsIn } from "../../child-calls.ts";
import { callOf } from "../../example-calls.ts";
import { compose, RESPONSE } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const Parent = { actions: { Call: callOf("Child") } };

/** A flow that others call answers. */
export const childFlowNoResponse = defineRule({
  code: "child-flow/no-response",
  judges: "flow-in-solution",
  severity: "error",
  why: "The call fails with NestedWorkflowDoesNotContainResponseAction; the caller cannot be switched on.",
  fact: "flow-language.md §3.1",
  examples: () => ({
    good: { flows: { Parent, Child: { actions: { Answer: RESPONSE } } } },
    bad: { flows: { Parent, Child: { actions: { Answer: compose(1) } } } },
  }),
  check({ view }, report, solution) {
    for (const { step, child } of childCallsOf(view, solution)) {
      const kinds = kindsIn(child);
      if (kinds.has("response") || kinds.has("foreign")) continue;
      const message = `"${child.component.name}", which "${step.action.name}" calls, has no Response.`;
      report({ message, at: view.at(step) });
    }
  },
});
