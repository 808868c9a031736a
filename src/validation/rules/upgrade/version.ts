import { atPart, by, printJson } from "#foundation";
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
  examples: () => ({
    good: { before, now: before },
    bad: { before, now: { version: "1.0.0.0", flows: { Sync: { actions: { A: compose(2) } } } } },
  }),
  check(before, { model }, report, isUnlike) {
    const order = compareVersions(model.identity.version, before.identity.version);
    if (order > 0) return;
    if (order === 0 && contentOf(model) === contentOf(before) && !isUnlike()) return;
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

/** Everything that an import would change; parts keep the version that brought them. */
const contentOf = ({ identity, flows, ...parts }: SolutionModel): string =>
  printCanonicalJson([
    { ...identity, version: undefined },
    flows.map(({ definition, position: _, ...flow }) => ({
      ...flow,
      definition: printJson(writeFlow(definition)),
    })),
    { ...parts, introducedIn: undefined },
  ]);

/** Keys in one order, and keys of maps that are objects themselves by what is in them. */
function printCanonicalJson(value: unknown): string {
  if (value instanceof Map) {
    const entries = [...value].map(([key, one]) => [printCanonicalJson(key), one] as const);
    return printCanonicalJson(Object.fromEntries(entries));
  }
  if (Array.isArray(value)) return `[${value.map(printCanonicalJson).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value)
      .filter(([key, one]) => one !== undefined && key !== "introducedVersion")
      .toSorted(by(([key]) => key))
      .map(([key, one]) => `${JSON.stringify(key)}:${printCanonicalJson(one)}`);
    return `{${members.join(",")}}`;
  }
  return typeof value === "bigint" ? `${value}n` : (JSON.stringify(value) ?? "");
}
