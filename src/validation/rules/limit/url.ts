import type { Template } from "#wdl";
import { memberOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const LONGEST = 16_384;
const ask = (length: number) => ({
  actions: {
    Ask: {
      type: "Http",
      inputs: { method: "GET", uri: `https://example.com/?q=${"a".repeat(length)}` },
    },
  },
});

/** A URL has at most 16,384 characters. */
export const limitUrl = defineRule({
  code: "limit/url",
  judges: "flow",
  severity: "error",
  why: "The call fails in every run.",
  fact: "flow-language.md §9",
  examples: () => ({ good: ask(1000), bad: ask(LONGEST) }),
  check({ stepsOfKind, at }, report) {
    for (const step of stepsOfKind("http")) {
      const length = literalLength(memberOf(step.action.inputs, "uri"));
      if (length <= LONGEST) continue;
      report({
        message: `A URL has at most ${LONGEST} characters, this one ${length} and more.`,
        at: at(step, "inputs", "uri"),
      });
    }
  },
});

/** What is written of it; expressions add to that when they run. */
function literalLength(uri: Template | undefined): number {
  if (uri?.kind === "text") return uri.value.length;
  if (uri?.kind !== "interpolation") return 0;
  return uri.parts.reduce((sum, part) => sum + (part.kind === "text" ? part.value.length : 0), 0);
}
