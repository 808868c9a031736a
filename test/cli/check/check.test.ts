import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { ownFiles } from "../../project/project-files.ts";
import { CHILD_FILE, SOUND, zipOfParts } from "../../reader/sound-solution.ts";
import { zipOf } from "../../reader/zip/zip-writer.ts";
import { emptyFolder, run } from "../run.ts";

const OWN = join(import.meta.dirname, "../../..");

const definition = {
  triggers: { manual: { type: "Request", kind: "Button", inputs: { schema: {} } } },
  actions: {
    Try: {
      type: "Scope",
      actions: { Say: { type: "Compose", inputs: "@concatt('a', 'b')" } },
      runAfter: {},
    },
  },
};
const clientdata = {
  properties: { connectionReferences: {}, definition },
  schemaVersion: "1.0.0.0",
};

/** A folder with these files; objects become JSON. */
function folderWith(files: Readonly<Record<string, object | string | Uint8Array>>): string {
  const folder = emptyFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    const plain = typeof content === "string" || content instanceof Uint8Array;
    writeFileSync(join(folder, path), plain ? content : JSON.stringify(content, null, 2));
  }
  return folder;
}

const checked = async (args: readonly string[], folder: string) => {
  const { exitCode, out, talk } = await run(["check", ...args, "--json"], { folder });
  return { exitCode, talk, files: out === "" ? [] : JSON.parse(out).files };
};
const UNKNOWN = expect.objectContaining({ code: "expression/unknown-function" });

