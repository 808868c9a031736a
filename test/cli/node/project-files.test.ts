import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readProjectFiles } from "../../../src/cli/node/project-files.ts";
import { Problem } from "../../../src/cli/problem.ts";
import { emptyFolder } from "../run.ts";

function project(paths: readonly string[]): string {
  const folder = emptyFolder();
  for (const path of paths) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), path);
  }
  return folder;
}

test("the files of a project are those a partner edits", async () => {
  const folder = project([
    "solution.yaml",
    "mappings/default.yaml",
    "mappings/examples/own.yml",
    "mappings/README.md",
    "other/deep/far.yaml",
    "package.json",
  ]);
  const { files, mapping } = await readProjectFiles(folder);
  expect([...files.keys()].toSorted()).toEqual([
    "mappings/default.yaml",
    "mappings/examples/own.yml",
    "solution.yaml",
  ]);
  expect(files.get("solution.yaml")).toBe("solution.yaml");
  expect(mapping).toBeUndefined();
});

test("a chosen mapping is named from the project", async () => {
  const folder = project(["solution.yaml", "mappings/deep/mine.yaml"]);
  const { mapping } = await readProjectFiles(folder, join(folder, "mappings/deep/mine.yaml"));
  expect(mapping).toBe("mappings/deep/mine.yaml");
});

test.each([
  ["is not there", "mappings/none.yaml", "cli/unreadable"],
  ["is a folder", "mappings", "cli/unreadable"],
  ["lies elsewhere", "other/mine.yaml", "cli/outside-mappings"],
])("a chosen mapping that %s is unreadable input", async (_what, path, code) => {
  const folder = project(["solution.yaml", "mappings/default.yaml", "other/mine.yaml"]);
  await expect(readProjectFiles(folder, join(folder, path))).rejects.toMatchObject({
    findings: [{ code }],
  });
});

test("a folder that is not there, is a file or holds no solution.yaml is no project", async () => {
  const folder = project(["file"]);
  for (const [path, code] of [
    ["none", "cli/unreadable"],
    ["file", "cli/no-project"],
    [".", "cli/no-project"],
  ] as const) {
    await expect(readProjectFiles(join(folder, path))).rejects.toMatchObject({
      findings: [{ code }],
    });
  }
});

test("a file that is not UTF-8 is unreadable", async () => {
  const folder = project(["solution.yaml"]);
  writeFileSync(join(folder, "solution.yaml"), Uint8Array.of(0xff, 0xfe));
  await expect(readProjectFiles(folder)).rejects.toThrow(Problem);
});
