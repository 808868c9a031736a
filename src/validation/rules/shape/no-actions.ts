import { type Action, childActions } from "#wdl";
import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

/** What holds actions has a list of them, even if it is empty. */
export const shapeNoActions = defineRule({
  code: "shape/no-actions",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on: the list may be empty, but not missing.",
  fact: "flow-language.md §3.1",
  examples: () => ({
    good: { actions: { Try: { type: "Scope", actions: { Make: compose(1) } } } },
    bad: { actions: { Try: { type: "Scope" } } },
  }),
  check({ steps, at }, report) {
    for (const step of steps) {
      const key = step.action.kind === "switch" ? "cases" : "actions";
      if (childActions(step.action).length === 0 && step.action.kind !== "switch") continue;
      if (has(step.action, key)) continue;
      report({ message: `"${step.action.name}" has no ${key}.`, at: at(step) });
    }
  },
});

/** What was read tells its keys only where they are not the usual ones. */
const has = ({ layout }: Action, key: string): boolean => layout?.[""]?.order.includes(key) ?? true;
