import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

/** A text that begins with `@@` holds no expression that was meant to run. */
export const expressionEscapedText = defineRule({
  code: "expression/escaped-text",
  judges: "flow",
  severity: "warning",
  why: "@@ at the start makes the whole string literal: nothing behind it is filled in.",
  fact: "flow-language.md §7.1, §16 trap 3",
  examples: () => ({
    good: { actions: { Make: compose("User @@admin: @{triggerBody()}") } },
    bad: { actions: { Make: compose("@@admin: @{triggerBody()}") } },
  }),
  check({ texts }, report) {
    for (const { text, quoted, in: place } of texts) {
      if (quoted || text[0] !== "@" || !/^@.*@\{/s.test(text)) continue;
      report({
        message: "Nothing is filled in here: the string begins with @@.",
        at: place.at(),
        hint: "Write @{'@'} for the first character.",
      });
    }
  },
});
