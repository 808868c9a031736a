import { BUTTON_TRIGGER, DAILY } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

/** A flow has exactly one trigger. */
export const shapeOneTrigger = defineRule({
  code: "shape/one-trigger",
  judges: "flow",
  severity: "error",
  why: 'Without one nothing starts it, with several switching on fails: "do not support multiple triggers".',
  fact: "flow-language.md §1.2",
  replaces: ["flow/trigger-count"],
  examples: () => ({
    good: { triggers: BUTTON_TRIGGER },
    bad: { triggers: { ...BUTTON_TRIGGER, ...DAILY } },
  }),
  check({ flow, atDefinition }, report) {
    const { length } = flow.triggers;
    if (length === 1) return;
    report({
      message: `A flow has one trigger, this one has ${length}.`,
      at: atDefinition("triggers"),
    });
  },
});
