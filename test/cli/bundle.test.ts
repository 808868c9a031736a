import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { chunksIn } from "../../src/cli/start/chunks.ts";
import { emptyFolder } from "./run.ts";

/** `npm test` bundles first. */
const root = join(import.meta.dirname, "../..");
const bundle = join(root, "dist/cli");
const cosell = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(bundle, "cosell.js"), ...args], {
    cwd: emptyFolder(),
    encoding: "utf8",
  });

test("the command starts with nothing heavy: no reader, no emulator, no XML, no YAML", () => {
  const chunks = chunksIn(bundle);
  chunks.load("main.js");
  const names = [...chunks.loaded.keys()];
  const size = names.reduce((sum, chunk) => sum + statSync(join(bundle, chunk)).size, 0);
  expect(
    names.filter((name) => /reader|emulator|foundation|wdl|project|yaml|zip/.test(name)),
  ).toEqual([]);
  expect(size).toBeLessThan(160_000);
});

test("the bundle is a program of its own", () => {
  expect(readFileSync(join(bundle, "cosell.js"), "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
  expect(cosell("parse", "@a( 1 )")).toMatchObject({ status: 0, stdout: "@a( 1 )\n", stderr: "" });
});

/** What a project folder of its own becomes: sums of all outputs, and the lock. */
function productOf(surroundings: Readonly<Record<string, string>>): string {
  const folder = emptyFolder();
  for (const name of ["solution.yaml", "solution.lock.yaml", "mappings"]) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(bundle, "cosell.js"), "--project", folder, "--json", "build"],
    { cwd: emptyFolder(), encoding: "utf8", env: { ...process.env, ...surroundings } },
  );
  expect(status).toBe(0);
  const names: readonly string[] = JSON.parse(stdout).outputs;
  expect(names.filter((name) => name.endsWith(".zip"))).toHaveLength(2);
  const digest = (path: string): string =>
    createHash("sha256").update(readFileSync(path)).digest("hex");
  return [...names.map((name) => `dist/solution/${name}`), "solution.lock.yaml"]
    .map((name) => `${digest(join(folder, name))} ${name}`)
    .join("\n");
}

test("two builds of the product in other surroundings give the same bytes", () => {
  const there = productOf({ TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" });
  expect(productOf({ TZ: "America/St_Johns", LANG: "C", LC_ALL: "C" })).toBe(there);
});

test.each([
  [1, ["parse", "@a("]],
  [2, ["parse"]],
])("its process ends with %i after %j", (status, args) => {
  expect(cosell(...args)).toMatchObject({ status, stdout: "" });
});
