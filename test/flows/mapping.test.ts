import { expect, test } from "vitest";
import { plainOf } from "#foundation";
import { loadProject } from "#project";
import { writeFlow } from "#wdl";
import { cosellSolution } from "../../src/solution.ts";
import { mappingLeaves, mappingWith } from "../project/mapping-leaves.ts";
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
