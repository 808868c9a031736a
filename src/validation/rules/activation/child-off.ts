import { childCallsOf } from "../../child-calls.ts";
import { callOf } from "../../example-calls.ts";
import { RESPONSE } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const flows = {
  Parent: { actions: { Call: callOf("Child") } },
  Child: { actions: { Answer: RESPONSE } },
};

/** A flow that arrives switched on calls only flows that arrive switched on. */
export const activationChildOff = defineRule({
  code: "activation/child-off",
  judges: "flow-in-solution",
  severity: "warning",
  why: "Switching on the caller fails with ChildFlowNeverPublished until the called flow was on once.",
  fact: "flow-language.md §3.1",
  examples: () => ({ good: { flows }, bad: { flows, off: ["Child"] } }),
  check({ view, component }, report, solution) {
    for (const { step, child } of childCallsOf(view, solution)) {
      if (component.state !== "on" || child.component.state === "on") continue;
      const message = `"${child.component.name}" arrives switched off, its caller switched on.`;
      report({ message, at: view.at(step) });
    }
  },
});
