import { callOf } from "../../example-calls.ts";
import { compose, RESPONSE } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const Child = { actions: { Answer: RESPONSE } };

/** The flow that is called is part of the solution. */
export const childFlowUnknown = defineRule({
  code: "child-flow/unknown",
  judges: "flow-in-solution",
  severity: "warning",
  why: "The caller cannot be switched on before the called flow is there and was switched on.",
  fact: "flow-language.md §3.1, solution-format.md §23.42",
  examples: () => ({
    good: { flows: { Parent: { actions: { Call: callOf("Child") } }, Child } },
    bad: {
      flows: {
        Parent: { actions: { Call: callOf("Other") } },
        Child: { actions: { A: compose(1) } },
      },
    },
  }),
  check({ view }, report, { flows, flowWithId }) {
    // A flow that was read alone has no neighbours to look for.
    if (flows.length === 1 && flows[0]?.component.id === "") return;
    for (const step of view.stepsOfKind("child-flow")) {
      const id = step.action.workflowReferenceName;
      if (flowWithId(id)) continue;
      const message = `The solution has no flow with the id "${id}".`;
      report({ message, at: view.at(step, "inputs", "host", "workflowReferenceName") });
    }
  },
});
