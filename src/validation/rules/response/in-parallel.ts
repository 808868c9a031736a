import { besideAnswer, holdsAnswer } from "../../answers.ts";
import { compose, HTTP_TRIGGER, RESPONSE, succeeded } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const after = (status: string) => ({
  triggers: HTTP_TRIGGER,
  actions: {
    Work: compose(1),
    Done: { ...RESPONSE, runAfter: succeeded("Work") },
    Why: { ...RESPONSE, runAfter: { Work: [status] } },
  },
});

/** A Response stands in no branch beside which another one runs. */
export const responseInParallel = defineRule({
  code: "response/in-parallel",
  judges: "flow",
  severity: "warning",
  why: "The caller may be answered before the other branch has failed; where both answer, one of them fails.",
  fact: "flow-language.md §3.4",
  examples: () => ({ good: after("Failed"), bad: after("Succeeded") }),
  check(view, report) {
    for (const step of view.stepsOfKind("response")) {
      const beside = besideAnswer(step, view);
      if (!beside) continue;
      const { name } = step.action;
      const both = holdsAnswer(beside.action) ? ", which answers too" : "";
      report({
        message: `"${name}" may run at the same time as "${beside.action.name}"${both}.`,
        at: view.at(step),
        hint: "Let one wait for the other, or for another ending of what is before both.",
      });
    }
  },
});
