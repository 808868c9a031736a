import type { Labels, Option } from "#dataverse";
import { KINDS } from "../../example-tables.ts";
import { optionSetsIn } from "../../option-sets.ts";
import { defineRule } from "../../rule.ts";

const [first, second] = KINDS.options;
const called = (one: string, two: string) => ({
  choices: [
    {
      ...KINDS,
      options: [
        { ...first, value: 10_000, labels: { 1033: one } },
        { ...second, value: 10_001, labels: { 1033: two } },
      ],
    },
  ],
});
const before = { version: "1.0.0.0", ...called("New", "Won") };

/** An option keeps its number: its name does not go to another one. */
export const upgradeMovedOption = defineRule({
  code: "upgrade/moved-option",
  judges: "upgrade",
  severity: "error",
  why: "Rows hold the number: they now say something else, and so do flows, views and other systems that know it.",
  fact: "solution-format.md §6, §23.47",
  examples: () => ({
    good: { before, now: { version: "1.1.0.0", ...called("New", "Won at last") } },
    bad: { before, now: { version: "1.1.0.0", ...called("Won", "New") } },
  }),
  check(before, { model }, report) {
    const sets = new Map(optionSetsIn(model).map((one) => [one.name, one]));
    for (const { name, options } of optionSetsIn(before)) {
      const now = sets.get(name);
      if (!now) continue;
      for (const was of options) {
        const move = moveOf(was, options, now.options);
        if (!move) continue;
        const message = `"${move.label}" of "${name}" was ${was.value} and now is ${move.to}.`;
        const hint = "Leave every option its number, and give new ones numbers of their own.";
        report({ message, at: now.at, hint });
      }
    }
  },
});

/** Where the label of an option went, in the first language that tells. */
function moveOf(
  was: Option,
  before: readonly Option[],
  now: readonly Option[],
): { readonly label: string; readonly to: number } | undefined {
  const is = now.find(({ value }) => value === was.value);
  for (const [language, label] of Object.entries(was.labels)) {
    const called = (option: { readonly labels: Labels } | undefined): boolean =>
      option?.labels[Number(language)] === label;
    // What several options are called tells none of them.
    if (label === "" || called(is) || before.filter(called).length > 1) continue;
    const to = now.find(called);
    if (to) return { label, to: to.value };
  }
  return undefined;
}
