import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const MOST = 500;
const actions = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`Action_${index}`, compose(1)]));

/** A flow has at most 500 actions. */
export const limitActions = defineRule({
  code: "limit/actions",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be saved or switched on.",
  fact: "flow-language.md §9",
  examples: () => ({ good: { actions: actions(3) }, bad: { actions: actions(501) } }),
  check({ steps, atDefinition }, report) {
    if (steps.length <= MOST) return;
    const message = `A flow has at most ${MOST} actions, this one has ${steps.length}.`;
    report({ message, at: atDefinition("actions"), hint: "Move a part into a child flow." });
  },
});
