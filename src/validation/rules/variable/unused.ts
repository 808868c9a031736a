import { compose, initialize } from "../../examples.ts";
import { defineRule } from "../../rule.ts";
import { declarationsIn } from "../../variables.ts";

/** A variable is read somewhere. */
export const variableUnused = defineRule({
  code: "variable/unused",
  judges: "flow",
  severity: "warning",
  why: "It costs a request in every run and misleads readers.",
  fact: "flow-language.md §14",
  examples: () => ({
    good: {
      actions: {
        Start: initialize("count", "Integer", 0),
        Read: compose("@variables('count')", "Start"),
      },
    },
    bad: { actions: { Start: initialize("count", "Integer", 0) } },
  }),
  check(flow, report) {
    const read = new Set(
      flow.references.flatMap(({ kind, name }) =>
        kind === "variable" && name !== undefined ? [name.toLowerCase()] : [],
      ),
    );
    for (const [key, { variable, step }] of declarationsIn(flow)) {
      if (read.has(key)) continue;
      report({ message: `The variable "${variable.name}" is never read.`, at: flow.at(step) });
    }
  },
});
