import type { FunctionSignature } from "#wdl";
import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

/** Every function gets a number of arguments that it takes. */
export const expressionArgumentCount = defineRule({
  code: "expression/argument-count",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §6, §8",
  examples: () => ({
    good: { actions: { Make: compose("@replace('a', 'b', 'c')") } },
    bad: { actions: { Make: compose("@replace('a', 'b')") } },
  }),
  check({ calls }, report) {
    for (const { call, signature: known, in: place } of calls) {
      const { length } = call.args;
      if (!known || (length >= known.least && length <= known.most)) continue;
      report({ message: told(known, length), at: place.at() });
    }
  },
});

function told({ name, least, most }: FunctionSignature, given: number): string {
  const range =
    most === least ? `${least}` : most === Infinity ? `at least ${least}` : `${least} to ${most}`;
  return `${name} takes ${range === "0" ? "no" : range} argument${range === "1" ? "" : "s"}, not ${given}.`;
}
