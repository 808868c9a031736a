import { BUTTON_TRIGGER } from "../../examples.ts";
import { isWhole, memberOf, saidNumber, told } from "../../literal.ts";
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
  examples: () => ({ good: runs(1), bad: runs(200) }),
  check({ flow, atTrigger }, report) {
    const [trigger] = flow.triggers;
    const place = ["concurrency", "runs"];
    const count = memberOf(trigger?.runtimeConfiguration, ...place);
    if (isWhole(saidNumber(count) ?? 1, 1, 100)) return;
    const message = `1 to 100 runs can go at the same time, not ${told(count)}.`;
    report({ message, at: atTrigger("runtimeConfiguration", ...place) });
  },
});
