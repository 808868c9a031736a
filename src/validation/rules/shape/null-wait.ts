import { printCanonical } from "#wdl";
import { isDecidedAround } from "../../guards.ts";
import { shapeOf } from "../../inference.ts";
import { memberOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";
import { mayBeNull } from "../../value-shape.ts";

const until = (timestamp: string) => ({
  triggers: {
    manual: {
      type: "Request",
      kind: "Button",
      inputs: { schema: { type: "object", properties: { at: { type: "string" } } } },
    },
  },
  actions: { Wait: { type: "Wait", inputs: { until: { timestamp } } } },
});

/** A delay lasts until a moment that is there. */
export const shapeNullWait = defineRule({
  code: "shape/null-wait",
  judges: "flow",
  severity: "warning",
  why: "A delay until null fails.",
  fact: "flow-language.md §3.1, §7.3",
  examples: () => ({
    good: until("@coalesce(triggerBody()?['at'], utcNow())"),
    bad: until("@triggerBody()?['at']"),
  }),
  check(flow, report) {
    for (const step of flow.stepsOfKind("wait")) {
      const moment = memberOf(step.action.inputs, "until", "timestamp");
      if (moment?.kind !== "expression") continue;
      const { expression } = moment;
      const shape = shapeOf(expression, flow, step);
      // Of what nobody describes it is not known either that it may be absent.
      if (!mayBeNull(shape) || shape?.types.has("any")) continue;
      if (isDecidedAround(expression, step, flow)) continue;
      report({
        message: `${printCanonical(expression)} may be null, and "${step.action.name}" fails on null.`,
        at: flow.at(step, "inputs", "until", "timestamp"),
        hint: "Write coalesce(…, utcNow()).",
      });
    }
  },
});
