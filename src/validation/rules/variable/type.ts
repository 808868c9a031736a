import { suggestion } from "#foundation";
import { initialize } from "../../examples.ts";
import { neverOf } from "../../literal-type.ts";
import { defineRule } from "../../rule.ts";
import { allDeclarations } from "../../variables.ts";

const TYPES = ["String", "Integer", "Float", "Boolean", "Object", "Array"];

/** A variable has one of the six types, and a literal start value is of it. */
export const variableType = defineRule({
  code: "variable/type",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §3.2",
  examples: () => ({
    good: { actions: { Start: initialize("count", "integer", 0) } },
    bad: { actions: { Start: initialize("count", "Int", 0) } },
  }),
  check(flow, report) {
    for (const { variable, step, index } of allDeclarations(flow)) {
      const place = ["inputs", "variables", String(index)];
      if (!TYPES.some((type) => type.toLowerCase() === variable.type.toLowerCase())) {
        const message = `"${variable.type}" is no type of a variable.${suggestion(variable.type, TYPES)}`;
        report({
          message,
          at: flow.at(step, ...place, "type"),
          hint: `One of ${TYPES.join(", ")}.`,
        });
      } else if (variable.value && neverOf(variable.value, variable.type.toLowerCase())) {
        const message = `The start value of "${variable.name}" is no ${variable.type}.`;
        report({ message, at: flow.at(step, ...place, "value") });
      }
    }
  },
});
