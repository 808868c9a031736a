import { compose } from "../../examples.ts";
import { isOnly, shapeOf } from "../../inference.ts";
import { defineRule } from "../../rule.ts";
import type { Shape } from "../../value-shape.ts";

/** XML has one root. */
export const expressionXmlRoot = defineRule({
  code: "expression/xml-root",
  judges: "flow",
  severity: "warning",
  why: "xml fails on an object of several keys or none, and on one whose only value is a list.",
  fact: "flow-language.md §8",
  examples: () => ({
    good: { actions: { Make: compose('@xml(json(\'{"order":{"a":1,"b":2}}\'))') } },
    bad: { actions: { Make: compose('@xml(json(\'{"a":1,"b":2}\'))') } },
  }),
  check(flow, report) {
    for (const { call, in: place } of flow.callsOf((name) => name === "xml")) {
      const [value] = call.args;
      const wrong = problemOf(value && shapeOf(value, flow, place.step));
      if (wrong === undefined) continue;
      report({
        message: `xml gets an object ${wrong}.`,
        at: place.at(),
        hint: "Put it in one key.",
      });
    }
  },
});

function problemOf(of: Shape | undefined): string | undefined {
  if (!of?.closed || !of.members || of.types.size !== 1) return undefined;
  const members = [...of.members.values()];
  if (members.some(({ optional }) => optional)) return undefined;
  const [root, ...others] = members;
  if (!root) return "without a key";
  if (others.length > 0) return `of ${members.length} keys, not of one`;
  return isOnly(root.shape.types, "array") && !root.shape.types.has("null")
    ? "whose only value is a list"
    : undefined;
}
