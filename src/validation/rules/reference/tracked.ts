import { compose, succeeded } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const tracking = (value: string) => ({
  actions: {
    Make: compose(1),
    Track: {
      type: "Compose",
      inputs: 2,
      runAfter: succeeded("Make"),
      trackedProperties: { value },
    },
  },
});

/** Tracked properties read the action itself, the trigger and parameters, no other action. */
export const referenceTracked = defineRule({
  code: "reference/tracked",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §5, §6",
  examples: {
    good: tracking("@action()?['status']"),
    bad: tracking("@outputs('Make')"),
  },
  check({ references, stepNamed }, report) {
    for (const { name, in: place } of references) {
      if (name === undefined || place.path[0] !== "trackedProperties") continue;
      const read = stepNamed(name);
      if (!read || read === place.step) continue;
      report({
        message: `Tracked properties cannot read "${read.action.name}".`,
        at: place.at(),
        hint: "Read the action itself: action(), or its own outputs.",
      });
    }
  },
});
