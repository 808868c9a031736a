import type { Expression } from "#wdl";
import { compose } from "../../examples.ts";
import { inferred } from "../../inference.ts";
import { defineRule } from "../../rule.ts";

/** What is compared with an empty text can be a text. */
export const expressionNeverEmptyText = defineRule({
  code: "expression/never-empty-text",
  judges: "flow",
  severity: "warning",
  why: "A list, an object, a truth value and null are no text, not even an empty one: the two are never equal.",
  fact: "flow-language.md §7.5, §16 trap 8",
  examples: () => ({
    good: { actions: { Make: compose("@empty(createArray(1))") } },
    bad: { actions: { Make: compose("@equals(createArray(1), '')") } },
  }),
  check(flow, report) {
    for (const { call, in: place } of flow.callsOf(isEquals)) {
      const [left, right] = call.args;
      if (!left || !right || isEmpty(left) === isEmpty(right)) continue;
      const types = inferred(isEmpty(left) ? right : left, flow, place.step);
      if (!types || types.size === 0 || [...types].some((type) => !NO_TEXT.has(type))) continue;
      report({
        message: `This is never an empty text: it is ${[...types].join(" or ")}.`,
        at: place.at(),
        hint: "Ask empty(…), or compare with null.",
      });
    }
  },
});

const isEquals = (name: string): boolean => name === "equals";

const isEmpty = (node: Expression): boolean => node.kind === "string" && node.value === "";

/** Numbers are told by `expression/number-with-text`. */
const NO_TEXT: ReadonlySet<string> = new Set(["array", "object", "boolean", "null"]);
