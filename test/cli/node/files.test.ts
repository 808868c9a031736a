import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  entriesOf,
  readBytes,
  readFolder,
  readText,
  writeOutputs,
} from "../../../src/cli/node/files.ts";
import { Problem } from "../../../src/cli/problem.ts";
import { emptyFolder } from "../run.ts";

const listing = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).toSorted();

test("outputs are written, folders between made, and nothing else is left", async () => {
  const folder = join(emptyFolder(), "new", "place");
  await writeOutputs(folder, [
    { path: "a.txt", content: "one" },
    { path: "b/c.bin", content: Uint8Array.of(1, 2) },
  ]);
  expect(listing(folder)).toEqual(["a.txt", "b", join("b", "c.bin")]);
  expect(readFileSync(join(folder, "a.txt"), "utf8")).toBe("one");
});

test("an output that cannot be written takes all others and their older versions with it", async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "a.txt"), "old");
  writeFileSync(join(folder, "kept.txt"), "not ours");
  mkdirSync(join(folder, "b.txt", "full"), { recursive: true });
  await expect(
    writeOutputs(folder, [
      { path: "a.txt", content: "new" },
      { path: "b.txt", content: "new" },
    ]),
  ).rejects.toThrow(Problem);
  expect(listing(folder)).toEqual(["b.txt", join("b.txt", "full"), "kept.txt"]);
});

test("what a crash left half-written is cleared", async () => {
  const folder = emptyFolder();
  mkdirSync(join(folder, ".cosell-unfinished-x1"));
  writeFileSync(join(folder, ".cosell-unfinished-x1", "a.txt"), "hal");
  await writeOutputs(folder, [{ path: "a.txt", content: "whole" }]);
  expect(listing(folder)).toEqual(["a.txt"]);
});

test("a folder whose place is taken by a file is a finding", async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "taken"), "");
  const writing = writeOutputs(join(folder, "taken"), [{ path: "a", content: "" }]);
  await expect(writing).rejects.toMatchObject({ findings: [{ code: "cli/unwritable" }] });
});

test("a pipe and a device are refused, not waited for", async () => {
  const pipe = join(emptyFolder(), "pipe.json");
  execFileSync("mkfifo", [pipe]);
  for (const path of [pipe, "/dev/zero"]) {
    await expect(readBytes(path)).rejects.toMatchObject({ findings: [{ code: "cli/no-file" }] });
  }
});

test("a folder is read in the order of its paths, with / between them", async () => {
  const folder = emptyFolder();
  mkdirSync(join(folder, "b"));
  for (const path of ["c", join("b", "d"), "a"]) writeFileSync(join(folder, path), path);
  expect((await readFolder(folder)).map(({ path }) => path)).toEqual(["a", "b/d", "c"]);
});

test.each([
  ["a byte order mark", [0xef, 0xbb, 0xbf, 0x61], "a"],
  ["umlauts", [0xc3, 0xa4], "ä"],
])("text with %s is read", async (_, bytes, text) => {
  const path = join(emptyFolder(), "text");
  writeFileSync(path, Uint8Array.from(bytes));
  expect(await readText(path)).toBe(text);
});

test("what is no UTF-8 is a finding", async () => {
  const path = join(emptyFolder(), "text");
  writeFileSync(path, Uint8Array.of(0xff, 0x61));
  await expect(readText(path)).rejects.toMatchObject({ findings: [{ code: "cli/not-text" }] });
});

test("a folder is listed in the order of names; one that cannot be read is named", async () => {
  const folder = emptyFolder();
  for (const name of ["b", "a"]) writeFileSync(join(folder, name), "");
  expect((await entriesOf(folder)).map(({ name }) => name)).toEqual(["a", "b"]);
  await expect(entriesOf(join(folder, "gone"))).rejects.toBeInstanceOf(Problem);
});
