import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyFolder } from "./run.ts";

/** `npm test` bundles first. */
const bundle = join(import.meta.dirname, "../../dist/cli");
const cosell = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(bundle, "cosell.js"), ...args], {
    cwd: emptyFolder(),
    encoding: "utf8",
  });

/** A chunk and all that is loaded with it before its first line runs. */
function loadedWith(chunk: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  if (seen.has(chunk)) return seen;
  seen.add(chunk);
  const text = readFileSync(join(bundle, chunk), "utf8");
  for (const [, next = ""] of text.matchAll(/^(?:import|export)\b[^;]*?"\.\/([^"]+)";$/gm)) {
    loadedWith(next, seen);
  }
  return seen;
}

test("the command starts with nothing heavy: no reader, no emulator, no XML, no YAML", () => {
  const chunks = [...loadedWith("cosell.js")];
  const size = chunks.reduce((sum, chunk) => sum + statSync(join(bundle, chunk)).size, 0);
  expect(
    chunks.filter((chunk) => /reader|emulator|foundation|wdl|project|yaml|zip/.test(chunk)),
  ).toEqual([]);
  expect(size).toBeLessThan(160_000);
});

test("the bundle is a program of its own", () => {
  expect(readFileSync(join(bundle, "cosell.js"), "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
  expect(cosell("parse", "@a( 1 )")).toMatchObject({ status: 0, stdout: "@a( 1 )\n", stderr: "" });
});

test.each([
  [1, ["parse", "@a("]],
  [2, ["parse"]],
])("its process ends with %i after %j", (status, args) => {
  expect(cosell(...args)).toMatchObject({ status, stdout: "" });
});
