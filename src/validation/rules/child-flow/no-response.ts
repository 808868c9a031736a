import { childCallsIn } from "../../child-calls.ts";
import { callOf } from "../../example-calls.ts";
import { compose, RESPONSE } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const Parent = { actions: { Call: callOf("Child") } };

/** A flow that others call answers. */
export const childFlowNoResponse = defineRule({
  code: "child-flow/no-response",
  judges: "solution",
  severity: "error",
  why: "The call fails with NestedWorkflowDoesNotContainResponseAction; the caller cannot be switched on.",
  fact: "flow-language.md §3.1",
  examples: () => ({
    good: { flows: { Parent, Child: { actions: { Answer: RESPONSE } } } },
    bad: { flows: { Parent, Child: { actions: { Answer: compose(1) } } } },
  }),
  check(solution, report) {
    for (const { parent, step, child } of childCallsIn(solution)) {
      if (child.view.stepsOfKind("response").length > 0) continue;
      if (child.view.stepsOfKind("foreign").length > 0) continue;
      const message = `"${child.component.name}", which "${step.action.name}" calls, has no Response.`;
      report({ message, at: parent.view.at(step) });
    }
  },
});
