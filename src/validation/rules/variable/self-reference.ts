import { initialize, setVariable } from "../../examples.ts";
import { defineRule } from "../../rule.ts";
import { changesIn } from "../../variables.ts";

/** The new value of a variable does not read the variable itself. */
export const variableSelfReference = defineRule({
  code: "variable/self-reference",
  judges: "flow",
  severity: "error",
  why: 'Saving fails: "Self reference is not supported when updating the value of variable".',
  fact: "flow-language.md §3.2",
  examples: () => ({
    good: {
      actions: {
        Start: initialize("names", "String", ""),
        More: { ...setVariable("names", "x", "Start"), type: "AppendToStringVariable" },
      },
    },
    bad: {
      actions: {
        Start: initialize("names", "String", ""),
        More: setVariable("names", "@concat(variables('names'), 'x')", "Start"),
      },
    },
  }),
  check(flow, report) {
    const changed = new Map(changesIn(flow).map(({ step, name }) => [step, name.toLowerCase()]));
    for (const { kind, name, in: place } of flow.references) {
      if (kind !== "variable" || name === undefined || place.step === undefined) continue;
      if (changed.get(place.step as never) !== name.toLowerCase()) continue;
      report({
        message: `The new value of "${name}" reads "${name}" itself.`,
        at: place.at(),
        hint: "Compute it in a Compose before.",
      });
    }
  },
});
