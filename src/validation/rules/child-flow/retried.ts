import { callOf } from "../../example-calls.ts";
import { literalText, memberOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const call = callOf("Child");
const once = { ...call, inputs: { ...call.inputs, retryPolicy: { type: "none" } } };

/** A call of another flow is not repeated. */
export const childFlowRetried = defineRule({
  code: "child-flow/retried",
  judges: "flow",
  severity: "info",
  why: "The called flow may have done its work although its answer was lost; repeating does it twice.",
  fact: "flow-language.md §3.1, §15",
  examples: () => ({ good: { actions: { Call: once } }, bad: { actions: { Call: call } } }),
  check({ stepsOfKind, at }, report) {
    for (const step of stepsOfKind("child-flow")) {
      const type = literalText(memberOf(step.action.retryPolicy, "type"));
      if (type?.toLowerCase() === "none") continue;
      const message = `"${step.action.name}" is repeated when its answer is lost.`;
      report({ message, at: at(step, "inputs"), hint: 'Write a retry policy of type "none".' });
    }
  },
});
