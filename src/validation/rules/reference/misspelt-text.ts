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
    // A wrong name in outputs(…) and its like is another rule's.
    const judged = new Map<string, string | undefined>(
      references.map(({ name }) => [name ?? "", undefined]),
    );
    for (const { text, quoted, in: place } of texts) {
      if (!quoted || text.length < SHORTEST || !text.includes("_")) continue;
      if (!judged.has(text)) judged.set(text, stepNamed(text) ? undefined : meantBy(text, names));
      const meant = judged.get(text);
      if (meant === undefined) continue;
      report({ message: `There is no action "${text}". Is "${meant}" meant?`, at: place.at() });
    }
  },
});

function byLength(steps: readonly Step[]): ReadonlyMap<number, readonly string[]> {
  const names = new Map<number, string[]>();
  for (const { action } of steps) {
    const same = names.get(action.name.length);
    if (same) same.push(action.name);
    else names.set(action.name.length, [action.name]);
  }
  return names;
}

function meantBy(text: string, names: ReadonlyMap<number, readonly string[]>): string | undefined {
  for (let length = text.length - 1; length <= text.length + 1; length += 1) {
    const meant = names.get(length)?.find((name) => isOneLetterAway(text, name));
    if (meant !== undefined && digitsOf(text) === digitsOf(meant)) return meant;
  }
  return undefined;
}

/** `Get_row_1` and `Get_row_2` are two actions. */
const digitsOf = (text: string): string => text.replaceAll(/\D/g, "");
