import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeOutputs } from "../../../src/cli/node/files.ts";
import { removeBuilt, writeBuilt } from "../../../src/cli/node/outputs.ts";
import { emptyFolder } from "../run.ts";

const SUM = "0".repeat(64);

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = emptyFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}
const EARLIER = {
  SHA256SUMS: `${SUM}  INSTALL.md\n${SUM}  Ours_1_0_0_0.zip\n${SUM}  notes.txt\n`,
  "INSTALL.md": "ours",
  "Ours_1_0_0_0.zip": "ours",
  "Other_1_0_0_0_managed.zip": "somebody's",
  "build.json": "somebody's",
  "notes.txt": "somebody's",
};

test("in a folder of builds everything goes that looks like a build's", async () => {
  const folder = folderWith(EARLIER);
  await removeBuilt(folder);
  expect(readdirSync(folder)).toEqual(["notes.txt"]);
});

test("in a folder that someone chose only what the sums of a build name goes", async () => {
  const folder = folderWith(EARLIER);
  await removeBuilt(folder, []);
  expect(readdirSync(folder).toSorted()).toEqual([
    "Other_1_0_0_0_managed.zip",
    "build.json",
    "notes.txt",
  ]);
});

test("in a folder that someone chose the zips of this build go, though no sums name them", async () => {
  const folder = folderWith({ "Ours_1_0_0_0.zip": "", "Ours_0_9_0_0.zip": "", "a_1.zip": "" });
  await removeBuilt(folder, ["Ours_1_0_0_0.zip", "Ours_1_0_0_0_managed.zip", "a_1.zip"]);
  expect(readdirSync(folder).toSorted()).toEqual(["Ours_0_9_0_0.zip", "a_1.zip"]);
});

test.each([
  ["no sums", undefined],
  ["sums of something else", "no sums at all\n"],
])("in a folder with %s nothing goes", async (_, sums) => {
  const { SHA256SUMS, ...files } = EARLIER;
  const all = sums === undefined ? files : { ...files, SHA256SUMS: sums };
  const folder = folderWith(all);
  await removeBuilt(folder, []);
  expect(readdirSync(folder).toSorted()).toEqual(Object.keys(all).toSorted());
});

test("what another process is writing stays, what a dead one left goes", async () => {
  const folder = emptyFolder();
  const dead = spawnSync(process.execPath, ["-e", "console.log(process.pid)"]);
  const unfinished = (id: string | number) => `.cosell-unfinished-${id}-abc`;
  for (const id of [process.ppid, String(dead.stdout).trim()])
    mkdirSync(join(folder, unfinished(id)));
  await writeOutputs(folder, [{ path: "a", content: "" }]);
  await removeBuilt(folder);
  expect(readdirSync(folder)).toEqual([unfinished(process.ppid), "a"]);
});

test("a build and its lock are written both", async () => {
  const folder = emptyFolder();
  const lock = { path: join(folder, "solution.lock.yaml"), content: "new" };
  await writeBuilt(join(folder, "out"), [{ path: "a", content: "1" }], lock);
  expect(readFileSync(lock.path, "utf8")).toBe("new");
  expect(readdirSync(join(folder, "out"))).toEqual(["a"]);
});

test("a build that cannot be written leaves the lock as it was", async () => {
  const folder = folderWith({ "solution.lock.yaml": "old", taken: "" });
  const lock = { path: join(folder, "solution.lock.yaml"), content: "new" };
  const writing = writeBuilt(join(folder, "taken"), [{ path: "a", content: "" }], lock);
  await expect(writing).rejects.toMatchObject({ findings: [{ code: "cli/unwritable" }] });
  expect(readFileSync(lock.path, "utf8")).toBe("old");
});

test("a lock that cannot be written takes the build with it", async () => {
  const folder = emptyFolder();
  mkdirSync(join(folder, "solution.lock.yaml", "full"), { recursive: true });
  const lock = { path: join(folder, "solution.lock.yaml"), content: "new" };
  const writing = writeBuilt(join(folder, "out"), [{ path: "a", content: "" }], lock);
  await expect(writing).rejects.toMatchObject({ findings: [{ code: "cli/unwritable" }] });
  expect(existsSync(join(folder, "out", "a"))).toBe(false);
});
