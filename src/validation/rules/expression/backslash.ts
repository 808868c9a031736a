import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

/** A text that is only `\n`, `\r\n` or `\t` is two characters, no line break. */
export const expressionBackslash = defineRule({
  code: "expression/backslash",
  judges: "flow",
  severity: "info",
  why: "A backslash is no escape in expressions: split, join and replace look for the two characters.",
  fact: "flow-language.md §16 trap 5",
  examples: () => ({
    good: { actions: { Lines: compose("@split('a', decodeUriComponent('%0A'))") } },
    bad: { actions: { Lines: compose("@split('a', '\\n')") } },
  }),
  check({ texts }, report) {
    for (const { text, quoted, in: place } of texts) {
      if (!quoted || text[0] !== "\\" || !/^(\\[nrt])+$/.test(text)) continue;
      report({
        message: `'${text}' is ${text.length} characters, no white space.`,
        at: place.at(),
        hint: "decodeUriComponent('%0A') is a line break, '%09' a tab.",
      });
    }
  },
});
