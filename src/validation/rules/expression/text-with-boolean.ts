import type { Expression } from "#wdl";
import { compose } from "../../examples.ts";
import type { FlowView } from "../../flow-view.ts";
import { isOnly, shapeOf } from "../../inference.ts";
import { defineRule } from "../../rule.ts";
import type { Step } from "../../steps.ts";

/** A truth value is compared with a truth value, not with text. */
export const expressionTextWithBoolean = defineRule({
  code: "expression/text-with-boolean",
  judges: "flow",
  severity: "warning",
  why: "As text a truth value is True or False with a capital letter; equals(string(true), 'true') is false.",
  fact: "flow-language.md §7.4, §7.5",
  examples: () => ({
    good: { actions: { Make: compose("@equals(empty(triggerBody()), true)") } },
    bad: { actions: { Make: compose("@equals(string(true), 'true')") } },
  }),
  check(flow, report) {
    const comparing = flow.callsOf((name) => name === "equals" || name === "contains");
    for (const { call, lower, in: place } of comparing) {
      const [left, right] = call.args;
      if (!left || !right) continue;
      const step = place.step;
      const mixed =
        lower === "equals"
          ? clash(left, right, flow, step) || clash(right, left, flow, step)
          : holdsOther(left, right, flow, step);
      if (!mixed) continue;
      report({ message: "Text is compared with a truth value.", at: place.at() });
    }
  },
});

function clash(
  one: Expression,
  other: Expression,
  flow: FlowView,
  step: Step | undefined,
): boolean {
  const ofOne = shapeOf(one, flow, step);
  if (other.kind === "boolean") return isOnly(ofOne?.types, "string");
  if (other.kind === "string") {
    const isTruth = ofOne?.says === "truth" || isOnly(ofOne?.types, "boolean");
    return isTruth && /^(true|false)$/i.test(other.value);
  }
  return isOnly(ofOne?.types, "boolean") && isOnly(shapeOf(other, flow, step)?.types, "string");
}

/** Whether a list of truth values is looked through for a text. */
function holdsOther(
  list: Expression,
  wanted: Expression,
  flow: FlowView,
  step: Step | undefined,
): boolean {
  const elements = shapeOf(list, flow, step)?.items?.types;
  const types = shapeOf(wanted, flow, step)?.types;
  return isOnly(elements, "boolean") && isOnly(types, "string");
}
