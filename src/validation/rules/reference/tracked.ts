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
  examples: () => ({
    good: tracking("@action()?['status']"),
    bad: tracking("@outputs('Make')"),
  }),
  check({ references }, report) {
    for (const { kind, name, read, in: place } of references) {
      if (place.path[0] !== "trackedProperties" || kind === "trigger" || kind === "parameter") {
        continue;
      }
      const isOther = read ? read !== place.step : kind === "variable";
      if (!isOther) continue;
      report({
        message: `Tracked properties cannot read "${read?.action.name ?? name}".`,
        at: place.at(),
        hint: "Read the action itself: action(), or its own outputs.",
      });
    }
  },
});
