import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { calledIn } from "../../src/cli/older-zips.ts";
import { ownFiles, ROOT } from "../project/project-files.ts";
import { emptyFolder, run } from "./run.ts";

const OURS = ["CosellConnectorD365_1_0_0_0.zip", "CosellConnectorD365_1_0_0_0_managed.zip"];
const OLDER = "CosellConnectorD365_0_9_0_0_managed.zip";
const FOREIGN = ["Other_1_0_0_0.zip", "notes.txt"];

/** Our project with another solution.yaml, and a folder that someone chose, without sums. */
function project(solutionYaml: string): string {
  const folder = emptyFolder();
  const lock = readFileSync(join(ROOT, "solution.lock.yaml"), "utf8");
  const files = new Map([
    ...ownFiles(),
    ["solution.lock.yaml", lock],
    ["solution.yaml", solutionYaml],
  ]);
  for (const name of [...OURS, OLDER, ...FOREIGN]) files.set(`out/${name}`, "old");
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const OWN = ownFiles().get("solution.yaml") ?? "";

test.each([
  ["a finding in it", OWN.replace("shipOn: false", "shipOn: maybe")],
  ["a broken end", `${OWN}\nx: [`],
  ["words in quotes", OWN.replace("version: 1.0.0.0", 'version: "1.0.0.0"\nx: 1')],
])("after a build with %s no zip of the same name is left in a chosen folder", async (_, text) => {
  const folder = project(text);
  const { exitCode, out } = await run(["build", "--out", "out", "--json"], { folder });
  expect(exitCode).toBe(1);
  expect(readdirSync(join(folder, "out")).toSorted()).toEqual([OLDER, ...FOREIGN].toSorted());
  const { findings } = JSON.parse(out);
  expect(findings.at(-1)).toMatchObject({
    code: "build/older-zip",
    severity: "warning",
    message: expect.stringContaining(OLDER),
  });
});

test("where nobody knows the version nothing is taken away on a guess, but told", async () => {
  const folder = project("}{");
  const { exitCode, out } = await run(["build", "--out", "out", "--json"], { folder });
  expect(exitCode).toBe(1);
  expect(readdirSync(join(folder, "out"))).toHaveLength(5);
  const { findings } = JSON.parse(out);
  expect(findings.at(-1).message).toContain([OLDER, ...OURS].join(", "));
});

test.each([
  ["uniqueName: One\nversion: 1.2.3.4 # so\npublisher:\n  uniqueName: Two\n", ["One_1_2_3_4"]],
  ['{ "uniqueName": "One", "version": "1.2.3.4" }', ["One_1_2_3_4"]],
  ["uniqueName: One\nversion: 1.2\n", []],
])("%j is called %j", async (text, zips) => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "solution.yaml"), text);
  const called = await calledIn(folder);
  expect(called.zips.filter((name) => name.startsWith("One"))).toEqual(
    zips.flatMap((name) => [`${name}.zip`, `${name}_managed.zip`]),
  );
});
