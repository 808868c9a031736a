import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

/** As .NET reads numbers: signs before or behind, brackets for minus, commas between thousands. */
const NUMBER = /^\s*[(+-]?\s*[\d.,]*\d[\d.,]*(e[+-]?\d+)?\s*[)+-]?\s*$/i;

/** What a function can read of a literal text; of JSON only what no reader forgives. */
const READS: Readonly<Record<string, (text: string) => boolean>> = {
  int: (text) => NUMBER.test(text) && !/\.\d*[1-9]/.test(text),
  float: (text) => NUMBER.test(text) || text === "NaN",
  bool: (text) => /^\s*(true|false)\s*$/i.test(text),
  json: (text) => /^(\[.*\]|\{.*\}|[^[{\s].*)$/s.test(text.trim()),
};

/** A text that is read as a number, truth value or JSON is one. */
export const expressionUnreadableLiteral = defineRule({
  code: "expression/unreadable-literal",
  judges: "flow",
  severity: "info",
  why: "The action fails in every run.",
  fact: "flow-language.md §8, §16 trap 11",
  examples: {
    good: { actions: { Make: compose("@json('[1, 2]')") } },
    bad: { actions: { Make: compose("@json('[1, 2')") } },
  },
  check({ calls }, report) {
    for (const { call, lower, signature, in: place } of calls) {
      const reads = READS[lower];
      const [first, locale] = call.args;
      if (!reads || first?.kind !== "string" || locale || reads(first.value)) continue;
      report({ message: `${signature?.name} cannot read '${first.value}'.`, at: place.at() });
    }
  },
});
