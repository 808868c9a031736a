import { atPart } from "#foundation";
import type { SolutionModel } from "#model";
import { defineRule } from "../../rule.ts";

const before = { version: "1.0.0.0" };

/** A release needs no more of other solutions than the one before it. */
export const upgradeNewDependency = defineRule({
  code: "upgrade/new-dependency",
  judges: "upgrade",
  severity: "warning",
  why: "The upgrade fails where the other solution is not installed: until now nobody had to have it.",
  fact: "solution-format.md §2.3, §18",
  examples: () => ({
    good: { before, now: { ...before, version: "1.1.0.0" } },
    bad: { before, now: { version: "1.1.0.0", needed: [{ type: "9", name: "ot_kind" }] } },
  }),
  check(before, { model }, report) {
    const known = new Set(needsOf(before).map(({ key }) => key));
    // What was in the solution itself is there already.
    const had = new Set(before.tables.map(({ logicalName }) => `table ${logicalName}`));
    for (const { key, message } of needsOf(model)) {
      if (known.has(key) || had.has(key)) continue;
      report({ message, at: atPart("solution.xml", "MissingDependencies") });
    }
  },
});

const needsOf = ({ dependencies, needed = [] }: SolutionModel) => [
  ...dependencies.map(({ table, solution }) => ({
    key: `table ${table.schemaName.toLowerCase()}`,
    message: `The table "${table.schemaName}"${ofSolution(solution)} is needed, which was not before.`,
  })),
  ...needed.map(({ type, name }) => ({
    key: `${type} ${name}`,
    message: `The part "${name}" of another solution is needed, which was not before.`,
  })),
];

const ofSolution = (name: string): string => (name === "" ? "" : ` of ${name}`);
