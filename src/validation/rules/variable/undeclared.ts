import { suggestion } from "#foundation";
import { initialize, setVariable } from "../../examples.ts";
import { defineRule } from "../../rule.ts";
import { changesIn, declarationsIn } from "../../variables.ts";

/** Every variable that is read or changed is initialized somewhere in the flow. */
export const variableUndeclared = defineRule({
  code: "variable/undeclared",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §6",
  examples: () => ({
    good: {
      actions: {
        Start: initialize("count", "Integer", 0),
        Set: setVariable("count", 1, "Start"),
      },
    },
    bad: {
      actions: {
        Start: initialize("count", "Integer", 0),
        Set: setVariable("coutn", 1, "Start"),
      },
    },
  }),
  check(flow, report) {
    const declared = declarationsIn(flow);
    const names = [...declared.values()].map(({ variable }) => variable.name);
    const judge = (name: string, at: () => ReturnType<typeof flow.atTrigger>): void => {
      if (declared.has(name.toLowerCase())) return;
      const message = `The variable "${name}" is not initialized anywhere.${suggestion(name, names)}`;
      report({ message, at: at() });
    };
    for (const { kind, name, in: place } of flow.references) {
      if (kind === "variable" && name !== undefined && place.step) judge(name, place.at);
    }
    for (const { step, name } of changesIn(flow)) {
      judge(name, () => flow.at(step, "inputs", "name"));
    }
  },
});
