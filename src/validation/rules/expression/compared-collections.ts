import { compose } from "../../examples.ts";
import { inferred, isOnly } from "../../inference.ts";
import { defineRule } from "../../rule.ts";

/** Lists and objects are compared as text. */
export const expressionComparedCollections = defineRule({
  code: "expression/compared-collections",
  judges: "flow",
  severity: "warning",
  why: "One engine compares what is in them, another says false whatever they hold.",
  fact: "flow-language.md §7.5, §17",
  examples: () => ({
    good: { actions: { Make: compose("@equals(string(createArray(1)), '[1]')") } },
    bad: { actions: { Make: compose("@equals(createArray(1), json('[1]'))") } },
  }),
  check(flow, report) {
    for (const { call, in: place } of flow.callsOf((name) => name === "equals")) {
      const isBoth = call.args.every((one) => {
        const types =
          one.kind === "call" || one.kind === "access"
            ? inferred(one, flow, place.step)
            : undefined;
        return isOnly(types, "array") || isOnly(types, "object");
      });
      if (!isBoth || call.args.length === 0) continue;
      report({
        message: "Lists or objects are compared as they are.",
        at: place.at(),
        hint: "Compare string(…) of both.",
      });
    }
  },
});
