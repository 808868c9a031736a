import { atPart } from "#foundation";
import type { SolutionModel } from "#model";
import { defineRule } from "../../rule.ts";

const before = { version: "1.0.0.0" };
const OTHERS = { type: "9", name: "ot_kind", solution: "Others" };

/** A release needs no other solution that the one before it did not need. */
export const upgradeNewDependency = defineRule({
  code: "upgrade/new-dependency",
  judges: "upgrade",
  severity: "warning",
  why: "The upgrade fails where the other solution is not installed: until now nobody had to have it.",
  fact: "solution-format.md §2.3, §18",
  examples: () => ({
    good: { before, now: { ...before, version: "1.1.0.0" } },
    bad: { before, now: { version: "1.1.0.0", needed: [OTHERS] } },
  }),
  check(before, { model }, report) {
    const known = new Set(needsOf(before).map(({ solution }) => solution));
    for (const { solution, part } of needsOf(model)) {
      if (known.has(solution) || EVERYWHERE.test(solution)) continue;
      known.add(solution);
      report({
        message: `The solution "${solution}" is needed, for "${part}" among others, which it was not before.`,
        at: atPart("solution.xml", "MissingDependencies"),
      });
    }
  },
});

/** What every organisation has, and what the package does not say. */
const EVERYWHERE = /^(?:System|Active|Default|Basic)?$/i;

const needsOf = ({ dependencies, needed = [] }: SolutionModel) => [
  ...dependencies.map(({ table, solution }) => ({ part: table.schemaName, solution })),
  ...needed.map(({ name, solution = "" }) => ({ part: name, solution })),
];
