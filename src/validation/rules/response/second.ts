import { answeredTwiceIn } from "../../answers.ts";
import { RESPONSE, succeeded } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

/** On one way through the flow the caller is answered once. */
export const responseSecond = defineRule({
  code: "response/second",
  judges: "flow",
  severity: "warning",
  why: "The first Response wins; a second one that is reached fails.",
  fact: "flow-language.md §3.4",
  examples: () => ({
    good: { actions: { Answer: RESPONSE } },
    bad: { actions: { Answer: RESPONSE, Again: { ...RESPONSE, runAfter: succeeded("Answer") } } },
  }),
  check(view, report) {
    for (const { first, second } of answeredTwiceIn(view)) {
      const message = `"${first.action.name}" has answered before "${second.action.name}".`;
      report({ message, at: view.at(second) });
    }
  },
});
