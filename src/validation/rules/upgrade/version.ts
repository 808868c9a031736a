import { atPart, printJson } from "#foundation";
import type { SolutionModel } from "#model";
import { writeFlow } from "#wdl";
import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const flows = { Sync: { actions: { A: compose(1) } } };
const before = { version: "1.0.0.0", flows };

/** A release has a higher version than the one before, or the same content. */
export const upgradeVersion = defineRule({
  code: "upgrade/version",
  judges: "upgrade",
  severity: "error",
  why: "An import of the same or a lower version is refused or changes nothing, and nobody can tell the two apart.",
  fact: "solution-format.md §18.1, §23.7",
  examples: {
    good: { before, now: before },
    bad: { before, now: { version: "1.0.0.0", flows: { Sync: { actions: { A: compose(2) } } } } },
  },
  check(before, { model }, report) {
    const order = compareVersions(model.identity.version, before.identity.version);
    if (order > 0 || (order === 0 && contentOf(model) === contentOf(before))) return;
    const { version } = before.identity;
    report({
      message:
        order === 0
          ? `Version ${version} was released with other content.`
          : `Version ${model.identity.version} is below ${version}.`,
      at: atPart("solution.xml", "Version"),
      hint: "Raise the version.",
    });
  },
});

function compareVersions(left: string, right: string): number {
  const theirs = right.split(".").map(Number);
  const differing = left.split(".").map((part, index) => Number(part) - (theirs[index] ?? 0));
  return differing.find((difference) => difference !== 0) ?? 0;
}

/** What people would miss: flows, columns, options, variables and references. */
const contentOf = (model: SolutionModel): string =>
  JSON.stringify([
    model.flows.map(({ id, name, definition }) => [id, name, printJson(writeFlow(definition))]),
    model.tables.map(({ logicalName, columns }) => [logicalName, columns]),
    model.choices,
    model.environmentVariables,
    model.connectionReferences,
  ]);
