import { initialize, setVariable } from "../../examples.ts";
import { neverOf } from "../../literal-type.ts";
import { defineRule } from "../../rule.ts";
import { changesIn, declarationsIn } from "../../variables.ts";

/** A literal that a variable is set to is of the variable's type. */
export const variableValue = defineRule({
  code: "variable/value",
  judges: "flow",
  severity: "error",
  why: "The action fails in every run.",
  fact: "flow-language.md §3.2",
  examples: () => ({
    good: {
      actions: {
        Start: initialize("rows", "Array"),
        Set: setVariable("rows", [], "Start"),
      },
    },
    bad: {
      actions: {
        Start: initialize("rows", "Array"),
        Set: setVariable("rows", { one: 1 }, "Start"),
      },
    },
  }),
  check(flow, report) {
    const declared = declarationsIn(flow);
    for (const { step, name } of changesIn(flow)) {
      const type = declared.get(name.toLowerCase())?.variable.type.toLowerCase() ?? "";
      const { value, kind } = step.action;
      if (value === undefined) {
        if (kind.endsWith("crement-variable")) continue;
        const message = `"${step.action.name}" says nothing to give "${name}".`;
        report({ message, at: flow.at(step, "inputs") });
        continue;
      }
      const wanted = kind.endsWith("crement-variable") ? numberFor(type) : type;
      const isJudged = kind === "set-variable" || kind.endsWith("crement-variable");
      if (!isJudged || !neverOf(value, wanted)) continue;
      const message = `The value is never of the type of "${name}" (${wanted}).`;
      report({ message, at: flow.at(step, "inputs", "value") });
    }
  },
});

/** Whole numbers are counted in whole steps. */
const numberFor = (type: string): string => (type === "integer" ? "integer" : "float");