test.each([
  ["a flow's file", clientdata, "/properties/definition/actions/Try/actions/Say/inputs"],
  ["its properties", clientdata.properties, "/definition/actions/Try/actions/Say/inputs"],
  ["a bare definition", definition, "/actions/Try/actions/Say/inputs"],
])("%s is judged by itself, at its line", async (_, content, pointer) => {
  const { exitCode, talk, files } = await checked(["a.json"], folderWith({ "a.json": content }));
  expect({ exitCode, talk }).toEqual({ exitCode: 1, talk: "" });
  expect(files).toMatchObject([{ path: "a.json", notJudged: expect.any(Number) }]);
  const found = files[0].findings.find(
    ({ code }: { code: string }) => code === "expression/unknown-function",
  );
  expect(found).toMatchObject({
    severity: "error",
    at: { pointer, line: expect.any(Number), column: expect.any(Number) },
  });
  const lines = JSON.stringify(content, null, 2).split("\n");
  expect(lines[found.at.line - 1]?.slice(found.at.column - 1)).toMatch(/^"@concatt/);
});

test("a row of Dataverse is judged by its clientdata", async () => {
  const folder = folderWith({ "row.json": { clientdata: JSON.stringify(clientdata) } });
  const { files } = await checked(["row.json"], folder);
  expect(files[0].findings).toContainEqual(UNKNOWN);
});

/** `Say` twice, in lines of its own; the second begins in the column after its blanks. */
const TWICE = `{
  "contentVersion": "1.0.0.0", "parameters": {}, "triggers": ${JSON.stringify(definition.triggers)},
  "actions": {
    "Say": { "type": "Compose", "inputs": 1 },
    "Add": { "type": "Compose", "inputs": 2 },
    "S\\u0061y": { "type": "Compose", "inputs": 3, "runAfter": { "Add": ["Succeeded"] } }
  }
}`;
const TWICE_IN_FILE = `{ "properties": { "connectionReferences": {}, "definition": ${TWICE} }, "schemaVersion": "1.0.0.0" }`;
const twiceIn = (flowFile: string) => ({ ...SOUND, [CHILD_FILE]: flowFile });
const unpacked = (parts: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(parts).map(([path, text]) => [`a/${path}`, text]));
const wide = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");

test.each([
  ["a bare definition", { "a.json": TWICE }, "a.json", "/actions/Say", undefined],
  [
    "clientdata",
    { clientdata: TWICE_IN_FILE },
    "clientdata",
    "/properties/definition/actions/Say",
    undefined,
  ],
  [
    "a row of Dataverse",
    { "a.json": { clientdata: TWICE_IN_FILE } },
    "a.json",
    "/properties/definition/actions/Say",
    undefined,
  ],
  ["a file in UTF-16", { "a.json": wide(TWICE) }, "a.json", "/actions/Say", undefined],
  [
    "a zip",
    { "a.zip": zipOfParts(twiceIn(TWICE_IN_FILE)) },
    "a.zip",
    "/properties/definition/actions/Say",
    CHILD_FILE,
  ],
  [
    "a folder",
    unpacked(twiceIn(TWICE_IN_FILE)),
    "a",
    "/properties/definition/actions/Say",
    CHILD_FILE,
  ],
])(
  "a key that stands twice is told where it stands again: %s",
  async (_, content, path, pointer, part) => {
    const folder = folderWith(content);
    const { exitCode, files } = await checked([path], folder);
    const at = { ...(part && { part }), pointer, line: 6, column: 5 };
    const told = { code: "reader/duplicate-key", severity: "error", at };
    expect(exitCode).toBe(1);
    expect(files[0].findings).toContainEqual(expect.objectContaining(told));
    const { out } = await run(["check", path], { folder });
    expect(out).toContain("6:5 Say");
  },
);

test("inspect and run tell it too", async () => {
  const folder = folderWith({ "a.zip": zipOfParts(twiceIn(TWICE_IN_FILE)) });
  const at = {
    part: CHILD_FILE,
    pointer: "/properties/definition/actions/Say",
    line: 6,
    column: 5,
  };
  const told = expect.objectContaining({ code: "reader/duplicate-key", severity: "error", at });
  for (const args of [
    ["inspect", "a.zip"],
    ["run", "a.zip", "--flow", "Child"],
  ]) {
    const { out, exitCode } = await run([...args, "--json"], { folder });
    expect(JSON.parse(out).findings).toContainEqual(told);
    expect(exitCode).toBe(1);
    const { talk } = await run(args, { folder });
    expect(talk).toContain(`${CHILD_FILE}:6:5`);
  }
});

test("a folder is everything in it that can be judged, in the order of its names", async () => {
  const folder = folderWith({
    "all/b.json": clientdata,
    "all/a.zip": zipOfParts(SOUND),
    "all/deep/c.json": definition,
    "all/settings.json": { EnvironmentVariables: [] },
    "all/d.json": '{"properties": {"definition": ',
    "all/damaged.json": { properties: { definition: null } },
    "all/node_modules/e.json": clientdata,
    "all/unpacked/solution.xml": String(SOUND["solution.xml"]),
    "all/unpacked/customizations.xml": String(SOUND["customizations.xml"]),
    "all/unpacked/Workflows/x.json": clientdata,
  });
  const { exitCode, files } = await checked(["all/"], folder);
  expect(exitCode).toBe(1);
  expect(files.map(({ path }: { path: string }) => path)).toEqual([
    "all/a.zip",
    "all/b.json",
    "all/d.json",
    "all/damaged.json",
    "all/deep/c.json",
    "all/unpacked",
  ]);
});

test("what lies beside solutions and flows in a folder is passed over", async () => {
  const zipWith = (name: string) => zipOf([{ name, content: new Uint8Array(3) }]);
  const folder = folderWith({
    "all/tsconfig.json": '{ // comments\n  "include": ["src"] }',
    "all/pictures.zip": zipWith("a.png"),
    "all/package.zip": zipWith("Microsoft.Flow/flows/a/definition.json"),
    "all/cut.json": '{"properties":{"connectionReferences":{"a',
    "all/cut.zip": zipOfParts(SOUND).slice(0, 400),
    "all/half.zip": zipWith("customizations.xml"),
    "all/Workflows/any.json": "[",
  });
  const { files } = await checked(["all"], folder);
  expect(files.map(({ path }: { path: string }) => path)).toEqual([
    "all/Workflows/any.json",
    "all/cut.json",
    "all/cut.zip",
    "all/half.zip",
  ]);
});

test("in a zip the part is the entry; a sound one has no error", async () => {
  const folder = folderWith({ "sound.zip": zipOfParts(SOUND) });
  const { exitCode, files } = await checked(["sound.zip"], folder);
  expect(exitCode).toBe(0);
  expect(files.map(({ path }: { path: string }) => path)).toEqual(["sound.zip"]);
});

/** Lists of lists, so deep that whoever follows them by calling itself runs out of stack. */
const DEEP = 10_000;
const deepList = "[".repeat(DEEP) + "]".repeat(DEEP);
const flowText = (actions: string): string =>
  `{"properties":{"connectionReferences":{},"definition":{"parameters":{},"triggers":${JSON.stringify(
    definition.triggers,
  )},"actions":{${actions}}}}}`;
const composed = (inputs: string): string => `"Say":{"type":"Compose","inputs":${inputs}}`;
const deepScopes = `${'"A":{"type":"Scope","actions":{'.repeat(DEEP)}${"}}".repeat(DEEP)}`;
const deepCalls = JSON.stringify(`@${"not(".repeat(DEEP)}true${")".repeat(DEEP)}`);
const deepKeys = JSON.stringify(`@triggerBody()${"?['a']".repeat(DEEP)}`);
const bomb = () => zipOf([{ name: "Workflows/a.json", content: new Uint8Array(6_000_000) }]);

test.each([
  ["an empty folder", {}, ["."], "check/nothing"],
  ["a folder without a solution", { "a/notes.txt": "hello" }, ["a"], "check/nothing"],
  ["an empty file", { "a.json": "" }, ["a.json"], "reader/flow-json"],
  ["truncated JSON", { "a.json": '{"properties": {' }, ["a.json"], "reader/flow-json"],
  ["a list instead of a flow", { "a.json": "[]" }, ["a.json"], "flow/not-an-object"],
  ["JSON of 10,000 levels", { "a.json": deepList }, ["a.json"], "reader/flow-json"],
  ["a value of 10,000 levels", { "a.json": flowText(composed(deepList)) }, ["a.json"], "reader/"],
  ["scopes of 10,000 levels", { "a.json": flowText(deepScopes) }, ["a.json"], "reader/"],
  ["calls of 10,000 levels", { "a.json": flowText(composed(deepCalls)) }, ["a.json"], "too-deep"],
  ["keys of 10,000 levels", { "a.json": flowText(composed(deepKeys)) }, ["a.json"], "too-deep"],
  ["no zip", { "a.zip": "hello" }, ["a.zip"], "zip/"],
  ["half a zip", { "a.zip": zipOfParts(SOUND).slice(0, 400) }, ["a.zip"], "zip/"],
  ["a zip bomb", { "a.zip": bomb() }, ["a.zip"], "zip/ratio"],
  [
    "a zip without a solution",
    { "a.zip": zipOf([{ name: "a.txt", content: new Uint8Array(3) }]) },
    ["a.zip"],
    "reader/",
  ],
  ["bytes that are no text", { "a.json": Uint8Array.of(0xff, 0xfe) }, ["a.json"], "reader/"],
  [
    "a picture",
    { "a.json": Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2) },
    ["a.json"],
    "reader/",
  ],
])("%s is a finding, never a stack trace", async (_, content, args, code) => {
  const folder = folderWith(content);
  const { exitCode, files } = await checked(args, folder);
  expect(exitCode).toBe(1);
  const codes = files[0].findings.map((one: { readonly code: string }) => one.code);
  expect(codes).toContainEqual(expect.stringContaining(code));
  expect(JSON.stringify(files)).not.toMatch(/ {4}at |RangeError/);
  for (const format of ["text", "sarif"]) {
    const { out, talk } = await run(["check", ...args, "--format", format], { folder });
    expect(out + talk).toContain(code);
    expect(out + talk).not.toMatch(/ {4}at |RangeError/);
  }
});

