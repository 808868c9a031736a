import type { Labels, Option } from "#dataverse";
import type { SolutionModel } from "#model";
import { KINDS } from "../../example-tables.ts";
import { type OptionSet, optionSetsIn } from "../../option-sets.ts";
import { atColumn } from "../../own-columns.ts";
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
    const sets = new Map(setsIn(model).map((one) => [one.name, one]));
    for (const { name, options } of setsIn(before)) {
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

/** Yes and no are options too. */
const setsIn = (model: SolutionModel): readonly Pick<OptionSet, "name" | "options" | "at">[] => [
  ...optionSetsIn(model),
  ...model.tables.flatMap((table) =>
    Object.values(table.columns).flatMap((column) => {
      if (column.kind !== "yes-no") return [];
      const options = [
        { value: 1, labels: column.yes },
        { value: 0, labels: column.no },
      ];
      const name = `${table.logicalName}.${column.logicalName}`;
      return [{ name, options, at: atColumn(table, column.logicalName) }];
    }),
  ),
];

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
