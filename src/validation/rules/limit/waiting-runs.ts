import { BUTTON_TRIGGER } from "../../examples.ts";
import { isWhole, memberOf, saidNumber, told } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const MOST = 100;
const PLACE = ["concurrency", "maximumWaitingRuns"] as const;
const waiting = (maximumWaitingRuns: number) => ({
  triggers: {
    manual: {
      ...BUTTON_TRIGGER.manual,
      runtimeConfiguration: { concurrency: { runs: 1, maximumWaitingRuns } },
    },
  },
});

/** 1 to 100 runs wait for their turn behind a trigger with concurrency. */
export const limitWaitingRuns = defineRule({
  code: "limit/waiting-runs",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §2, §9",
  examples: () => ({ good: waiting(11), bad: waiting(500) }),
  check({ flow, atTrigger }, report) {
    const count = memberOf(flow.triggers[0]?.runtimeConfiguration, ...PLACE);
    if (isWhole(saidNumber(count) ?? 1, 1, MOST)) return;
    const message = `1 to ${MOST} runs can wait, not ${told(count)}.`;
    report({ message, at: atTrigger("runtimeConfiguration", ...PLACE) });
  },
});
