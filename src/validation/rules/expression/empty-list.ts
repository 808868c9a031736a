import { compose } from "../../examples.ts";
import { shapeOf } from "../../inference.ts";
import { defineRule } from "../../rule.ts";

/** The least or most of a list needs an element. */
export const expressionEmptyList = defineRule({
  code: "expression/empty-list",
  judges: "flow",
  severity: "warning",
  why: "min and max fail on an empty list.",
  fact: "flow-language.md §8",
  examples: () => ({
    good: { actions: { Make: compose("@max(json('[1]'))") } },
    bad: { actions: { Make: compose("@max(json('[]'))") } },
  }),
  check(flow, report) {
    for (const { call, signature, in: place } of flow.callsOf(isExtreme)) {
      const [list] = call.args;
      if (!list || call.args.length > 1 || shapeOf(list, flow, place.step)?.length !== 0) continue;
      report({ message: `${signature?.name} gets a list without elements.`, at: place.at() });
    }
  },
});

const isExtreme = (name: string): boolean => name === "min" || name === "max";
