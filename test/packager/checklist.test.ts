import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "../project/project-files.ts";
import { columns } from "./checklist/columns.ts";
import { container } from "./checklist/container.ts";
import { flows } from "./checklist/flows.ts";
import { labels } from "./checklist/labels.ts";
import { manifest } from "./checklist/manifest.ts";
import { relationships } from "./checklist/relationships.ts";
import { tables } from "./checklist/tables.ts";
import { variables } from "./checklist/variables.ts";
import { viewsAndForms } from "./checklist/views-and-forms.ts";
import { mappedSamples, samples } from "./samples.ts";

/** "A generated zip is right when…": the checklist of solution-format.md §23, point by point. */
const points = [
  ...container,
  ...manifest,
  ...tables,
  ...columns,
  ...relationships,
  ...viewsAndForms,
  ...labels,
  ...variables,
  ...flows,
];

describe.each(points)("$numbers: $says", ({ holds }) => {
  test.each(samples)("$name", async (sample) => {
    await holds(sample);
  });
});

describe.each([...variables, ...flows])("$numbers by a mapping: $says", ({ holds }) => {
  test.each(mappedSamples)("$name", async (sample) => {
    await holds(sample);
  });
});

/** Points about more than one build, each beside what it is about; the title there begins with the number. */
const ELSEWHERE: Readonly<Record<number, readonly string[]>> = {
  3: ["test/packager/zip.test.ts"],
  7: ["test/model/assemble.test.ts"],
  14: ["test/judge/schema.judge.ts"],
  45: ["test/model/assemble.test.ts"],
  47: ["test/model/assemble.test.ts", "test/model/release.test.ts"],
  48: ["test/model/release.test.ts"],
  50: ["test/judge/reader.judge.ts"],
};

/** Points that nobody can check without an organisation of their own, with the reason. */
const NOT_OFFLINE: Readonly<Record<number, string>> = {
  51: "Importing, exporting, upgrading and uninstalling need a Dataverse organisation.",
};

test("every point is held somewhere, and told where not", () => {
  for (const [number, files] of Object.entries(ELSEWHERE)) {
    for (const file of files) {
      const text = readFileSync(join(ROOT, file), "utf8");
      expect(text, `${file}, ${number}`).toMatch(
        new RegExp(`["\`](?:\\d+, )*${number}(?:, \\d+)*: `),
      );
    }
  }
  const held = [
    ...points.flatMap(({ numbers }) => numbers),
    ...Object.keys(ELSEWHERE).map(Number),
    ...Object.keys(NOT_OFFLINE).map(Number),
  ];
  const all = Array.from({ length: 51 }, (_, index) => index + 1);
  expect([...new Set(held)].toSorted((left, right) => left - right)).toEqual(all);
});
