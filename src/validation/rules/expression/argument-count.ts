import { type FunctionSignature, functionNamed } from "#wdl";
import { conditionsOf } from "../../conditions.ts";
import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

/** Every function gets a number of arguments that it takes. */
export const expressionArgumentCount = defineRule({
  code: "expression/argument-count",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §6, §8",
  examples: {
    good: { actions: { Make: compose("@replace('a', 'b', 'c')") } },
    bad: { actions: { Make: compose("@replace('a', 'b')") } },
  },
  check({ calls, stepsOfKind, at }, report) {
    for (const { call, signature: known, in: place } of calls) {
      const { length } = call.args;
      if (!known || (length >= known.least && length <= known.most)) continue;
      report({ message: told(known, length), at: place.at() });
    }
    for (const step of stepsOfKind("if")) {
      for (const { condition, path } of conditionsOf(step.action.expression)) {
        if (condition.kind !== "function") continue;
        const known = functionNamed(condition.name);
        const { length } = condition.operands;
        if (!known || (length >= known.least && length <= known.most)) continue;
        report({ message: told(known, length), at: at(step, ...path, condition.name) });
      }
    }
  },
});

function told({ name, least, most }: FunctionSignature, given: number): string {
  const range =
    most === least ? `${least}` : most === Infinity ? `at least ${least}` : `${least} to ${most}`;
  return `${name} takes ${range === "0" ? "no" : range} argument${range === "1" ? "" : "s"}, not ${given}.`;
}
