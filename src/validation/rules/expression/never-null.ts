import { type Expression, functionNamed, printCanonical } from "#wdl";
import { compose } from "../../examples.ts";
import type { FlowView } from "../../flow-view.ts";
import { inferred } from "../../inference.ts";
import { defineRule } from "../../rule.ts";
import type { Step } from "../../steps.ts";

/** Only what can be null is compared with null. */
export const expressionNeverNull = defineRule({
  code: "expression/never-null",
  judges: "flow",
  severity: "warning",
  why: "A function that makes a text, a number or a list never gives null: the answer is always the same.",
  fact: "flow-language.md §7.5, §8",
  examples: () => ({
    good: { actions: { Make: compose("@equals(triggerBody()?['name'], null)") } },
    bad: { actions: { Make: compose("@equals(string(triggerBody()?['name']), null)") } },
  }),
  check(flow, report) {
    for (const { call, in: place } of flow.callsOf((name) => name === "equals")) {
      const [left, right] = call.args;
      if (!left || !right) continue;
      const asked = right.kind === "null" ? left : left.kind === "null" ? right : undefined;
      if (!asked || !isNeverNull(asked, flow, place.step)) continue;
      report({
        message: `${printCanonical(asked)} is never null.`,
        at: place.at(),
        hint: "Ask empty(…).",
      });
    }
  },
});

/** What a function made; a variable or an output may yet be empty. */
function isNeverNull(node: Expression, flow: FlowView, step: Step | undefined): boolean {
  if (node.kind !== "call" || functionNamed(node.name)?.family === "reference") return false;
  const types = inferred(node, flow, step);
  return types !== undefined && types.size > 0 && !types.has("null");
}
