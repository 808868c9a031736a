import { suggestion } from "#foundation";
import { defineRule } from "../../rule.ts";

/** An action waits only for actions beside it, in the same list. */
export const runAfterUnknownAction = defineRule({
  code: "run-after/unknown-action",
  judges: "flow",
  severity: "error",
  why: 'Switching on fails: "contains non-existent action" or "must belong to same level".',
  fact: "flow-language.md §4, §6",
  examples: () => ({
    good: {
      actions: {
        First: { type: "Compose", inputs: 1 },
        Second: { type: "Compose", inputs: 2, runAfter: { First: ["Succeeded"] } },
      },
    },
    bad: {
      actions: {
        First: { type: "Compose", inputs: 1 },
        Second: { type: "Compose", inputs: 2, runAfter: { Fist: ["Succeeded"] } },
      },
    },
  }),
  check({ steps, stepNamed, predecessors, at, flow }, report) {
    for (const step of steps) {
      for (const { name, step: before } of predecessors(step)) {
        if (before) continue;
        const elsewhere = stepNamed(name);
        const isTrigger = flow.triggers.some(
          (one) => one.name.toLowerCase() === name.toLowerCase(),
        );
        const beside = step.siblings.filter((one) => one !== step).map((one) => one.action.name);
        report({
          message: elsewhere
            ? `"${name}" stands in another container: an action can only wait for those beside it.`
            : isTrigger
              ? `"${name}" is the trigger, which every action comes after anyway.`
              : `There is no action "${name}".${suggestion(name, beside)}`,
          at: at(step, "runAfter", name),
        });
      }
    }
  },
});
