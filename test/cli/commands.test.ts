import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SOUND, zipOfParts } from "../reader/sound-solution.ts";
import { emptyFolder, run } from "./run.ts";

test("parse prints a text in its author's spelling", async () => {
  expect(await run(["parse", "@Concat( 'a',1 )"])).toEqual({
    exitCode: 0,
    out: "@Concat( 'a',1 )\n",
    talk: "",
  });
});

test("parse finds the place of a mistake", async () => {
  const { exitCode, out, talk } = await run(["parse", "@concat('a"]);
  expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
  expect(talk).toMatch(/^text:9: error .*\(expression\/unclosed-text\)$/m);
  expect(talk).toMatch(/^2 errors$/m);
});

test("parse --json gives the answer of a batch line", async () => {
  const { exitCode, out, talk } = await run(["parse", "@concat('a", "--json"]);
  expect({ exitCode, talk }).toEqual({ exitCode: 1, talk: "" });
  expect(JSON.parse(out)).toMatchObject({
    ok: false,
    findings: [{ code: "expression/unclosed-text", at: { offset: 8 } }, {}],
  });
});

test("eval prints the value as JSON", async () => {
  expect(await run(["eval", "@createArray(1, 'a')"])).toEqual({
    exitCode: 0,
    out: '[\n  1,\n  "a"\n]\n',
    talk: "",
  });
});

test("eval --json tells the kind of a number, and keeps whole numbers beyond 2^53", async () => {
  const { out } = await run(["eval", "@add(9007199254740992, 1)", "--json"]);
  expect(JSON.parse(out)).toEqual({ ok: true, value: "9007199254740993", type: "integer" });
});

test("eval of what fails in a run exits with 1", async () => {
  const { exitCode, out, talk } = await run(["eval", "@div(1, 0)"]);
  expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
  expect(talk).toContain("(eval/failed)");
});

test("eval reads its context from a file", async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "context.json"), '{"variables": {"total": 40}}');
  const { exitCode, out } = await run(
    ["eval", "@add(variables('total'), 2)", "--context", "context.json"],
    { folder },
  );
  expect({ exitCode, out }).toEqual({ exitCode: 0, out: "42\n" });
});

test("a context that is no JSON is unreadable, at its place", async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "context.json"), '{\n  "variables" 1}');
  const { exitCode, talk } = await run(["eval", "@null", "--context", "context.json"], { folder });
  expect(exitCode).toBe(2);
  expect(talk).toContain("context.json:2:15: error");
});

test.each([
  [
    "parse",
    ['{"text":"@a()"}', "", '{"text":"@a("}', "no json", '{"other":1}', '{"text":"b"}'],
    [true, false, false, false, false, true],
  ],
  [
    "eval",
    ['{"text":"@a()"}', '{"text":"@variables(\'v\')","context":{"variables":{"v":1}}}', "[]"],
    [false, true, false],
  ],
])(
  "%s --batch answers every line with a line and exits with 0",
  async (command, lines, answers) => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "questions.jsonl"), lines.join("\r\n"));
    const { exitCode, out, talk } = await run([command, "--batch", "questions.jsonl"], { folder });
    expect({ exitCode, talk }).toEqual({ exitCode: 0, talk: "" });
    const said = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(said.map(({ ok }) => ok)).toEqual(answers);
  },
);

test("each line of a batch is answered under its number, whatever it holds", async () => {
  const folder = emptyFolder();
  const lines = [
    '{"text":"a"}',
    "",
    '{"text":"\xff"}',
    '{"text":"a","text":"b"}',
    " ",
    '{"text":"é"}',
  ];
  const bytes = lines.slice(0, 5).map((line) => Buffer.from(`${line}\n`, "latin1"));
  const last = Buffer.from(`${lines[5]}\n`, "utf8");
  writeFileSync(join(folder, "questions.jsonl"), Buffer.concat([...bytes, last]));
  const { exitCode, out } = await run(["parse", "--batch", "questions.jsonl"], { folder });
  expect(exitCode).toBe(0);
  const said = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(said.map(({ ok, printed }) => printed ?? ok)).toEqual([
    "a",
    false,
    false,
    false,
    false,
    "é",
  ]);
  const told = said.flatMap(({ findings = [] }) => findings);
  expect(told.map(({ message, at }) => [at.line, at.column, message])).toEqual([
    [2, 1, "The line is empty."],
    [3, 1, "The line is no UTF-8 text."],
    [4, 13, '"text" stands twice in the line, with two values.'],
    [5, 1, "The line is empty."],
  ]);
});

test("a line of eval --batch that asks nothing has an error and its place", async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "questions.jsonl"), '{"text":"@a()"}\n{"text" 1}\n');
  const { out } = await run(["eval", "--batch", "questions.jsonl"], { folder });
  const [first, second] = out.trimEnd().split("\n");
  expect(Object.keys(JSON.parse(first ?? ""))).toEqual(["ok", "error"]);
  const at = { path: "questions.jsonl", line: 2, column: 9 };
  expect(JSON.parse(second ?? "")).toMatchObject({ ok: false, findings: [{ at }] });
  expect(JSON.parse(second ?? "").error).not.toBe("");
});

test("eval keeps the order of keys, also of those that look like numbers", async () => {
  const folder = emptyFolder();
  const text = `@json('{"b":{"2":5.0,"1":[9007199254740993]},"1":true}')`;
  writeFileSync(join(folder, "questions.jsonl"), JSON.stringify({ text }));
  const line = '{"ok":true,"value":{"b":{"2":5,"1":["9007199254740993"]},"1":true}}\n';
  expect((await run(["eval", "--batch", "questions.jsonl"], { folder })).out).toBe(line);
  expect((await run(["eval", text, "--json"], { folder })).out).toBe(line);
});

test("inspect of what is no solution is a finding, not a page", async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "some.zip"), "not a zip");
  const { exitCode, out, talk } = await run(["inspect", "some.zip"], { folder });
  expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
  expect(talk).toContain("some.zip");
  expect(talk).not.toContain("    at ");
});

// domain.md §2, T19: which version a zip holds.
test("inspect tells the version of a zip, on the page and as JSON", async () => {
  const folder = emptyFolder();
  const manifest = String(SOUND["solution.xml"]);
  const [, version] = /<Version>([^<]+)<\/Version>/.exec(manifest) ?? [];
  writeFileSync(join(folder, "sound.zip"), zipOfParts(SOUND));
  const page = await run(["inspect", "sound.zip"], { folder });
  expect(version).toMatch(/^\d+(\.\d+){3}$/);
  expect(page.out).toContain(String(version));
  const { out } = await run(["inspect", "sound.zip", "--json"], { folder });
  expect(JSON.parse(out)).toMatchObject({ solution: { version } });
});
