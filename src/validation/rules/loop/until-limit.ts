import { compose } from "../../examples.ts";
import { isWhole, literalText, memberOf, saidNumber, secondsOf, told } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const MOST = 5000;
const LONGEST = 30 * 86_400;
const until = (limit: { count: number; timeout: string }) => ({
  type: "Until",
  expression: "@equals(1, 1)",
  limit,
  actions: { Body: compose(1) },
});

/** An Until makes 1 to 5,000 rounds within at most 30 days. */
export const loopUntilLimit = defineRule({
  code: "loop/until-limit",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on (WorkflowRunActionTimeoutLimitInvalid).",
  fact: "flow-language.md §3.1, §9",
  examples: () => ({
    good: { actions: { Wait: until({ count: 60, timeout: "PT1H" }) } },
    bad: { actions: { Wait: until({ count: 6000, timeout: "PT1H" }) } },
  }),
  check({ stepsOfKind, at }, report) {
    for (const step of stepsOfKind("until")) {
      const count = memberOf(step.action.limit, "count");
      if (!isWhole(saidNumber(count) ?? 1, 1, MOST)) {
        const message = `An Until makes 1 to ${MOST} rounds, not ${told(count)}.`;
        report({ message, at: at(step, "limit", "count") });
      }
      const timeout = literalText(memberOf(step.action.limit, "timeout"));
      const seconds = timeout === undefined ? undefined : secondsOf(timeout);
      if (seconds !== undefined && seconds > LONGEST) {
        const message = `An Until lasts at most 30 days, not ${timeout}.`;
        report({ message, at: at(step, "limit", "timeout") });
      }
    }
  },
});
