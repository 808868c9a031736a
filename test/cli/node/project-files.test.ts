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

test("a mapping chosen elsewhere comes with its neighbours", async () => {
  const folder = project([
    "solution.yaml",
    "other/mine.yaml",
    "other/base.yaml",
    "other/deep/far.yaml",
  ]);
  const { files, mapping } = await readProjectFiles(folder, join(folder, "other/mine.yaml"));
  expect(mapping).toBe("other/mine.yaml");
  expect([...files.keys()].toSorted()).toEqual([
    "other/base.yaml",
    "other/mine.yaml",
    "solution.yaml",
  ]);
});

test("an empty folder is no project, which is not for the disk to say", async () => {
  expect((await readProjectFiles(emptyFolder())).files.size).toBe(0);
});

test("a file that is not UTF-8 is unreadable", async () => {
  const folder = project(["solution.yaml"]);
  writeFileSync(join(folder, "solution.yaml"), Uint8Array.of(0xff, 0xfe));
  await expect(readProjectFiles(folder)).rejects.toThrow(Problem);
});
