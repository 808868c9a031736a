import { compose } from "../../examples.ts";
import { fits, inferred, isOnly } from "../../inference.ts";
import { defineRule } from "../../rule.ts";

/** Functions whose arguments are of the same kind. */
const OF_ONE_KIND: ReadonlySet<string> = new Set(["union", "intersection"]);

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
      if (!known || known.family === "reference") continue;
      for (const [index, argument] of call.args.entries()) {
        const parameter = known.parameters[Math.min(index, known.parameters.length - 1)];
        if (!parameter || parameter.types.includes("any")) continue;
        if (argument.kind === "string" && parameter.types.includes("string")) continue;
        const types = inferred(argument, flow, place.step);
        if (!types || types.size === 0) continue;
        const values = [...types].filter((type) => type !== "null");
        const judged = values.length === 0 ? ["null" as const] : values;
        if (judged.some((type) => fits(type, parameter.types))) continue;
        if (known.family === "math" && types.has("string")) continue;
        report({
          message: `${known.name} takes ${parameter.types.join(" or ")} as "${parameter.name}", not ${judged.join(" or ")}.`,
          at: place.at(),
        });
      }
      if (OF_ONE_KIND.has(known.name)) {
        const kinds = call.args.map((argument) => inferred(argument, flow, place.step));
        const isMixed = (["array", "object"] as const).every((kind) =>
          kinds.some((types) => isOnly(types, kind)),
        );
        const message = `${known.name} takes lists or objects, not both together.`;
        if (isMixed) report({ message, at: place.at() });
      }
    }
  },
});
