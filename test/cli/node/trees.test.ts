import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { writeTree } from "../../../src/cli/node/trees.ts";
import { emptyFolder } from "../run.ts";

const manifest = (uniqueName: string) =>
  `<SolutionManifest>\r\n  <UniqueName>${uniqueName}</UniqueName><Publisher><UniqueName>P</UniqueName>`;
const tree = (uniqueName: string, ...paths: readonly string[]) => [
  { path: "Other/Solution.xml", content: Buffer.from(manifest(uniqueName)) },
  ...paths.map((path) => ({ path, content: Buffer.from(path) })),
];
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .toSorted();

test("parts that an earlier version had go, and what else lies there stays", async () => {
  const folder = emptyFolder();
  const own = ["README.md", ".gitignore", "Workflows/notes.txt", "Entities/a/docs/x.xml"];
  await writeTree(folder, tree("A", "Workflows/a.json", "Workflows/b.json", "Roles/r.xml"));
  for (const path of own) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), "mine");
  }
  expect(await writeTree(folder, tree("A", "Workflows/b.json"))).toEqual([
    "Roles/r.xml",
    "Workflows/a.json",
  ]);
  expect(filesIn(folder)).toEqual(
    [".gitignore", "README.md", "Solution.xml", "b.json", "notes.txt", "x.xml"].toSorted(),
  );
  expect(existsSync(join(folder, "Roles"))).toBe(false);
});

test("the tree of another solution is left alone", async () => {
  const folder = emptyFolder();
  await writeTree(folder, tree("A", "Workflows/a.json"));
  await expect(writeTree(folder, tree("B", "Workflows/b.json"))).rejects.toMatchObject({
    findings: [{ code: "cli/other-solution", message: expect.stringContaining('"A", not "B"') }],
  });
  expect(filesIn(folder)).toEqual(["Solution.xml", "a.json"]);
});

test("in a folder without a tree nothing is taken away", async () => {
  const folder = emptyFolder();
  mkdirSync(join(folder, "Roles"));
  writeFileSync(join(folder, "Roles", "mine.xml"), "");
  expect(await writeTree(folder, tree("A"))).toEqual([]);
  expect(filesIn(folder)).toEqual(["Solution.xml", "mine.xml"]);
});
