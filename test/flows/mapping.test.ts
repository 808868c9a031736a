import { expect, test } from "vitest";
import { plainOf } from "#foundation";
import { loadProject } from "#project";
import { writeFlow } from "#wdl";
import { cosellSolution } from "../../src/solution.ts";
import { constantLeaves, mappingLeaves, mappingWith, rowWith } from "../project/mapping-leaves.ts";
import { ownFiles } from "../project/project-files.ts";

/** Everything that goes into the zip and can depend on the mapping, by part. */
function partsWith(mapping: string): ReadonlyMap<string, string> {
  const { value } = loadProject(ownFiles().set("mappings/leaf.yaml", mapping), {
    mapping: "mappings/leaf.yaml",
  });
  if (!value) throw new Error(`refused: ${mapping}`);
  const { flows, environmentVariables, tables, choices, roles } = cosellSolution(value);
  return new Map([
    ...flows.map(({ key, definition }): [string, string] => [
      key,
      JSON.stringify(plainOf(writeFlow(definition))),
    ]),
    ["environment variables", JSON.stringify(environmentVariables)],
    ["customizations", JSON.stringify([tables, choices, roles])],
  ]);
}

const before = partsWith("extends: default.yaml");

test.each(mappingLeaves())("$path changes what ships", (leaf) => {
  const after = partsWith(mappingWith(leaf));
  const changed = [...after].filter(([part, text]) => before.get(part) !== text);
  expect(changed.map(([part]) => part)).not.toEqual([]);
});

test.each(constantLeaves())("$path changes what ships", (leaf) => {
  const from = partsWith(mappingWith(rowWith({ path: leaf.path, value: leaf.from })));
  const to = partsWith(mappingWith(rowWith(leaf)));
  expect([...to].filter(([part, text]) => from.get(part) !== text)).toHaveLength(1);
});

// Otherwise a partner could not leave the revenue to be calculated (mappings/README.md).
test("a constant of the mapping below that is taken away is no longer written", () => {
  const parts = partsWith(
    mappingWith({ path: "opportunity.defaults.isrevenuesystemcalculated", value: null }),
  );
  expect([...parts].filter(([part, text]) => before.get(part) !== text)).toHaveLength(1);
  expect([...parts.values()].join()).not.toContain("isrevenuesystemcalculated");
});

test.each(["text", true, 7, 0.5])("a constant like %j is another than none", (value) => {
  const parts = partsWith(mappingWith({ path: "lead.defaults", value: { new_mandatory: value } }));
  expect([...parts].filter(([part, text]) => before.get(part) !== text)).toHaveLength(1);
});
