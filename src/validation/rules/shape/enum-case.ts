import { strangeWordsIn } from "../../strange-words.ts";
import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const after = (status: string) => ({
  actions: { Make: compose(1), Use: { ...compose(2), runAfter: { Make: [status] } } },
});

/** Words of the language are spelled as the documentation spells them. */
export const shapeEnumCase = defineRule({
  code: "shape/enum-case",
  judges: "flow",
  severity: "info",
  why: "It runs, but tools that compare words, and the designer's lists, know one spelling.",
  fact: "flow-language.md §4, §6, §16 trap 59",
  examples: () => ({ good: after("Succeeded"), bad: after("SUCCEEDED") }),
  check(view, report) {
    for (const { word, words, at } of strangeWordsIn(view)) {
      const meant = words.find((one) => one.toLowerCase() === word.toLowerCase());
      if (meant !== undefined) report({ message: `"${word}" is written "${meant}".`, at: at() });
    }
  },
});
