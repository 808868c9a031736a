import { compose } from "../../examples.ts";
import { shapeOf } from "../../inference.ts";
import { defineRule } from "../../rule.ts";
import { keyNamed } from "../../value-shape.ts";

/** addProperty adds a key that the object does not have. */
export const expressionExistingKey = defineRule({
  code: "expression/existing-key",
  judges: "flow",
  severity: "warning",
  why: "addProperty fails where the key exists, in whatever case.",
  fact: "flow-language.md §8",
  examples: () => ({
    good: { actions: { Make: compose("@addProperty(json('{\"a\":1}'), 'b', 2)") } },
    bad: { actions: { Make: compose("@addProperty(json('{\"a\":1}'), 'A', 2)") } },
  }),
  check(flow, report) {
    for (const { call, in: place } of flow.callsOf((name) => name === "addproperty")) {
      const [object, key] = call.args;
      const of = object && shapeOf(object, flow, place.step);
      if (of?.types.size !== 1 || key?.kind !== "string") continue;
      const same = keyNamed(of, key.value);
      if (same === undefined || of.members?.get(same)?.optional !== false) continue;
      report({
        message: `The object has the key "${same}" already.`,
        at: place.at(),
        hint: "setProperty replaces it.",
      });
    }
  },
});
