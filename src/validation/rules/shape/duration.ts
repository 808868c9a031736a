import { compose } from "../../examples.ts";
import { isComputed, literalText, memberOf, secondsOf, told } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const limited = (timeout: string) => ({
  actions: {
    Wait: {
      type: "Until",
      expression: "@equals(1, 1)",
      limit: { count: 60, timeout },
      actions: { Body: compose(1) },
    },
  },
});

/** Times are ISO 8601 durations such as `PT1H`. */
export const shapeDuration = defineRule({
  code: "shape/duration",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §5, §6",
  examples: () => ({ good: limited("PT1H"), bad: limited("1 hour") }),
  check({ steps, at }, report) {
    for (const step of steps) {
      const said = memberOf(step.action.limit, "timeout");
      const text = literalText(said);
      if (said === undefined || (text === undefined && isComputed(said))) continue;
      if (secondsOf(text ?? "") !== undefined) continue;
      report({
        message: `${told(said)} is no duration.`,
        at: at(step, "limit", "timeout"),
        hint: "E.g. PT1H.",
      });
    }
  },
});
