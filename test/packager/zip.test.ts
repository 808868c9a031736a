import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import fc from "fast-check";
import JSZip from "jszip";
import { build } from "rolldown";
import { expect, test } from "vitest";
import { contentTypes, zip, zipEntry } from "#packager";
import { wasmAsText } from "../../wasm.config.ts";

const bytes = (text: string): Uint8Array => Buffer.from(text, "utf8");

test("1, 2: another library reads the entries in their order, all of 1980, without folders", async () => {
  const made = zip([zipEntry("b/ü.txt", bytes("Grüße")), zipEntry("a.xml", bytes(""))]);
  const read = await JSZip.loadAsync(made, { checkCRC32: true });
  expect(Object.keys(read.files)).toEqual(["b/ü.txt", "a.xml"]);
  expect(await read.file("b/ü.txt")?.async("string")).toBe("Grüße");
  expect(Object.values(read.files).map(({ dir, date }) => [dir, date.toISOString()])).toEqual([
    [false, "1980-01-01T00:00:00.000Z"],
    [false, "1980-01-01T00:00:00.000Z"],
  ]);
});

test("any content comes back", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (content) => {
      const read = await JSZip.loadAsync(zip([zipEntry("x", content)]), { checkCRC32: true });
      expect(await read.file("x")?.async("uint8array")).toEqual(content);
    }),
    { numRuns: 30 },
  );
});

test("1: the content types name every extension once and parts without one", () => {
  const said = contentTypes(["solution.xml", "Workflows/a.json", "b/c.JSON", "WebResources/icon"]);
  expect(said).toBe(
    '\uFEFF<?xml version="1.0" encoding="utf-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/octet-stream" /><Default Extension="json" ContentType="application/octet-stream" /><Override PartName="/WebResources/icon" ContentType="application/octet-stream" /></Types>',
  );
});

test("3: place, language, time zone and clock change no byte", async () => {
  const folder = mkdtempSync(join(tmpdir(), "cosell-"));
  try {
    const script = join(folder, "tiny-digest.mjs");
    await build({
      input: resolve(import.meta.dirname, "tiny-digest.ts"),
      platform: "node",
      plugins: [wasmAsText],
      logLevel: "silent",
      output: { file: script, format: "esm" },
    });
    const sums = [
      { TZ: "UTC", LANG: "C" },
      { TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" },
      { TZ: "America/St_Johns", LANG: "de_DE.UTF-8", CLOCK: "2031-07-01T00:00:00Z" },
    ].map((surroundings, index) => {
      const env = { ...process.env, ...surroundings };
      const cwd = index === 1 ? folder : process.cwd();
      const run = spawnSync(process.execPath, [script], { cwd, env, encoding: "utf8" });
      return run.stdout || run.stderr.slice(0, 500);
    });
    expect(sums[0]).toMatch(/^[0-9a-f]{64} [0-9a-f]{64}$/);
    expect(new Set(sums).size).toBe(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
