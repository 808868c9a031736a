import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { assemble, EMPTY_LOCK } from "#model";
import { compile, pack } from "#packager";
import { tiny } from "../tiny/definition.ts";
import { emptyFolder, run } from "./run.ts";

/** A folder with the tiny solution's zip and these files. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = emptyFolder();
  const { model } = assemble(tiny, EMPTY_LOCK).value;
  writeFileSync(join(folder, "tiny.zip"), pack(compile(model, "managed")));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const CREATED = JSON.stringify({ Create_the_note: { statusCode: 201, body: { id: 1 } } });
const CHILD = ["run", "tiny.zip", "--flow", "Write Note – Tiny"];

test("a flow of a zip runs with canned answers, and its record is the output", async () => {
  const input = JSON.stringify({ body: { text: "First" } });
  const folder = folderWith({ "mocks.json": CREATED, "input.json": input });
  const args = [...CHILD, "--input", "input.json", "--mocks", "mocks.json", "--json"];
  const { exitCode, out, talk } = await run(args, { folder });
  const document = JSON.parse(out);
  expect(document).toMatchObject({
    status: "Succeeded",
    actions: { Create_the_note: { code: "Created" } },
    findings: [],
  });
  expect({ exitCode, talk }).toEqual({ exitCode: 0, talk: "" });
});

test("without --json the record is printed, with --trace what happened", async () => {
  const folder = folderWith({ "mocks.json": CREATED });
  const args = ["run", "tiny.zip", "--flow", "start", "--mocks", "mocks.json"];
  const plain = await run(args, { folder });
  expect(JSON.parse(plain.out)).toMatchObject({ flow: "Start", status: "Succeeded" });
  const { exitCode, out } = await run([...args, "--trace"], { folder });
  expect(exitCode).toBe(0);
  expect(out).toMatch(/^Start\n\+0:00:00\.000 Write_a_note Succeeded \(OK\)\n/);
});

test("numbers of the record are written as the service has them", async () => {
  const input = '{"body": {"text": "x", "whole": 9007199254740993, "part": 5.0}}';
  const folder = folderWith({ "mocks.json": CREATED, "input.json": input });
  const args = [...CHILD, "--input", "input.json", "--mocks", "mocks.json"];
  for (const more of [[], ["--json"]]) {
    const { out } = await run([...args, ...more], { folder });
    expect(out).toContain('"whole": 9007199254740993,');
    expect(out).toContain('"part": 5.0\n');
  }
});

test("a failed run exits with 1, and what had no mock is named", async () => {
  const folder = folderWith({ "input.json": '{"body": {"text": "First"}}' });
  const { exitCode, out, talk } = await run([...CHILD, "--input", "input.json"], { folder });
  expect(exitCode).toBe(1);
  expect(JSON.parse(out).status).toBe("Failed");
  expect(talk).toContain("(run/no-mock)");
  expect(talk).toContain("(run/failed)");
});

test("a flow whose file is damaged is not just missing", async () => {
  const folder = folderWith({});
  const path = join(folder, "tiny.zip");
  const zip = readFileSync(path);
  // Of the file's name in its local header, with the data behind it.
  const name = zip.indexOf("Workflows/");
  zip.fill(0, name + 80, name + 90);
  writeFileSync(path, zip);
  const model = JSON.parse((await run(["inspect", "tiny.zip", "--json"], { folder })).out);
  const missing = ["Start", "Write Note – Tiny"].filter(
    (flow) => !model.flows.some((one: { readonly name: string }) => one.name === flow),
  );
  expect(missing).toHaveLength(1);
  const { exitCode, talk } = await run(["run", "tiny.zip", "--flow", missing[0] ?? ""], { folder });
  expect(exitCode).toBe(2);
  expect(talk).toContain("cosell inspect");
});

/** What is wrong with the command line or its files, the exit code and the finding. */
test.each<readonly [string, readonly string[], number, string]>([
  ["no such flow", ["--flow", "Write Note - Tiny"], 2, "Did you mean"],
  ["no flow", [], 2, "cli/usage"],
  ["input that is no JSON", ["--flow", "Start", "--input", "bad.json"], 2, "cli/not-json"],
  ["no such file of mocks", ["--flow", "Start", "--mocks", "none.json"], 2, "none.json"],
  ["mocks of a wrong shape", ["--flow", "Start", "--mocks", "shape.json"], 1, "shape.json#/X"],
  ["input of a wrong shape", ["--flow", "Start", "--input", "list.json"], 1, "run/input"],
])("%s", async (_, flags, code, said) => {
  const folder = folderWith({ "bad.json": "{", "list.json": "[]", "shape.json": '{"X": 1}' });
  const { exitCode, out, talk } = await run(["run", "tiny.zip", ...flags], { folder });
  expect({ exitCode, out }).toEqual({ exitCode: code, out: "" });
  expect(talk).toContain(said);
});

test("what is no solution is a finding", async () => {
  const folder = folderWith({ "bad.zip": "no zip" });
  const { exitCode, out } = await run(["run", "bad.zip", "--flow", "Start", "--json"], { folder });
  expect(exitCode).toBe(1);
  expect(JSON.parse(out).findings).not.toEqual([]);
});
