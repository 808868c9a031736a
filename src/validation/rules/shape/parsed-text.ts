import { echoed } from "#foundation";
import { parseServiceJson } from "#wdl";
import { literalText } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const parsing = (content: string) => ({
  actions: { Parse: { type: "ParseJson", inputs: { content, schema: {} } } },
});

/** A text that is written out to be parsed is JSON. */
export const shapeParsedText = defineRule({
  code: "shape/parsed-text",
  judges: "flow",
  severity: "warning",
  why: "The action fails in every run.",
  fact: "flow-language.md §3.3",
  examples: () => ({ good: parsing('{"name": "a"}'), bad: parsing("name") }),
  check({ stepsOfKind, at }, report) {
    for (const step of stepsOfKind("parse-json")) {
      const text = literalText(step.action.content);
      if (text === undefined || parseServiceJson(text).ok) continue;
      report({ message: `"${echoed(text)}" is no JSON.`, at: at(step, "inputs", "content") });
    }
  },
});
