import { didYouMean } from "#foundation";
import { strangeWordsIn } from "../../strange-words.ts";
import { defineRule } from "../../rule.ts";

const wait = (unit: string) => ({
  actions: { Wait: { type: "Wait", inputs: { interval: { count: 1, unit } } } },
});

/** Units, kinds and options are words that the service knows. */
export const shapeUnknownWord = defineRule({
  code: "shape/unknown-word",
  judges: "flow",
  severity: "warning",
  why: "The flow cannot be switched on, or the option has no effect.",
  fact: "flow-language.md §2, §3, §5",
  examples: () => ({ good: wait("Minute"), bad: wait("Minutes") }),
  check(view, report) {
    for (const { word, words, complete, at } of strangeWordsIn(view)) {
      if (words.some((one) => one.toLowerCase() === word.toLowerCase())) continue;
      const meant = didYouMean(word, words);
      if (meant === undefined && !complete) {
        report.notJudged();
        continue;
      }
      report({
        message: `"${word}" is not known here.${meant === undefined ? "" : ` Did you mean "${meant}"?`}`,
        at: at(),
        hint: `One of ${words.join(", ")}.`,
      });
    }
  },
});
