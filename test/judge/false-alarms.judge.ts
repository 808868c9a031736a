import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { type Diagnostic, isJsonObject, parseJson } from "#foundation";
import { readFolder, readZip } from "#reader";
import { checkFlow, checkSolution } from "#validation";
import { readFlow } from "#wdl";

const reference = process.env["COSELL_REFERENCE"] ?? "";
const paths = readdirSync(reference || "COSELL_REFERENCE is not set", {
  recursive: true,
  encoding: "utf8",
}).toSorted();

const flows = paths
  .filter((path) => path.endsWith(".json"))
  .flatMap((path) => {
    const parsed = parseJson(readFileSync(join(reference, path), "utf8"));
    const properties = parsed.ok && isJsonObject(parsed.value) && parsed.value.get("properties");
    const isFlow = isJsonObject(properties) && isJsonObject(properties.get("definition"));
    return parsed.ok && isFlow ? [{ path, json: parsed.value }] : [];
  });

const folders = paths
  .filter((path) => /(^|\/)(solution|Solution)\.xml$/.test(path))
  .map((path) => join(reference, path.replace(/(Other\/)?[Ss]olution\.xml$/, "")));

const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => ({ path, content: new Uint8Array(readFileSync(join(folder, path))) }));

const zips = paths.filter((path) => path.endsWith(".zip"));
const heard: Diagnostic[] = [];
const errorsAmong = (findings: readonly Diagnostic[]): readonly Diagnostic[] => {
  heard.push(...findings);
  return findings.filter(({ severity }) => severity === "error");
};

test("there are flows and solutions to judge", () => {
  expect(flows.length).toBeGreaterThan(80);
  expect(folders.length + zips.length).toBeGreaterThan(10);
});

test.each(flows)("$path has no error", ({ path, json }) => {
  expect(errorsAmong(checkFlow(readFlow(json, path).value, path).findings)).toEqual([]);
});

test.each(zips)("%s has no error as a solution", (path) => {
  const { model } = readZip(new Uint8Array(readFileSync(join(reference, path))), path);
  expect(errorsAmong(checkSolution(model).findings)).toEqual([]);
});

test.each(folders)("%s has no error as a solution", (folder) => {
  const { model } = readFolder(filesBelow(folder));
  expect(errorsAmong(checkSolution(model).findings)).toEqual([]);
});

test("what remains is counted", () => {
  const counts = new Map<string, number>();
  for (const { code, severity } of heard) {
    const key = `${severity} ${code}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const table = [...counts].map(([key, count]) => `${String(count).padStart(6)} ${key}`);
  process.stdout.write(`${table.toSorted().toReversed().join("\n")}\n`);
  expect(relative(reference, folders[0] ?? reference)).not.toMatch(/^\.\./);
});
