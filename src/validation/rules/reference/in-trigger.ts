import { defineRule } from "../../rule.ts";

const TRIGGER = { type: "Request", kind: "Button", inputs: { schema: {} } };

/** A trigger reads its own data and parameters: there are no actions and variables yet. */
export const referenceInTrigger = defineRule({
  code: "reference/in-trigger",
  judges: "flow",
  severity: "error",
  why: "Conditions and splitOn are evaluated before a run exists; the flow cannot be switched on.",
  fact: "flow-language.md §2",
  examples: () => ({
    good: {
      triggers: {
        manual: { ...TRIGGER, conditions: [{ expression: "@equals(triggerBody()?['x'], 1)" }] },
      },
    },
    bad: {
      triggers: {
        manual: { ...TRIGGER, conditions: [{ expression: "@equals(variables('x'), 1)" }] },
      },
    },
  }),
  check({ references }, report) {
    for (const { kind, call, in: place } of references) {
      if (place.step !== undefined || kind === "trigger" || kind === "parameter") continue;
      report({ message: `A trigger cannot read ${call.name}(…).`, at: place.at() });
    }
  },
});
