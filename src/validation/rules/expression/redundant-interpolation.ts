import { compose } from "../../examples.ts";
import { inferred } from "../../inference.ts";
import { defineRule } from "../../rule.ts";

/** Where text is what is wanted, whatever the value was. */
const OF_TEXT: ReadonlySet<string> = new Set(["headers", "queries", "uri", "path"]);

/** A number, truth value, list or object is handed on as `@…`, not as `@{…}`. */
export const expressionRedundantInterpolation = defineRule({
  code: "expression/redundant-interpolation",
  judges: "flow",
  severity: "info",
  why: "@{…} makes text of it: True with a capital letter, a number that no comparison equals.",
  fact: "flow-language.md §7.4, §16 trap 1",
  examples: () => ({
    good: { actions: { Count: compose("@length(createArray(1))") } },
    bad: { actions: { Count: compose("@{length(createArray(1))}") } },
  }),
  check(flow, report) {
    for (const { form, expression, path, step, at } of flow.expressions) {
      // Answers to apps are text by contract.
      if (form !== "sole" || step?.action.kind === "response") continue;
      if (path.some((key) => OF_TEXT.has(key))) continue;
      const types = inferred(expression, flow, step);
      if (!types || types.size === 0 || types.has("string") || types.has("null")) continue;
      report({
        message: `This makes text of ${[...types].join(" or ")}.`,
        at: at(),
        hint: "Write @… without braces to keep what it is.",
      });
    }
  },
});
