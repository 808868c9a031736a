import { LONGEST } from "#dataverse";
import { atPart } from "#foundation";
import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const flow = { actions: { A: compose(1) } };

/** Every flow has a name of 1 to 256 characters. */
export const solutionFlowName = defineRule({
  code: "solution/flow-name",
  judges: "solution",
  severity: "error",
  why: "The import fails.",
  fact: "solution-format.md §23.36",
  examples: () => ({
    good: { flows: { Sync: flow } },
    bad: { flows: { ["Sync ".repeat(60)]: flow } },
  }),
  check({ flows }, report) {
    for (const { component } of flows) {
      const { length } = component.name;
      if (length >= 1 && length <= LONGEST.flowName) continue;
      if (component.id === "") continue;
      const message = `A flow has a name of 1 to ${LONGEST.flowName} characters, this one of ${length}.`;
      report({ message, at: atPart(component.part) });
    }
  },
});
