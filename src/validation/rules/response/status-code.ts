import { RESPONSE } from "../../examples.ts";
import { saidNumber, told } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

/** A Response says 2xx, 4xx or 5xx. */
export const responseStatusCode = defineRule({
  code: "response/status-code",
  judges: "flow",
  severity: "error",
  why: "The action fails and the caller gets a gateway error instead of the answer.",
  fact: "flow-language.md §3.4",
  examples: () => ({
    good: { actions: { Answer: RESPONSE } },
    bad: { actions: { Answer: { ...RESPONSE, inputs: { statusCode: 302 } } } },
  }),
  check({ stepsOfKind, at }, report) {
    for (const step of stepsOfKind("response")) {
      const { statusCode } = step.action;
      const code = saidNumber(statusCode);
      if (code === undefined) continue;
      if (Number.isInteger(code) && [2, 4, 5].includes(Math.floor(code / 100))) continue;
      report({
        message: `${told(statusCode)} is no status of an answer.`,
        at: at(step, "inputs", "statusCode"),
      });
    }
  },
});
