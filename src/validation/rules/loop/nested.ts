import { EACH_ROW } from "../../examples.ts";
import { defineRule } from "../../rule.ts";
import { containerOf } from "../../steps.ts";

const INNER = { type: "Foreach", foreach: "@items('Each')?['lines']", actions: {} };

/** Loops do not stand in loops. */
export const loopNested = defineRule({
  code: "loop/nested",
  judges: "flow",
  severity: "info",
  why: "Rounds multiply: a hundred rows with a hundred lines are ten thousand rounds and requests.",
  fact: "flow-language.md §14",
  examples: () => ({
    good: { actions: { Each: { ...EACH_ROW, actions: {} } } },
    bad: { actions: { Each: { ...EACH_ROW, actions: { Lines: INNER } } } },
  }),
  check({ stepsOfKind, at }, report) {
    for (const step of stepsOfKind("for-each")) {
      const outer = containerOf(step, ({ action }) => action.kind === "for-each");
      if (!outer) continue;
      report({
        message: `"${step.action.name}" is a loop inside the loop "${outer.action.name}".`,
        at: at(step),
        hint: "Flatten the lists with Select and Filter array before.",
      });
    }
  },
});
