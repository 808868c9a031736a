import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadProject } from "#project";
import { mappingLeaves, mappingWith } from "./mapping-leaves.ts";
import { ownFiles, ROOT } from "./project-files.ts";

const mappingOf = (text: string) => {
  const { value, diagnostics } = loadProject(ownFiles().set("mappings/leaf.yaml", text), {
    mapping: "mappings/leaf.yaml",
  });
  expect(diagnostics).toEqual([]);
  return value?.mapping;
};

test.each(mappingLeaves())("$path reaches the settled mapping", (leaf) => {
  expect(mappingOf(mappingWith(leaf))).not.toEqual(mappingOf("extends: default.yaml"));
});

test("the README of the mappings tells what every leaf is", () => {
  const readme = readFileSync(join(ROOT, "mappings/README.md"), "utf8");
  const rows = readme.split("\n").filter((line) => line.startsWith("| `"));
  const untold = mappingLeaves().filter(({ path }) => {
    const last = path.split(".").at(-1);
    const group = path.split(".").slice(0, -1).join(".");
    return !rows.some((row) => row.includes(`\`${group}.`) && row.includes(`${last}\``));
  });
  expect(untold.map(({ path }) => path)).toEqual([]);
});

test("every leaf of the settled mapping is one of the schema", () => {
  const settled = (value: unknown, path: string): readonly string[] =>
    typeof value !== "object" || value === null || value instanceof Map || Array.isArray(value)
      ? [path]
      : Object.entries(value).flatMap(([key, inner]) =>
          settled(inner, path === "" ? key : `${path}.${key}`),
        );
  expect([...settled(mappingOf("extends: default.yaml"), "")].sort()).toEqual(
    mappingLeaves()
      .map(({ path }) => path)
      .sort(),
  );
});
