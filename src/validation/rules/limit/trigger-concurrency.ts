import { BUTTON_TRIGGER } from "../../examples.ts";
import { literalNumber, memberOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const runs = (count: number) => ({
  triggers: {
    manual: { ...BUTTON_TRIGGER.manual, runtimeConfiguration: { concurrency: { runs: count } } },
  },
});

/** A trigger lets 1 to 100 runs go at the same time. */
export const limitTriggerConcurrency = defineRule({
  code: "limit/trigger-concurrency",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §2, §9",
  examples: { good: runs(1), bad: runs(200) },
  check({ flow, atTrigger }, report) {
    const [trigger] = flow.triggers;
    const place = ["concurrency", "runs"];
    const count = literalNumber(memberOf(trigger?.runtimeConfiguration, ...place));
    if (count === undefined || (count >= 1 && count <= 100)) return;
    const message = `1 to 100 runs can go at the same time, not ${count}.`;
    report({ message, at: atTrigger("runtimeConfiguration", ...place) });
  },
});
