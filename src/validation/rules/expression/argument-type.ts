import { compose } from "../../examples.ts";
import { fits, inferred } from "../../inference.ts";
import { defineRule } from "../../rule.ts";

/** No argument is always of a type that its function refuses. */
export const expressionArgumentType = defineRule({
  code: "expression/argument-type",
  judges: "flow",
  severity: "warning",
  why: "The flow can be switched on, but the action fails whenever the expression is evaluated.",
  fact: "flow-language.md §8",
  examples: {
    good: { actions: { Make: compose("@toLower('A')") } },
    bad: { actions: { Make: compose("@toLower(createArray('A'))") } },
  },
  check(flow, report) {
    for (const { call, signature: known, in: place } of flow.calls) {
      if (!known || known.family === "logical" || known.family === "reference") continue;
      for (const [index, argument] of call.args.entries()) {
        const parameter = known.parameters[Math.min(index, known.parameters.length - 1)];
        if (!parameter || parameter.types.includes("any")) continue;
        if (argument.kind === "string" && parameter.types.includes("string")) continue;
        const types = inferred(argument, flow, place.step);
        if (!types || types.size === 0) continue;
        if ([...types].some((type) => fits(type, parameter.types))) continue;
        if (known.family === "math" && types.has("string")) continue;
        report({
          message: `${known.name} takes ${parameter.types.join(" or ")} as "${parameter.name}", not ${[...types].join(" or ")}.`,
          at: place.at(),
        });
      }
    }
  },
});
