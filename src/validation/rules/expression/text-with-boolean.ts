import type { Expression } from "#wdl";
import { compose } from "../../examples.ts";
import type { FlowView } from "../../flow-view.ts";
import { inferred } from "../../inference.ts";
import { defineRule } from "../../rule.ts";

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
    for (const { call, in: place } of flow.calls) {
      if (call.name.toLowerCase() !== "equals" || call.args.length !== 2) continue;
      const [left, right] = call.args as [Expression, Expression];
      const mixed = clash(left, right, flow) || clash(right, left, flow);
      if (!mixed) continue;
      report({ message: "Text is compared with a truth value.", at: place.at() });
    }
  },
});

function clash(one: Expression, other: Expression, flow: FlowView): boolean {
  const types = inferred(one, flow);
  if (other.kind === "boolean") return types?.size === 1 && types.has("string");
  if (other.kind !== "string" || !/^(true|false)$/i.test(other.value)) return false;
  const isStringified =
    one.kind === "call" &&
    one.name.toLowerCase() === "string" &&
    one.args.some((argument) => inferred(argument, flow)?.has("boolean"));
  return isStringified || (types?.size === 1 && types.has("boolean"));
}
