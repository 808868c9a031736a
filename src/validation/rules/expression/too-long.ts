import { printedLength } from "#wdl";
import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const LONGEST = 8192;

/** Names and literals of so few characters fit whatever stands between them. */
const SMALL = LONGEST / 16;

/** An expression has at most 8,192 characters. */
export const expressionTooLong = defineRule({
  code: "expression/too-long",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §9",
  examples: () => ({
    good: { actions: { Make: compose(`@concat('${"a".repeat(8000)}')`) } },
    bad: { actions: { Make: compose(`@concat('${"a".repeat(8200)}')`) } },
  }),
  check({ expressions }, report) {
    for (const { expression, size, at } of expressions) {
      if (size < SMALL) continue;
      const length = printedLength(expression);
      if (length <= LONGEST) continue;
      report({
        message: `An expression has at most ${LONGEST} characters, this one has ${length}.`,
        at: at(),
      });
    }
  },
});
