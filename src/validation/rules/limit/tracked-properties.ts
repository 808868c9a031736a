import { printJson } from "#foundation";
import { jsonOfTemplate } from "#wdl";
import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const LONGEST = 16_000;
const tracking = (length: number) => ({
  actions: { Make: { ...compose(1), trackedProperties: { text: "a".repeat(length) } } },
});

/** Tracked properties have at most 16,000 characters together. */
export const limitTrackedProperties = defineRule({
  code: "limit/tracked-properties",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §5, §9",
  examples: () => ({ good: tracking(100), bad: tracking(LONGEST) }),
  check({ steps, at }, report) {
    for (const step of steps) {
      const { trackedProperties } = step.action;
      if (trackedProperties === undefined) continue;
      const { length } = printJson(jsonOfTemplate(trackedProperties));
      if (length <= LONGEST) continue;
      report({
        message: `Tracked properties have at most ${LONGEST} characters, these have ${length}.`,
        at: at(step, "trackedProperties"),
      });
    }
  },
});
