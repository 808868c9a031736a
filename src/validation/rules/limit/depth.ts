import { childActions } from "#wdl";
import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const MOST = 8;
const nested = (levels: number): object =>
  levels === 0
    ? { Inside: compose(1) }
    : { [`Level_${levels}`]: { type: "Scope", actions: nested(levels - 1) } };

/** Containers stand in each other at most eight deep. */
export const limitDepth = defineRule({
  code: "limit/depth",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be saved or switched on.",
  fact: "flow-language.md §9",
  examples: () => ({
    good: { actions: nested(8) as ReturnType<typeof actionsOf> },
    bad: { actions: nested(9) as ReturnType<typeof actionsOf> },
  }),
  check({ steps, at }, report) {
    for (const step of steps) {
      // What is deeper inside the ninth container is told with it.
      if (step.depth !== MOST || childActions(step.action).length === 0) continue;
      const message = `"${step.action.name}" is the ninth container in each other; ${MOST} are allowed.`;
      report({ message, at: at(step) });
    }
  },
});

const actionsOf = () => ({ Inside: compose(1) });
