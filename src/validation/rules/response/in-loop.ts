import { EACH_ROW, RESPONSE } from "../../examples.ts";
import { defineRule } from "../../rule.ts";
import { containerOf, isLoop } from "../../steps.ts";

/** No Response inside a loop. */
export const responseInLoop = defineRule({
  code: "response/in-loop",
  judges: "flow",
  severity: "error",
  why: "A caller is answered once; the flow cannot be switched on.",
  fact: "flow-language.md §3.4, §6",
  examples: () => ({
    good: { actions: { Answer: RESPONSE } },
    bad: { actions: { Each: { ...EACH_ROW, actions: { Answer: RESPONSE } } } },
  }),
  check({ stepsOfKind, at }, report) {
    for (const step of stepsOfKind("response")) {
      const loop = containerOf(step, isLoop);
      if (!loop) continue;
      report({
        message: `"${step.action.name}" answers inside the loop "${loop.action.name}".`,
        at: at(step),
      });
    }
  },
});
