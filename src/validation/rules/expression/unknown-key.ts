import { didYouMean, slipOf } from "#foundation";
import { compose } from "../../examples.ts";
import { keyReadsIn } from "../../key-reads.ts";
import { defineRule } from "../../rule.ts";

const made = (key: string) => ({
  actions: {
    Values: compose({ Amount: 5 }),
    Make: compose(`@outputs('Values')?['${key}']`, "Values"),
  },
});

/** Shorter names lie too near to each other to tell a slip of the pen. */
const SHORTEST = 5;
/** More keys than these are not listed in a hint. */
const MOST_LISTED = 12;

/** A key that is read is one that the object has. */
export const expressionUnknownKey = defineRule({
  code: "expression/unknown-key",
  judges: "flow",
  severity: "warning",
  why: "The value is null in every run, or the action fails when the key is read without ?.",
  fact: "flow-language.md §7.3",
  examples: () => ({ good: made("Amount"), bad: made("Amuont") }),
  check(flow, report) {
    for (const { holder, key, in: place } of keyReadsIn(flow)) {
      const { members, closed, row } = holder;
      // Columns of rows are another rule's.
      if (row || !members || members.size === 0 || members.has(key)) continue;
      const names = [...members.keys()];
      if (names.some((name) => name.toLowerCase() === key.toLowerCase())) continue;
      const meant = closed ? didYouMean(key, names) : slipIn(key, names);
      if (!closed && meant === undefined) continue;
      report({
        message: `There is no key "${key}" here.${meant === undefined ? "" : ` Did you mean "${meant}"?`}`,
        at: place.at(),
        ...(closed && names.length <= MOST_LISTED ? { hint: `It has ${names.join(", ")}.` } : {}),
      });
    }
  },
});

const slipIn = (key: string, names: readonly string[]): string | undefined =>
  key.length < SHORTEST ? undefined : slipOf(key, names);
