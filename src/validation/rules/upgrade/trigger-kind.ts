import { atPart } from "#foundation";
import type { Trigger } from "#wdl";
import { BUTTON_TRIGGER, DAILY } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const before = { version: "1.0.0.0", flows: { Sync: { triggers: BUTTON_TRIGGER } } };

/** A flow is started by what started it before. */
export const upgradeTriggerKind = defineRule({
  code: "upgrade/trigger-kind",
  judges: "upgrade",
  severity: "warning",
  why: "Who started the flow no longer can: callers lose its address, apps and flows their call, and its new trigger has to be connected and switched on.",
  fact: "flow-language.md §2, solution-format.md §18.1",
  examples: () => ({
    good: { before, now: { ...before, version: "1.1.0.0" } },
    bad: { before, now: { version: "1.1.0.0", flows: { Sync: { triggers: DAILY } } } },
  }),
  check(before, { model }, report) {
    for (const { id, definition } of before.flows) {
      const now = model.flows.find((flow) => flow.id === id);
      const [was] = definition.triggers;
      const [is] = now?.definition.triggers ?? [];
      if (!now || !was || !is || kindOf(was) === kindOf(is)) continue;
      report({
        message: `"${now.name}" was started by ${kindOf(was)} and now is by ${kindOf(is)}.`,
        at: atPart(now.part, "properties", "definition", "triggers", is.name),
        hint: "Keep the flow for those who call it, and let another one have the new trigger.",
      });
    }
  },
});

/** In words; what nobody outside notices, such as how a connector reports, is left out. */
function kindOf(trigger: Trigger): string {
  switch (trigger.kind) {
    case "request":
      return `a request (${trigger.requestKind ?? "Http"})`;
    case "recurrence":
      return "a schedule";
    case "connector":
      return `${trigger.host.operationId} of ${trigger.host.apiId.split("/").at(-1)}`;
    case "legacy-connector":
      return "a connector in its older form";
    case "foreign":
      return "a trigger of another type";
  }
}
