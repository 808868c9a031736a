import { isOneLetterAway } from "#foundation";
import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";
import type { Step } from "../../steps.ts";

/** Shorter texts lie too near to each other to tell a slip of the pen. */
const SHORTEST = 10;

const asking = (name: string) => ({
  actions: {
    Get_the_row: compose("a"),
    Make: compose(`@equals(item()?['name'], '${name}')`, "Get_the_row"),
  },
});

/** What looks like the name of an action is one: results of a scope are found by it. */
export const referenceMisspeltText = defineRule({
  code: "reference/misspelt-text",
  judges: "flow",
  severity: "warning",
  why: "Results of actions are found by their names: of a misspelt one there are none.",
  fact: "flow-language.md §7.7",
  examples: () => ({ good: asking("Get_the_row"), bad: asking("Get_the_rwo") }),
  check({ texts, expressions, references, steps, stepNamed }, report) {
    for (const { expression, form, at } of expressions) {
      if (expression.kind !== "string" || form === "piece" || !stepNamed(expression.value))
        continue;
      const name = expression.value;
      report({ message: `"${name}" is the name of an action, not what it gave.`, at: at() });
    }
    const names = byLength(steps);
    const referred = new Set(references.map(({ name }) => name));
    for (const { text, quoted, in: place } of texts) {
      if (!quoted || text.length < SHORTEST || !text.includes("_")) continue;
      const meant = [-1, 0, 1]
        .flatMap((more) => names.get(text.length + more) ?? [])
        .find((name) => isOneLetterAway(text, name) && digitsOf(text) === digitsOf(name));
      // A wrong name in outputs(…) and its like is another rule's.
      if (meant === undefined || stepNamed(text) || referred.has(text)) continue;
      report({
        message: `There is no action "${text}". Is "${meant}" meant?`,
        at: place.at(),
      });
    }
  },
});

function byLength(steps: readonly Step[]): ReadonlyMap<number, readonly string[]> {
  const names = new Map<number, string[]>();
  for (const { action } of steps) {
    const { length } = action.name;
    names.set(length, [...(names.get(length) ?? []), action.name]);
  }
  return names;
}

/** `Get_row_1` and `Get_row_2` are two actions. */
const digitsOf = (text: string): string => text.replaceAll(/\D/g, "");