test.each([
  ["a byte order mark", `\ufeff${flowText(composed("1"))}`],
  [
    "a content version that is the word undefined",
    flowText(composed("1")).replace('"parameters"', '"contentVersion":"undefined","parameters"'),
  ],
  [
    "statuses in upper case",
    flowText(`${composed("1")},"B":{"type":"Compose","inputs":2,"runAfter":{"Say":["SUCCEEDED"]}}`),
  ],
])("%s is no error", async (_, text) => {
  const { exitCode, files } = await checked(["a.json"], folderWith({ "a.json": text }));
  const errors = files[0].findings.filter(
    (one: { readonly severity: string }) => one.severity === "error",
  );
  expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: [] });
});

test("in a folder of many things each is said by itself", async () => {
  const folder = folderWith({
    "all/a.png": Uint8Array.of(0x89, 0x50, 0x4e, 0x47),
    "all/b.json": clientdata,
    "all/c.json": "",
    "all/d.zip": "hello",
    "all/e.txt": "hello",
  });
  const { exitCode, files } = await checked(["all"], folder);
  expect(exitCode).toBe(1);
  const told = files.map((file: { path: string; findings: readonly { code: string }[] }) => [
    file.path,
    file.findings.some(({ code }) => /^(reader|zip)\//.test(code)),
  ]);
  expect(told).toEqual([
    ["all/b.json", false],
    ["all/c.json", true],
    ["all/d.zip", true],
  ]);
});

test.each([
  [["no-such.zip"]],
  [["no-such/a.json"]],
  [["a.json/b.json"]],
  [["a.json", "--against", "no-such.zip"]],
  [["--format", "xml"]],
  [["a.json", "--fail-on", "never"]],
])("%j is wrong usage or unreadable input", async (args) => {
  const folder = folderWith({ "a.json": clientdata });
  expect(await run(["check", ...args], { folder })).toMatchObject({ exitCode: 2, out: "" });
});

test("--against beside flows alone is wrong usage: nothing is compared", async () => {
  const folder = folderWith({ "a.json": clientdata, "old.zip": zipOfParts(SOUND) });
  const { exitCode, out } = await run(["check", "a.json", "--against", "old.zip", "--json"], {
    folder,
  });
  expect(exitCode).toBe(2);
  expect(JSON.parse(out).findings).toMatchObject([
    { code: "cli/usage", message: expect.stringContaining("old.zip") },
  ]);
  const both = ["a.json", "old.zip", "--against", "old.zip"];
  expect((await checked(both, folder)).files).toHaveLength(2);
});

test("a release that cannot be read is told once, as a file of its own", async () => {
  const sound = zipOfParts(SOUND);
  const folder = folderWith({ "a.zip": sound, "b.zip": sound, "old.zip": "no zip" });
  const { exitCode, files } = await checked(["a.zip", "b.zip", "--against", "old.zip"], folder);
  expect(exitCode).toBe(1);
  const paths = files.map(({ path }: { path: string }) => path);
  expect(paths).toEqual(["old.zip", "a.zip", "b.zip"]);
  expect(files[0].findings).toMatchObject([
    { code: expect.stringMatching(/^zip\//), severity: "error" },
  ]);
});

test("--json and another format contradict each other", async () => {
  const folder = folderWith({ "a.json": clientdata });
  const { exitCode, out } = await run(["check", "a.json", "--json", "--format", "sarif"], {
    folder,
  });
  expect(exitCode).toBe(2);
  expect(JSON.parse(out).findings[0]).toMatchObject({
    code: "cli/usage",
    message: expect.stringContaining("--format sarif"),
  });
  const same = await run(["check", "a.json", "--json", "--format", "json"], { folder });
  expect(JSON.parse(same.out).files[0].path).toBe("a.json");
});

test("for people: the file, the action's name, the expression with a caret, one line that sums up", async () => {
  const folder = folderWith({ "a.json": clientdata });
  const { exitCode, out, talk } = await run(["check", "a.json"], { folder });
  expect({ exitCode, talk }).toEqual({ exitCode: 1, talk: "" });
  const lines = out.split("\n");
  expect(lines[0]).toBe("a.json");
  const at = lines.findIndex((line) => line.includes("(expression/unknown-function)"));
  expect(lines[at]).toMatch(/^ {2}error \d+:\d+ Say: /);
  expect(lines[at]).toContain('"concat"');
  expect(lines[at + 1]).toBe("      @concatt('a', 'b')");
  expect(lines[at + 2]).toMatch(/^ {7}\^~{6}$/);
  expect(lines.at(-2)).toMatch(/^\d+ errors?.* in 1 file/);
});

test("--quiet says errors only, and nothing when there are none", async () => {
  const folder = folderWith({ "sound.zip": zipOfParts(SOUND) });
  expect(await run(["check", "sound.zip", "--quiet"], { folder })).toEqual({
    exitCode: 0,
    out: "",
    talk: "",
  });
});

test("no path is the project: findings name the file that people edit", async () => {
  const { exitCode, files } = await checked(["--fail-on", "error"], OWN);
  expect(exitCode).toBe(0);
  expect(files).toHaveLength(1);
  for (const { source, at } of files[0].findings) {
    expect(at.part).toMatch(/^Workflows\//);
    const [, path, line, column] = /^(src\/flows\/[\w/-]+\.ts):(\d+):(\d+)$/.exec(source) ?? [];
    const said = readFileSync(join(OWN, path ?? ""), "utf8").split("\n")[Number(line) - 1];
    const actions = at.pointer
      .split("/actions/")
      .slice(1)
      .map((way: string) => way.split("/")[0]);
    // The innermost that a definition writes out.
    const named = actions.map((name: string) => `"${name.replaceAll("_", " ")}"`);
    expect(named.some((name: string) => said?.slice(Number(column) - 1).startsWith(name))).toBe(
      true,
    );
  }
});

test("for people a file of the project is said once, with the line of each finding", async () => {
  const { out } = await run(["check"], { folder: OWN });
  const heads = out.split("\n").filter((line) => line.startsWith("src/flows/"));
  expect(heads.length).toBeGreaterThan(0);
  expect(heads.every((line) => /^src\/flows\/[\w/-]+\.ts \(Workflows\//.test(line))).toBe(true);
  expect(out).toMatch(/^ {2}info \d+:\d+ \w+: /m);
});

test("SARIF leads to files from where the command was started", async () => {
  const folder = folderWith({ "in/a.json": clientdata });
  const placesOf = async (...args: readonly string[]) => {
    const { out } = await run(["check", ...args, "--format", "sarif"], { folder });
    const { results } = JSON.parse(out).runs[0];
    return results.map(
      ({
        locations,
        partialFingerprints,
      }: {
        locations: readonly object[];
        partialFingerprints: object;
      }) => [
        JSON.parse(JSON.stringify(locations))[0].physicalLocation.artifactLocation.uri,
        partialFingerprints,
      ],
    );
  };
  const near = await placesOf("in/a.json");
  expect(near.map(([uri]: readonly string[]) => uri)).toContain("in/a.json");
  expect(await placesOf(join(folder, "in/a.json"))).toEqual(near);
  expect(await placesOf("./in/../in/a.json")).toEqual(near);
  const { out } = await run(["check", "--project", "repository", "--format", "sarif"], {
    folder: folderWith({ "repository/solution.yaml": "uniqueNme: x\n" }),
  });
  expect(out).toContain('"uri": "repository/solution.yaml"');
});

test("what is said of a place in the same words is said once", async () => {
  const twice = { ...definition, actions: { A: { type: "Compose", inputs: "@{no()}@{no()}" } } };
  const { files } = await checked(["a.json"], folderWith({ "a.json": twice }));
  const told = files[0].findings.map((finding: object) => JSON.stringify(finding));
  expect(told).toEqual([...new Set(told)]);
  expect(files[0].findings).toContainEqual(UNKNOWN);
});

test("one line sums up, and says how much was judged", async () => {
  const last = async (files: Readonly<Record<string, object | Uint8Array>>) => {
    const { out } = await run(["check", ...Object.keys(files)], { folder: folderWith(files) });
    return out.trimEnd().split("\n").at(-1);
  };
  expect(await last({ "a.zip": zipOfParts(SOUND) })).toMatch(/ in 1 file; all judged$/);
  expect(await last({ "a.json": clientdata, "b.json": clientdata })).toMatch(
    /^2 errors.* in 2 files; (?:\d+ places? not judged|all judged)$/,
  );
});

test("an unknown key of solution.yaml is found at its line", async () => {
  const folder = folderWith({ "solution.yaml": "uniqueNme: x\n" });
  const { exitCode, files } = await checked([], folder);
  expect(exitCode).toBe(1);
  expect(files[0].findings).toContainEqual(
    expect.objectContaining({ source: "solution.yaml", at: { pointer: "", line: 1, column: 1 } }),
  );
});

test("an override that no rule goes by is told at its line, with what was meant", async () => {
  const files = Object.fromEntries(ownFiles());
  const text = files["solution.yaml"] ?? "";
  const folder = folderWith({
    ...files,
    "solution.yaml": text.replace(
      "findings: {}",
      "findings:\n  name/lenght: {severity: info, reason: shorter names are coming}",
    ),
  });
  const { exitCode, files: checkedFiles } = await checked([], folder);
  expect(exitCode).toBe(0);
  expect(checkedFiles[0].findings).toContainEqual(
    expect.objectContaining({
      code: "check/unknown-rule",
      severity: "warning",
      message: expect.stringContaining('"name/length"'),
      at: { pointer: "", line: text.split("\n").length, column: 3 },
    }),
  );
});

test("SARIF names rule, level, file and place", async () => {
  const folder = folderWith({ "some where/a.json": clientdata });
  const { out } = await run(["check", "some where/a.json", "--format", "sarif"], { folder });
  const { version, runs } = JSON.parse(out);
  expect(version).toBe("2.1.0");
  const { results, tool } = runs[0];
  const result = results.find(
    ({ ruleId }: { ruleId: string }) => ruleId === "expression/unknown-function",
  );
  expect(tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
  expect(result).toMatchObject({
    level: "error",
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "some%20where/a.json" },
          region: { startLine: expect.any(Number), startColumn: expect.any(Number) },
        },
      },
    ],
    partialFingerprints: { "cosell/v1": expect.stringMatching(/^[0-9a-f]{32,}$/) },
  });
});

test("--rules lists every rule with its weight and does nothing else", async () => {
  const { exitCode, out } = await run(["check", "--rules"]);
  expect(exitCode).toBe(0);
  expect(out).toMatch(/^error {4}expression\/unknown-function$/m);
  const { rules } = JSON.parse((await run(["check", "--rules", "--json"])).out);
  expect(rules.length).toBeGreaterThan(80);
  expect(rules[0]).toEqual({
    code: expect.any(String),
    severity: expect.any(String),
    why: expect.any(String),
  });
});

// A weight without its reason is never silent.
describe("a finding that solution.yaml weighs otherwise says why", () => {
  const REASON = "Two systems that answer each other; looked at in May.";
  const folder = () => {
    const files = ownFiles();
    const text = files.get("solution.yaml") ?? "";
    return folderWith({
      ...Object.fromEntries(files),
      "solution.yaml": text.replace(
        "findings: {}",
        `findings: { sync/guarded-loop: { severity: warning, reason: "${REASON}" } }`,
      ),
    });
  };

  test("check, as text, JSON and SARIF", async () => {
    const at = folder();
    const text = await run(["check"], { folder: at });
    expect(text.out).toContain(`not info: ${REASON}`);
    const { files } = await checked([], at);
    const found = files[0].findings.filter(
      ({ code }: { code: string }) => code === "sync/guarded-loop",
    );
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) {
      expect(one).toMatchObject({
        severity: "warning",
        reweighed: { from: "info", reason: REASON },
      });
    }
    const sarif = await run(["check", "--format", "sarif"], { folder: at });
    expect(sarif.out).toContain(`(info elsewhere: ${REASON})`);
  });

  test("build, which only counts it, and its JSON", async () => {
    const at = folder();
    const text = await run(["build", "--out", "out"], { folder: at });
    expect(text.exitCode).toBe(0);
    expect(text.talk).toContain(`× sync/guarded-loop (not info: ${REASON})`);
    const json = await run(["build", "--out", "out", "--json"], { folder: at });
    const { findings } = JSON.parse(json.out);
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: "sync/guarded-loop",
        severity: "warning",
        reweighed: { from: "info", reason: REASON },
      }),
    );
  });
});
