import { topologicalOrder } from "#foundation";
import { defineRule } from "../../rule.ts";
import type { Step } from "../../steps.ts";

/** No action waits for itself, directly or through others. */
export const runAfterCycle = defineRule({
  code: "run-after/cycle",
  judges: "flow",
  severity: "error",
  why: "None of the actions could ever start; the flow cannot be switched on.",
  fact: "flow-language.md §4, §6",
  examples: () => ({
    good: {
      actions: {
        First: { type: "Compose", inputs: 1 },
        Second: { type: "Compose", inputs: 2, runAfter: { First: ["Succeeded"] } },
      },
    },
    bad: {
      actions: {
        First: { type: "Compose", inputs: 1, runAfter: { Second: ["Succeeded"] } },
        Second: { type: "Compose", inputs: 2, runAfter: { First: ["Succeeded"] } },
      },
    },
  }),
  check({ steps, predecessors, at }, report) {
    // Where each waits only for those before it in the file, none can wait for itself.
    const isInOrder = (one: Step): boolean =>
      predecessors(one).every(({ step: before }) => !before || before.index < one.index);
    for (const step of steps) {
      if (step.index > 0 || step.siblings.every(isInOrder)) continue;
      const named = new Map(step.siblings.map((one) => [one.action.name, one]));
      const needs = new Map(
        step.siblings.map((one) => [
          one.action.name,
          predecessors(one).flatMap(({ step: before }) => (before ? [before.action.name] : [])),
        ]),
      );
      const sorted = topologicalOrder(needs);
      if (!("circle" in sorted)) continue;
      const [first = ""] = sorted.circle;
      report({
        message: `These actions wait for each other: ${sorted.circle.toReversed().join(" → ")}.`,
        at: at(named.get(first) ?? step, "runAfter"),
      });
    }
  },
});
