import { type FlowView, viewAs } from "../../flow-view.ts";
import { inferred } from "../../inference.ts";
import { defineRule } from "../../rule.ts";

const splitting = (splitOn: string) => ({
  triggers: {
    manual: {
      type: "Request",
      kind: "Button",
      inputs: {
        schema: {
          type: "object",
          properties: { rows: { type: "array" }, name: { type: "string" } },
          required: ["rows", "name"],
        },
      },
      splitOn,
    },
  },
});

/** What a trigger splits into runs is an expression that gives a list. */
export const shapeSplitOn = defineRule({
  code: "shape/split-on",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on, or no event starts it.",
  fact: "flow-language.md §2, §6",
  examples: () => ({ good: splitting("@triggerBody()?['rows']"), bad: splitting("rows") }),
  check(view, report) {
    const splitOn = view.flow.triggers[0]?.splitOn;
    if (splitOn === undefined) return;
    if (splitOn.kind !== "expression") {
      report({ message: "splitOn is no expression.", at: view.atTrigger("splitOn") });
      return;
    }
    const types = inferred(splitOn.expression, beforeSplit(view));
    if (!types || types.size === 0 || types.has("array")) return;
    report({
      message: `splitOn takes a list, not ${[...types].join(" or ")}.`,
      at: view.atTrigger("splitOn"),
    });
  },
});

/** The same flow as its trigger sees what it is sent, whole. */
function beforeSplit(view: FlowView): FlowView {
  const triggers = view.flow.triggers.map(({ splitOn: _, ...trigger }) => trigger);
  return viewAs(view, { ...view.flow, triggers });
}
