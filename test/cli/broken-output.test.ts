import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCosell } from "../../src/cli/program.ts";
import { outputBroken } from "../../src/cli/node/terminal.ts";
import { SOUND, zipOfParts } from "../reader/sound-solution.ts";
import { emptyFolder } from "./run.ts";

/** `npm test` bundles first. */
const COSELL = join(import.meta.dirname, "../../dist/cli/cosell.js");
const linux = test.runIf(process.platform === "linux");

function folderWithZip(): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, "a.zip"), zipOfParts(SOUND));
  return folder;
}

const inShell = (command: string, cwd: string) =>
  spawnSync("sh", ["-c", command.replaceAll("cosell ", `"${process.execPath}" "${COSELL}" `)], {
    cwd,
    encoding: "utf8",
  });

linux.each([
  "cosell --help > /dev/full",
  "cosell --version > /dev/full",
  "cosell --version --json > /dev/full",
  "cosell inspect a.zip > /dev/full",
  "cosell inspect a.zip --json > /dev/full",
  "cosell nonsense --json > /dev/full",
])("%s is told and exits with 2", (command) => {
  const { status, stderr } = inShell(command, folderWithZip());
  expect(stderr).toMatch(/cannot be written: the disk is full/);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(status).toBe(2);
});

// What a file takes ends in the middle of a document: the first write is short, none fails.
linux("a document that is cut exits with 2", () => {
  const folder = folderWithZip();
  const { status, stderr } = inShell("ulimit -f 1; cosell inspect a.zip --json > out.json", folder);
  expect(stderr).toMatch(/cannot be written/);
  expect(status).toBe(2);
});

linux("a reader that stops listening is no mistake", () => {
  const { status, stderr } = inShell("cosell --help | true; exit 0", folderWithZip());
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

linux.each([
  ["", /^command line.*The working folder is gone/],
  [" --json", /"code": "cli\/no-folder"/],
])("a working folder that is gone is told and exits with 2%s", (flag, said) => {
  const folder = emptyFolder();
  mkdirSync(join(folder, "gone"));
  const command = `cd gone; rmdir ../gone; cosell inspect a.zip${flag}`;
  const { status, stderr, stdout } = inShell(command, folder);
  expect(`${stdout}${stderr}`).toMatch(said);
  expect(`${stdout}${stderr}`).not.toMatch(/^\s+at /m);
  expect(status).toBe(2);
});

test("a terminal that takes nothing at all ends the command with 2", async () => {
  const refuse = (): never => {
    throw outputBroken(Object.assign(new Error("EIO"), { code: "EIO" }));
  };
  const terminal = { out: refuse, talk: refuse, colored: false, folder: ".", environment: {} };
  expect(await runCosell(["--help"], terminal)).toBe(2);
  expect(await runCosell(["--version", "--json"], terminal)).toBe(2);
});
