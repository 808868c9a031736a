import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { chunksIn } from "../../../src/cli/start/chunks.ts";
import { engineFlags } from "../../../src/cli/start/engine.ts";
import { emptyFolder } from "../run.ts";

function folderOf(chunks: Readonly<Record<string, string>>): string {
  const folder = emptyFolder();
  for (const [name, text] of Object.entries(chunks)) {
    writeFileSync(join(folder, name), `(function (exports, require, module) {${text}\n})`);
  }
  return folder;
}

const SUM = {
  "a.js": 'exports.sum = require("./b.js").one + require("./b.js").one;',
  "b.js": 'exports.one = 1; exports.host = require("node:path").sep;',
};

test("a chunk loads others and what Node has, each once", () => {
  const chunks = chunksIn(
    folderOf({
      ...SUM,
      "count.js": "globalThis.counted = (globalThis.counted ?? 0) + 1;",
      "main.js":
        'require("./count.js"); require("./count.js"); exports.of = require("./a.js").sum;',
    }),
  );
  expect(chunks.load("main.js")).toEqual({ of: 2 });
  expect((globalThis as { counted?: number }).counted).toBe(1);
  expect([...chunks.loaded.keys()]).toEqual(["main.js", "count.js", "a.js", "b.js"]);
});

test("chunks that need each other see what is there so far, as in CommonJS", () => {
  const folder = folderOf({
    "a.js": 'exports.early = 1; exports.other = require("./b.js").seen;',
    "b.js": 'exports.seen = Object.keys(require("./a.js"));',
  });
  expect(chunksIn(folder).load("a.js")).toEqual({ early: 1, other: ["early"] });
});

test("a chunk may say what it exports as a whole", () => {
  expect(chunksIn(folderOf({ "a.js": "module.exports = 7;" })).load("a.js")).toBe(7);
});

/** V8 remembers a text under its path, so each look at what was compiled is in a folder of its own. */
function elsewhere(folder: string): string {
  const copy = emptyFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

test("the next process takes what was compiled", () => {
  const folder = folderOf(SUM);
  const first = chunksIn(folder);
  first.load("a.js");
  expect([...first.loaded.values()]).toEqual(["now", "now"]);
  first.keepCompiled();
  const next = chunksIn(elsewhere(folder));
  expect(next.load("a.js")).toEqual({ sum: 2 });
  expect([...next.loaded.values()]).toEqual(["ahead", "ahead"]);
});

test.each([
  ["cut off", (path: string) => truncateSync(path, 100)],
  ["empty", (path: string) => truncateSync(path, 0)],
  [
    "other bytes",
    (path: string) =>
      writeFileSync(
        path,
        readFileSync(path).map((one) => one ^ 255),
      ),
  ],
])("compiled code that is %s is left aside", (_, spoil) => {
  const folder = folderOf(SUM);
  const first = chunksIn(folder);
  first.load("a.js");
  first.keepCompiled();
  spoil(join(folder, "compiled/a.js.bin"));
  const next = chunksIn(elsewhere(folder));
  expect(next.load("a.js")).toEqual({ sum: 2 });
  expect([...next.loaded]).toEqual([
    ["a.js", "refused"],
    ["b.js", "ahead"],
  ]);
});

/** `npm test` bundles first, with the Node that tests. */
test("V8 takes what was compiled when the command was bundled", () => {
  const bundle = join(import.meta.dirname, "../../../dist/cli");
  const probe = `
    const { readFileSync } = require("node:fs");
    const { Script } = require("node:vm");
    require("node:v8").setFlagsFromString(${JSON.stringify(engineFlags())});
    const text = readFileSync(${JSON.stringify(join(bundle, "main.js"))}, "latin1");
    const cachedData = readFileSync(${JSON.stringify(join(bundle, "compiled/main.js.bin"))});
    new Script(text, { cachedData }).cachedDataRejected`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--print", probe], { encoding: "utf8" });
  expect([stdout.trim(), stderr]).toEqual(["false", ""]);
});
