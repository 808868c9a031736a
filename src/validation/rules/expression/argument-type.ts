import type { ValueType } from "#wdl";
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
  examples: () => ({
    good: { actions: { Make: compose("@toLower('A')") } },
    bad: { actions: { Make: compose("@toLower(createArray('A'))") } },
  }),
  check(flow, report) {
    for (const { call, signature: known, in: place } of flow.calls) {
      if (!known || known.family === "reference") continue;
      call.args.forEach((argument, index) => {
        const parameter = known.parameters[Math.min(index, known.parameters.length - 1)];
        if (!parameter || parameter.types.includes("any")) return;
        if (argument.kind === "string" && parameter.types.includes("string")) return;
        const types = inferred(argument, flow, place.step);
        if (!types || types.size === 0 || oneFits(types, parameter.types)) return;
        if (known.family === "math" && types.has("string")) return;
        const values = [...types].filter((type) => type !== "null").join(" or ") || "null";
        report({
          message: `${known.name} takes ${parameter.types.join(" or ")} as "${parameter.name}", not ${values}.`,
          at: place.at(),
        });
      });
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

/** Null counts where nothing else is left: what may be null is another rule's. */
function oneFits(types: ReadonlySet<ValueType>, wanted: readonly ValueType[]): boolean {
  for (const type of types) if (type !== "null" && fits(type, wanted)) return true;
  return types.size === 1 && types.has("null") && fits("null", wanted);
}
