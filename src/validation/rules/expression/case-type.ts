import type { Template, ValueType } from "#wdl";
import { inferred } from "../../inference.ts";
import { told } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const by = (expression: string) => ({
  actions: {
    By_count: { type: "Switch", expression, cases: { One: { case: 1, actions: {} } } },
  },
});

/** The cases of a Switch are of the type of what it looks at. */
export const expressionCaseType = defineRule({
  code: "expression/case-type",
  judges: "flow",
  severity: "warning",
  why: "A case is compared with its type: 1 never equals the text 1, so the case is never taken.",
  fact: "flow-language.md §3.1",
  examples: () => ({ good: by("@length('a')"), bad: by("@concat('a', 'b')") }),
  check(flow, report) {
    for (const step of flow.stepsOfKind("switch")) {
      const { expression, cases } = step.action;
      const types =
        expression.kind === "expression"
          ? inferred(expression.expression, flow, step)
          : new Set<ValueType>(["string"]);
      for (const { name, value } of cases) {
        const type = typeOf(value);
        const at = () => flow.at(step, "cases", name, "case");
        if (value.kind === "constant" && typeof value.value !== "bigint") {
          report({ message: `A case is a whole number or a text, not ${told(value)}.`, at: at() });
        } else if (type && types && types.size > 0 && !type.some((one) => types.has(one))) {
          const given = [...types].join(" or ");
          report({
            message: `The case "${name}" is ${told(value)}, but what is looked at is ${given}.`,
            at: at(),
          });
        }
      }
    }
  },
});

function typeOf(value: Template): readonly ValueType[] | undefined {
  if (value.kind === "text") return ["string"];
  return value.kind === "constant" ? ["integer", "float", "decimal"] : undefined;
}
