import { defineRule } from "../../rule.ts";

const MOST = 25;
const switchOf = (count: number) => ({
  type: "Switch",
  expression: "@triggerBody()?['kind']",
  cases: Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`Case_${index}`, { case: index, actions: {} }]),
  ),
});

/** A Switch has at most 25 cases. */
export const limitSwitchCases = defineRule({
  code: "limit/switch-cases",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be saved or switched on.",
  fact: "flow-language.md §9",
  examples: () => ({
    good: { actions: { By_kind: switchOf(25) } },
    bad: { actions: { By_kind: switchOf(26) } },
  }),
  check({ stepsOfKind, at }, report) {
    for (const step of stepsOfKind("switch")) {
      const { length } = step.action.cases;
      if (length <= MOST) continue;
      report({
        message: `A Switch has at most ${MOST} cases, this one has ${length}.`,
        at: at(step, "cases"),
      });
    }
  },
});
