import { EACH_ROW } from "../../examples.ts";
import { defineRule } from "../../rule.ts";
import { containerOf, isLoop } from "../../steps.ts";

const END = { type: "Terminate", inputs: { runStatus: "Succeeded" } };

/** No Terminate inside a loop. */
export const loopTerminateInside = defineRule({
  code: "loop/terminate-inside",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §3.1",
  examples: () => ({
    good: { actions: { End: END } },
    bad: { actions: { Each: { ...EACH_ROW, actions: { End: END } } } },
  }),
  check({ stepsOfKind, at }, report) {
    for (const step of stepsOfKind("terminate")) {
      const loop = containerOf(step, isLoop);
      if (!loop) continue;
      report({
        message: `"${step.action.name}" would end the run inside the loop "${loop.action.name}".`,
        at: at(step),
        hint: "Remember the outcome in a variable and end the run behind the loop.",
      });
    }
  },
});
