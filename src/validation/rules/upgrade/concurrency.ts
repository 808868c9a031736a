import { atPart } from "#foundation";
import type { FlowDefinition } from "#wdl";
import { BUTTON_TRIGGER } from "../../examples.ts";
import { memberOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const sync = (more: object) => ({
  flows: { Sync: { triggers: { manual: { ...BUTTON_TRIGGER.manual, ...more } } } },
});
const bounded = sync({ runtimeConfiguration: { concurrency: { runs: 1 } } });

/** A trigger that once bounded its runs goes on doing so. */
export const upgradeConcurrency = defineRule({
  code: "upgrade/concurrency",
  judges: "upgrade",
  severity: "error",
  why: "The bound cannot be taken back: the flow cannot be switched on after the upgrade.",
  fact: "flow-language.md §2",
  examples: () => ({
    good: { before: bounded, now: { ...bounded, version: "1.1.0.0" } },
    bad: { before: bounded, now: { ...sync({}), version: "1.1.0.0" } },
  }),
  check(before, { model }, report) {
    for (const { id, definition } of before.flows) {
      const now = model.flows.find((flow) => flow.id === id);
      const [trigger] = now?.definition.triggers ?? [];
      if (!now || !trigger || !isBounded(definition) || isBounded(now.definition)) continue;
      const at = atPart(now.part, "properties", "definition", "triggers", trigger.name);
      report({ message: `The trigger of "${now.name}" had a bound of runs and has none.`, at });
    }
  },
});

const isBounded = ({ triggers }: FlowDefinition): boolean =>
  triggers.some(
    ({ runtimeConfiguration, operationOptions }) =>
      memberOf(runtimeConfiguration, "concurrency", "runs") !== undefined ||
      /SingleInstance/i.test(operationOptions ?? ""),
  );
