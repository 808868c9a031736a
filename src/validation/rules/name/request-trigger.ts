import { BUTTON_TRIGGER } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

/** A trigger that waits for a request is named `manual`. */
export const nameRequestTrigger = defineRule({
  code: "name/request-trigger",
  judges: "flow",
  severity: "warning",
  why: "Callers, apps and the address of the flow name its trigger: they look for manual.",
  fact: "flow-language.md §1.4",
  examples: () => ({
    good: { triggers: BUTTON_TRIGGER },
    bad: { triggers: { Start: BUTTON_TRIGGER.manual } },
  }),
  check({ flow, atTrigger }, report) {
    const [trigger] = flow.triggers;
    if (trigger?.kind !== "request" || trigger.name === "manual") return;
    report({ message: `The trigger is named "${trigger.name}", not "manual".`, at: atTrigger() });
  },
});
