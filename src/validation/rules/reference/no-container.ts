import { childActions } from "#wdl";
import { defineRule } from "../../rule.ts";

/** `result('…')` names an action that holds others. */
export const referenceNoContainer = defineRule({
  code: "reference/no-container",
  judges: "flow",
  severity: "error",
  why: "Only containers have results of what is inside them.",
  fact: "flow-language.md §3.5",
  examples: () => ({
    good: {
      actions: {
        Try: { type: "Scope", actions: {} },
        Why: { type: "Compose", inputs: "@result('Try')", runAfter: { Try: ["Failed"] } },
      },
    },
    bad: {
      actions: {
        Try: { type: "Compose", inputs: 1 },
        Why: { type: "Compose", inputs: "@result('Try')", runAfter: { Try: ["Failed"] } },
      },
    },
  }),
  check({ references }, report) {
    for (const { kind, name, read, in: place } of references) {
      if (kind !== "container" || read === undefined || read.action.kind === "foreign") continue;
      if (childActions(read.action).length > 0) continue;
      report({ message: `"${name}" holds no actions.`, at: place.at() });
    }
  },
});
