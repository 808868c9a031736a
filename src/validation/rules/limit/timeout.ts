import { HTTP_TRIGGER } from "../../examples.ts";
import { literalText, memberOf, secondsOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const LONGEST = 30 * 86_400;
const ask = (timeout: string) => ({
  triggers: HTTP_TRIGGER,
  actions: {
    Ask: {
      type: "Http",
      inputs: { method: "GET", uri: "https://example.com" },
      limit: { timeout },
    },
  },
});

/** No action waits longer than a run may last: 30 days. */
export const limitTimeout = defineRule({
  code: "limit/timeout",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on (WorkflowRunActionTimeoutLimitInvalid).",
  fact: "flow-language.md §3.1, §5, §9",
  examples: () => ({ good: ask("P30D"), bad: ask("P31D") }),
  check({ steps, at }, report) {
    for (const step of steps) {
      // A rule of its own judges the rounds and the time of an Until.
      if (step.action.limit === undefined || step.action.kind === "until") continue;
      const text = literalText(memberOf(step.action.limit, "timeout")) ?? "";
      if ((secondsOf(text) ?? 0) <= LONGEST) continue;
      report({
        message: `An action waits at most 30 days, not ${text}.`,
        at: at(step, "limit", "timeout"),
      });
    }
  },
});
