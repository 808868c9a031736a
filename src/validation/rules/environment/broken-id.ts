import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

/** Five groups of hexadecimal digits, as an id has them. */
const GROUPS = /(?<![\w-])[0-9a-f]{4,14}(?:-[0-9a-f]{1,14}){4}(?![\w-])/gi;
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Fewer digits are a time or a number of somebody's. */
const FEWEST_DIGITS = 28;
const MOST_DIGITS = 36;

/** An id has 32 digits in five groups. */
export const environmentBrokenId = defineRule({
  code: "environment/broken-id",
  judges: "flow",
  severity: "warning",
  why: "Dataverse refuses it with 400, and nothing is ever equal to it.",
  fact: "flow-language.md §10.2",
  examples: () => ({
    good: { actions: { Id: compose("00000000-0000-0000-0000-000000000000") } },
    bad: { actions: { Id: compose("00000000-0000-0000-000-000000000000") } },
  }),
  check({ texts }, report) {
    for (const { text, in: place } of texts) {
      if (text.length < FEWEST_DIGITS) continue;
      for (const [written] of text.matchAll(GROUPS)) {
        const { length } = written.replaceAll("-", "");
        if (ID.test(written) || length < FEWEST_DIGITS || length > MOST_DIGITS) continue;
        report({
          message: `"${written}" is no id: an id has groups of 8, 4, 4, 4 and 12 digits.`,
          at: place.at(),
        });
      }
    }
  },
});
