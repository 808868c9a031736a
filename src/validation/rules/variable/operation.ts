import { initialize } from "../../examples.ts";
import { defineRule } from "../../rule.ts";
import { changesIn, declarationsIn } from "../../variables.ts";

const TAKES: Readonly<Record<string, readonly string[]>> = {
  "increment-variable": ["integer", "float"],
  "decrement-variable": ["integer", "float"],
  "append-to-string-variable": ["string"],
  "append-to-array-variable": ["array"],
};

/** Only numbers are counted up and down, text goes to text and elements to arrays. */
export const variableOperation = defineRule({
  code: "variable/operation",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on, or the action fails in every run.",
  fact: "flow-language.md §3.2",
  examples: () => ({
    good: {
      actions: {
        Start: initialize("count", "Integer", 0),
        More: {
          type: "IncrementVariable",
          inputs: { name: "count", value: 1 },
          runAfter: { Start: ["Succeeded"] },
        },
      },
    },
    bad: {
      actions: {
        Start: initialize("count", "String", ""),
        More: {
          type: "IncrementVariable",
          inputs: { name: "count", value: 1 },
          runAfter: { Start: ["Succeeded"] },
        },
      },
    },
  }),
  check(flow, report) {
    const declared = declarationsIn(flow);
    for (const { step, name } of changesIn(flow)) {
      const type = declared.get(name.toLowerCase())?.variable.type ?? "";
      const takes = TAKES[step.action.kind];
      if (!takes || type === "" || takes.includes(type.toLowerCase())) continue;
      const message = `"${name}" is of type ${type}; "${step.action.name}" needs ${takes.join(" or ")}.`;
      report({ message, at: flow.at(step, "inputs", "name") });
    }
  },
});
