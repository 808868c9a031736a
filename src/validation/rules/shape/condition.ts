import { HTTP_TRIGGER } from "../../examples.ts";
import { memberOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const asked = (conditions: object) => ({
  triggers: { manual: { ...HTTP_TRIGGER.manual, conditions } },
});

/** The conditions of a trigger are a list of objects with an expression each. */
export const shapeCondition = defineRule({
  code: "shape/condition",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §2",
  examples: () => ({
    good: asked([{ expression: "@equals(triggerBody()?['x'], 1)" }]) as never,
    bad: asked({ expression: "@equals(triggerBody()?['x'], 1)" }) as never,
  }),
  check({ flow, atTrigger }, report) {
    const conditions = flow.triggers[0]?.conditions;
    if (conditions === undefined) return;
    if (conditions.kind !== "list") {
      report({ message: "The conditions of a trigger are a list.", at: atTrigger("conditions") });
      return;
    }
    for (const [index, one] of conditions.items.entries()) {
      if (memberOf(one, "expression") !== undefined) continue;
      const message = "A condition is an object with an expression.";
      report({ message, at: atTrigger("conditions", String(index)) });
    }
  },
});
