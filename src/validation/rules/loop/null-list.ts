import { type Expression, printCanonical, type Template } from "#wdl";
import { compose } from "../../examples.ts";
import { isDecidedAround } from "../../guards.ts";
import { shapeOf } from "../../inference.ts";
import { isPresentList } from "../../present-lists.ts";
import { defineRule } from "../../rule.ts";
import type { Step } from "../../steps.ts";
import { mayBeNull } from "../../value-shape.ts";

const each = (foreach: string) => ({
  triggers: {
    manual: {
      type: "Request",
      kind: "Button",
      inputs: { schema: { type: "object", properties: { rows: { type: "array" } } } },
    },
  },
  actions: { Each: { type: "Foreach", foreach, actions: { Row: compose("@items('Each')") } } },
});

/** What is gone through is a list even when there is nothing. */
export const loopNullList = defineRule({
  code: "loop/null-list",
  judges: "flow",
  severity: "warning",
  why: "A loop, filter or mapping over null fails; over an empty list it succeeds.",
  fact: "flow-language.md §3.1, §3.3, §16 trap 27",
  examples: () => ({
    good: each("@coalesce(triggerBody()?['rows'], json('[]'))"),
    bad: each("@triggerBody()?['rows']"),
  }),
  check(flow, report) {
    const judge = (list: Template, step: Step, ...path: readonly string[]): void => {
      const expression: Expression | undefined =
        list.kind === "expression" ? list.expression : undefined;
      if (!expression || isPresentList(expression)) return;
      const shape = shapeOf(expression, flow, step.container);
      // Of what nobody describes it is not known either that it may be absent.
      if (!mayBeNull(shape) || shape?.types.has("any")) return;
      if (isDecidedAround(expression, step, flow)) return;
      report({
        message: `${printCanonical(expression)} may be null, and "${step.action.name}" fails on null.`,
        at: flow.at(step, ...path),
        hint: "Write coalesce(…, json('[]')).",
      });
    };
    for (const step of flow.stepsOfKind("for-each")) judge(step.action.foreach, step, "foreach");
    for (const step of flow.stepsOfKind("filter-array", "select", "table", "join")) {
      judge(step.action.from, step, "inputs", "from");
    }
  },
});
