import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { assemble, EMPTY_LOCK } from "#model";
import { compile, pack } from "#packager";
import { ROOT } from "../project/project-files.ts";
import { tiny } from "../tiny/definition.ts";
import { emptyFolder, run } from "./run.ts";

/** What every command is tried in: a project, a sound zip, a damaged one and a few files. */
let folder = "";

beforeAll(() => {
  folder = emptyFolder();
  for (const name of ["solution.yaml", "solution.lock.yaml", "mappings"]) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  mkdirSync(join(folder, "test/stories"), { recursive: true });
  const { model } = assemble(tiny, EMPTY_LOCK).value;
  const files: Readonly<Record<string, string | Uint8Array>> = {
    "tiny.zip": pack(compile(model, "managed")),
    "bad.zip": "no zip",
    "bad.json": "{",
    "mappings/bad.yaml": "extends: default.yaml\nlead: { columns: { topic: companyname } }\n",
    "mocks.json": JSON.stringify({ Create_the_note: { statusCode: 201, body: { id: 1 } } }),
    "questions.jsonl": '{"text":"@a("}\n{"text":"@add(1, 2)"}\n',
    "test/stories/two.yaml": STORIES,
  };
  for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content);
});

const STORIES = `
stories:
  - name: An account is saved
    steps:
      - save: { account: { contoso: { name: Contoso } } }
        then: { rows: { account: { contoso: { name: Contoso } } } }
  - name: An account is called otherwise
    steps:
      - save: { account: { contoso: { name: Contoso } } }
        then: { rows: { account: { contoso: { name: Fabrikam } } } }
`;

type Row = readonly [args: string, exitCode: 0 | 1 | 2];

/** Issue by issue: every command when all is well, with findings, misused, and with what cannot be read. */
const contract: readonly Row[] = [
  ["build --type unmanaged --out out", 0],
  ["build --mapping mappings/bad.yaml", 1],
  ["build --type unmanaged --fail-on info --out out", 1],
  ["build --type zip", 2],
  ["build extra", 2],
  ["build --project none", 2],
  ["build --mapping none.yaml", 2],
  ["build --mapping bad.json", 2],
  ["build --out tiny.zip", 2],
  ["inspect tiny.zip", 0],
  ["inspect bad.zip", 1],
  ["inspect", 2],
  ["inspect tiny.zip --fail-on panic", 2],
  ["inspect none.zip", 2],
  ["eject tiny.zip --out tree", 0],
  ["eject bad.zip --out tree", 1],
  ["eject --type zip", 2],
  ["eject tiny.zip --mapping mappings/default.yaml", 2],
  ["eject none.zip", 2],
  ["eject --project none", 2],
  ["verify out/CosellConnectorD365_1_0_0_0.zip", 0],
  ["verify tiny.zip", 1],
  ["verify", 2],
  ["verify tiny.zip --with winzip", 2],
  ["verify none.zip", 2],
  ["verify tiny.zip --project none", 2],
  ["parse @a()", 0],
  ["parse --batch questions.jsonl", 0],
  ["parse @a(", 1],
  ["parse", 2],
  ["parse a --batch questions.jsonl", 2],
  ["parse --batch none.jsonl", 2],
  ["check tiny.zip", 0],
  ["check --rules", 0],
  ["check bad.zip", 1],
  ["check --format xml", 2],
  ["check --against none.zip", 2],
  ["check none.zip", 2],
  ["check --project none", 2],
  ["simulate saved --profile host", 0],
  ["simulate otherwise --profile host", 1],
  ["simulate saved --solution bad.zip", 1],
  ["simulate saved --profile lax", 2],
  ["simulate nobody", 2],
  ["simulate none.yaml", 2],
  ["simulate saved --solution none.zip", 2],
  ["simulate saved --solution tiny.zip --mapping mappings/default.yaml", 2],
  ["simulate saved --project none", 2],
  ["simulate saved --mapping none.yaml", 2],
  ["run tiny.zip --flow Start --mocks mocks.json", 0],
  ["run tiny.zip --flow Start", 1],
  ["run bad.zip --flow Start", 1],
  ["run tiny.zip", 2],
  ["run tiny.zip --flow Nobody", 2],
  ["run none.zip --flow Start", 2],
  ["run tiny.zip --flow Start --input bad.json", 2],
  ["run tiny.zip --flow Start --mocks none.json", 2],
  ["eval @add(1,2)", 0],
  ["eval --batch questions.jsonl", 0],
  ["eval @div(1,0)", 1],
  ["eval", 2],
  ["eval 1 --batch questions.jsonl", 2],
  ["eval 1 --context none.json", 2],
  ["eval 1 --context bad.json", 2],
  ["--version", 0],
  ["--help", 0],
  ["help build", 0],
  ["", 2],
  ["biuld", 2],
  ["--no-such-flag", 2],
];

const isBatch = (args: string): boolean => args.includes("--batch") && !args.includes(" a ");

test.each(contract)("cosell %s exits with %i, for people and for scripts", async (args, code) => {
  const words = args.split(" ").filter((word) => word !== "");
  const told = await run(words, { folder });
  expect({ ...told, exitCode: told.exitCode }).toMatchObject({ exitCode: code });
  if (code === 0) expect(told.talk).not.toMatch(/\berror\b/);
  if (code === 1) expect(`${told.out}${told.talk}`).not.toBe("");
  if (code === 2) expect(told.out).toBe("");
  if (code === 2) expect(told.talk).not.toBe("");
  expect(told.talk).not.toMatch(/^ {4}at /m);
  expect(told.out + told.talk).not.toContain("\u001b");

  const scripted = await run([...words, "--json"], { folder });
  expect(scripted).toMatchObject({ exitCode: code, talk: "" });
  if (isBatch(args) && code === 0) {
    for (const line of scripted.out.trimEnd().split("\n")) JSON.parse(line);
    return;
  }
  const document = JSON.parse(scripted.out);
  expect(Array.isArray(document)).toBe(false);
  if (code === 2) {
    expect(Object.keys(document)).toEqual(["findings"]);
    for (const finding of document.findings) {
      expect(finding).toMatchObject({ severity: "error", at: { path: expect.any(String) } });
    }
  }
});

test("--quiet says only what is wrong", async () => {
  const fine = await run(["inspect", "tiny.zip", "--quiet"], { folder });
  expect(fine).toMatchObject({ exitCode: 0, talk: "" });
  const bad = await run(["inspect", "bad.zip", "--quiet"], { folder });
  expect(bad.exitCode).toBe(1);
  expect(bad.talk).toMatch(/ error /);
  expect(bad.talk).not.toMatch(/^\d+ error/m);
});

test("colours come with a terminal only", async () => {
  const { talk } = await run(["inspect", "bad.zip"], { folder, colored: true });
  expect(talk).toContain("\u001b[31merror");
});
