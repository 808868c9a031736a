import { compose, initialize } from "../../examples.ts";
import { defineRule } from "../../rule.ts";
import type { Step } from "../../steps.ts";
import { changesIn, declarationsIn } from "../../variables.ts";

/** A variable is initialized on the way to everything that reads or changes it. */
export const variableNotBefore = defineRule({
  code: "variable/not-before",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §6",
  examples: () => ({
    good: {
      actions: {
        Start: initialize("count", "Integer", 0),
        Read: compose("@variables('count')", "Start"),
      },
    },
    bad: {
      actions: {
        Start: initialize("count", "Integer", 0),
        Read: compose("@variables('count')"),
      },
    },
  }),
  check(flow, report) {
    const declared = declarationsIn(flow);
    const judge = (name: string, step: Step, at: () => ReturnType<typeof flow.atTrigger>): void => {
      const declaration = declared.get(name.toLowerCase());
      if (!declaration || flow.isBefore(declaration.step, step)) return;
      const maker = declaration.step.action.name;
      const message = `"${step.action.name}" uses the variable "${name}" without coming after "${maker}", which initializes it.`;
      report({ message, at: at() });
    };
    for (const { kind, name, in: place } of flow.references) {
      if (kind === "variable" && name !== undefined && place.step) {
        judge(name, place.step, place.at);
      }
    }
    for (const { step, name } of changesIn(flow)) {
      judge(name, step, () => flow.at(step, "inputs", "name"));
    }
  },
});
