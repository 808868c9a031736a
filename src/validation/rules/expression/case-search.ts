import { type Expression, printCanonical } from "#wdl";
import { compose } from "../../examples.ts";
import { isCall } from "../../expressions.ts";
import { defineRule } from "../../rule.ts";

/** Documented to ignore case; observed to heed it. */
const SEARCHES: ReadonlySet<string> = new Set([
  "indexof",
  "lastindexof",
  "nthindexof",
  "startswith",
  "endswith",
]);

/** A search does not depend on whether upper and lower case are told apart. */
export const expressionCaseSearch = defineRule({
  code: "expression/case-search",
  judges: "flow",
  severity: "warning",
  why: "The documentation says that case is ignored, the engine was seen to heed it: which of both a run does is not certain.",
  fact: "flow-language.md §8, §14, §16 trap 19",
  examples: () => ({
    good: { actions: { Find: compose("@startsWith(toLower(triggerBody()['name']), 'a')") } },
    bad: { actions: { Find: compose("@startsWith(triggerBody()['name'], 'A')") } },
  }),
  check({ callsOf }, report) {
    for (const { call, signature, in: place } of callsOf((name) => SEARCHES.has(name))) {
      const [text, wanted] = call.args;
      if (!text || !wanted || isSettled(wanted, text) || isSettled(text, wanted)) continue;
      report({
        message: `${signature?.name} may or may not find ${printCanonical(wanted)} in another case.`,
        at: place.at(),
        hint: "Give it toLower(…) of both.",
      });
    }
  },
});

/** Whether a text has no case to differ in, or both are brought to one. */
function isSettled(one: Expression, other: Expression): boolean {
  if (one.kind === "string") {
    const { value } = one;
    if (value.toLowerCase() === value.toUpperCase()) return true;
    return (
      (isCall(other, "tolower") && value === value.toLowerCase()) ||
      (isCall(other, "toupper") && value === value.toUpperCase())
    );
  }
  return (
    (isCall(one, "tolower") && isCall(other, "tolower")) ||
    (isCall(one, "toupper") && isCall(other, "toupper"))
  );
}
