import { RESPONSE, succeeded } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

/** On one way through the flow the caller is answered once. */
export const responseSecond = defineRule({
  code: "response/second",
  judges: "flow",
  severity: "warning",
  why: "The first Response wins; a second one that is reached fails.",
  fact: "flow-language.md §3.4",
  examples: {
    good: { actions: { Answer: RESPONSE } },
    bad: { actions: { Answer: RESPONSE, Again: { ...RESPONSE, runAfter: succeeded("Answer") } } },
  },
  check({ stepsOfKind, predecessors, at }, report) {
    for (const step of stepsOfKind("response")) {
      for (const { step: before, name } of predecessors(step)) {
        const statuses =
          step.action.runAfter?.find(({ action }) => action === name)?.statuses ?? [];
        if (before?.action.kind !== "response") continue;
        if (!statuses.some((status) => /^succeeded$/i.test(status))) continue;
        const message = `"${name}" has answered before "${step.action.name}".`;
        report({ message, at: at(step) });
      }
    }
  },
});
