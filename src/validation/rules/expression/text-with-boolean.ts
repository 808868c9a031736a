import type { Expression, ValueType } from "#wdl";
import { compose } from "../../examples.ts";
import { isCall } from "../../expressions.ts";
import type { FlowView } from "../../flow-view.ts";
import { inferred, isOnly } from "../../inference.ts";
import { defineRule } from "../../rule.ts";
import type { Step } from "../../steps.ts";

/** A truth value is compared with a truth value, not with text. */
export const expressionTextWithBoolean = defineRule({
  code: "expression/text-with-boolean",
  judges: "flow",
  severity: "warning",
  why: "As text a truth value is True or False with a capital letter; equals(string(true), 'true') is false.",
  fact: "flow-language.md §7.4, §7.5",
  examples: {
    good: { actions: { Make: compose("@equals(empty(triggerBody()), true)") } },
    bad: { actions: { Make: compose("@equals(string(true), 'true')") } },
  },
  check(flow, report) {
    for (const { call, lower, in: place } of flow.calls) {
      if (lower !== "equals" || call.args.length !== 2) continue;
      const [left, right] = call.args as [Expression, Expression];
      const mixed = clash(left, right, flow, place.step) || clash(right, left, flow, place.step);
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
  const isAlways = (node: Expression, type: ValueType): boolean =>
    isOnly(inferred(node, flow, step), type);
  if (other.kind === "boolean") return isAlways(one, "string");
  if (other.kind !== "string" || !/^(true|false)$/i.test(other.value)) return false;
  const isStringified =
    isCall(one, "string") && one.args.some((argument) => isAlways(argument, "boolean"));
  return isStringified || isAlways(one, "boolean");
}
