import { BUTTON_TRIGGER } from "../../examples.ts";
import { memberOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const single = (runtimeConfiguration: { readonly [key: string]: { readonly runs: number } }) => ({
  triggers: {
    manual: { ...BUTTON_TRIGGER.manual, operationOptions: "SingleInstance", runtimeConfiguration },
  },
});

/** The older option SingleInstance and a number of concurrent runs exclude each other. */
export const shapeSingleInstance = defineRule({
  code: "shape/single-instance",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §2",
  examples: () => ({ good: single({}), bad: single({ concurrency: { runs: 1 } }) }),
  check({ flow, atTrigger }, report) {
    const [trigger] = flow.triggers;
    if (!/\bSingleInstance\b/i.test(trigger?.operationOptions ?? "")) return;
    if (memberOf(trigger?.runtimeConfiguration, "concurrency", "runs") === undefined) return;
    report({
      message: "SingleInstance and concurrency cannot be said together.",
      at: atTrigger("operationOptions"),
      hint: "Keep concurrency with runs 1.",
    });
  },
});
