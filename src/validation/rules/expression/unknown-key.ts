import { didYouMean, slipOf, suggestion } from "#foundation";
import { compose } from "../../examples.ts";
import { shapeOf } from "../../inference.ts";
import { keyReadsIn } from "../../key-reads.ts";
import { defineRule } from "../../rule.ts";
import type { Member } from "../../value-shape.ts";

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
    for (const { call, in: place } of flow.callsOf((name) => name === "sort")) {
      const [list, by] = call.args;
      if (!list || by?.kind !== "string") continue;
      const { members, row } = shapeOf(list, flow, place.step)?.items ?? {};
      if (row || !members || members.size === 0 || hasKey(members, by.value)) continue;
      report({
        message: `What is sorted has no key "${by.value}".${suggestion(by.value, members.keys())}`,
        at: place.at(),
      });
    }
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

const hasKey = (members: ReadonlyMap<string, Member>, name: string): boolean =>
  members.has(name) || [...members.keys()].some((key) => key.toLowerCase() === name.toLowerCase());

const slipIn = (key: string, names: readonly string[]): string | undefined =>
  key.length < SHORTEST ? undefined : slipOf(key, names);
