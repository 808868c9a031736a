import fc from "fast-check";
import JSZip from "jszip";
import { describe, expect, test } from "vitest";
import type { ProjectFiles } from "#project";
import { readFlowFile, readZip } from "#reader";
import { type CheckedFile, checkDocument, rules, sarifOf } from "#validation";
import { build } from "../src/build.ts";
import { checkProject, checkTarget, previousRelease } from "../src/check.ts";
import { upgradeVersion } from "../src/validation/rules/upgrade/version.ts";
import { checkText } from "../src/cli/check/check-text.ts";
import { changed, ownFiles } from "./project/project-files.ts";
import { CHILD_FILE, SOUND, zipOfParts } from "./reader/sound-solution.ts";

const textOf = (file: CheckedFile) => checkText([file], { colored: false, quiet: false });
const flow = (text: string) => checkTarget({ kind: "flow", path: "flow.json", text });
const codes = (text: string) => flow(text).findings.map(({ code }) => code);

const definition = (actions: object, more: object = {}): string =>
  JSON.stringify({
    properties: {
      connectionReferences: {},
      definition: {
        contentVersion: "1.0.0.0",
        parameters: {},
        triggers: { manual: { type: "Request", kind: "Button", inputs: { schema: {} } } },
        actions,
        ...more,
      },
    },
    schemaVersion: "1.0.0.0",
  });

const SCOPE = { type: "Scope", actions: {} };
const scopes = (levels: number): object =>
  levels === 0 ? {} : { A: { type: "Scope", actions: scopes(levels - 1) } };

test.each([
  ["truncated JSON", definition({ A: SCOPE }).slice(0, -9), ["reader/flow-json"]],
  ["no JSON", "hello", ["reader/flow-json"]],
  ["an empty file", "", ["reader/flow-json"]],
  ["a number", "5", ["flow/not-an-object"]],
  ["another document", '{"a":1}', ["flow/unknown-property", "flow/no-definition"]],
  ["JSON of a thousand levels", "[".repeat(1000), ["reader/flow-json"]],
  ["scopes of 300 levels", definition(scopes(300)), ["reader/flow-json"]],
  ["a million brackets", "[".repeat(1_000_000), ["reader/flow-json"]],
])("%s is a finding", (_, text, expected) => {
  expect(codes(text)).toEqual(expected);
});

test.each([
  ["a byte order mark", `\ufeff${definition({ A: SCOPE })}`],
  ["the content version undefined", definition({ A: SCOPE }, { contentVersion: "undefined" })],
  [
    "upper-case statuses",
    definition({ A: SCOPE, B: { ...SCOPE, runAfter: { A: ["SUCCEEDED"] } } }),
  ],
  ["names of an object's inheritance", definition({ constructor: SCOPE, toString: SCOPE })],
])("%s is no error", (_, text) => {
  const errors = flow(text).findings.filter(({ severity }) => severity === "error");
  expect(errors).toEqual([]);
});

test("whose connections a bare definition uses is not judged, and counted", () => {
  const host = {
    connectionName: "shared_teams",
    operationId: "Ask",
    apiId: "/providers/Microsoft.PowerApps/apis/shared_teams",
  };
  const properties = {
    connectionReferences: {},
    definition: {
      triggers: {},
      actions: { Ask: { type: "OpenApiConnection", inputs: { host, parameters: {} } } },
    },
  };
  const toldOf = (json: object) => {
    const { findings, notJudged } = flow(JSON.stringify(json));
    return [findings.some(({ code }) => code === "connection/undeclared"), notJudged > 0];
  };
  expect(toldOf(properties.definition)).toEqual([false, true]);
  expect(toldOf({ ...properties.definition, connectionReferences: {} })[0]).toBe(true);
  expect(toldOf({ properties })[0]).toBe(true);
  expect(toldOf(properties)[0]).toBe(true);
  expect(toldOf({ definition: properties.definition })[0]).toBe(true);
});

test("bytes that are no zip and a folder without a solution are findings", () => {
  const zip = checkTarget({ kind: "zip", path: "a.zip", bytes: new Uint8Array([80, 75, 3, 4, 1]) });
  const folder = checkTarget({ kind: "folder", path: "a", files: [] });
  expect(zip.findings.some(({ severity }) => severity === "error")).toBe(true);
  expect(folder.findings.some(({ severity }) => severity === "error")).toBe(true);
});

test("a flow that cannot be read is told once, and nobody who calls it is blamed", () => {
  const bytes = zipOfParts({ ...SOUND, [CHILD_FILE]: "{" });
  const { findings } = checkTarget({ kind: "zip", path: "a.zip", bytes });
  const errors = findings.filter(({ severity }) => severity === "error");
  expect(errors.map(({ code }) => code)).toEqual(["reader/flow-json"]);
});

test.each([
  ["no trigger", definition({ A: SCOPE }, { triggers: {} }), "shape/one-trigger"],
  ["an unknown action", definition({ A: { type: "Scoop" } }), "shape/unknown-type"],
  ["an action without what it needs", definition({ A: { type: "Foreach" } }), "shape/unknown-type"],
  [
    "an unknown trigger",
    definition({}, { triggers: { A: { type: "Tea" } } }),
    "shape/unknown-type",
  ],
  [
    "a trigger without what it needs",
    definition({}, { triggers: { A: { type: "OpenApiConnection" } } }),
    "shape/unknown-type",
  ],
])("%s is told by the rule alone", (_, text, code) => {
  const { findings } = flow(text);
  const [rule] = rules.filter((one) => one.code === code);
  expect(readFlowFile(text, "a.json").diagnostics.map((one) => one.code)).toContainEqual(
    expect.toSatisfy((said: string) => rule?.replaces?.includes(said) ?? false),
  );
  expect(findings.filter((one) => one.code === code)).toHaveLength(1);
  expect(findings.filter((one) => rule?.replaces?.includes(one.code))).toEqual([]);
});

test("every finding that a rule replaces is one that a reader tells", () => {
  const replaced = new Set(rules.flatMap(({ replaces = [] }) => replaces));
  const told = [
    definition({ A: { type: "Scoop" }, B: { type: "Foreach" } }, { triggers: {} }),
    definition({}, { triggers: { A: { type: "Tea" }, B: { type: "OpenApiConnection" } } }),
  ].flatMap((text) => readFlowFile(text, "a.json").diagnostics.map(({ code }) => code));
  const unnamed = {
    ...SOUND,
    "solution.xml": (SOUND["solution.xml"] ?? "").replace(">TestItems<", "><"),
  };
  told.push(...readZip(zipOfParts(unnamed), "a.zip").findings.map(({ code }) => code));
  expect([...replaced].filter((code) => !told.includes(code))).toEqual([]);
});

test("what reader and rules both refuse is told once", () => {
  const named = (name: string) => {
    const xml = (SOUND["solution.xml"] ?? "").replace(">TestItems<", () => `>${name}<`);
    const bytes = zipOfParts({ ...SOUND, "solution.xml": xml });
    return checkTarget({ kind: "zip", path: "a.zip", bytes }).findings.flatMap((finding) =>
      finding.at.in === "part" && finding.at.pointer === "/UniqueName"
        ? [`${finding.severity} ${finding.code}`]
        : [],
    );
  };
  expect(named("Test Items")).toEqual(["error solution/identity"]);
  expect(named("1stItems")).toEqual(["warning reader/unique-name"]);
});

describe("the project against its own release", () => {
  const built = build(ownFiles());
  const [unmanaged, managed] = [...built.outputs.keys()].filter((name) => name.endsWith(".zip"));
  const upgradeOf = (files: ProjectFiles, path = "") => {
    const bytes = built.outputs.get(path) ?? new Uint8Array();
    const release = previousRelease(path, bytes);
    if (release.kind === "unreadable") throw new Error(path);
    return checkProject(files, { previous: release.solution }).findings.flatMap(
      ({ code, severity, message }) =>
        severity === "error" || code.startsWith("upgrade/") ? [`${code} ${message}`] : [],
    );
  };

  test.each([[unmanaged], [managed]])("%s: nothing is lost and nothing has changed", (path) => {
    expect(upgradeOf(ownFiles(), path)).toEqual([]);
  });

  test.each([
    ["a width in a form", 'columns="1"', 'columns="2"'],
    ["a column that is sorted by", "<IsSortableEnabled>0", "<IsSortableEnabled>1"],
    ["a button", "<CustomActions />", '<CustomActions><HideCustomAction Id="a" /></CustomActions>'],
  ])("%s that models do not know, under the same version, is refused", async (_, from, to) => {
    const path = unmanaged ?? "";
    const bytes = built.outputs.get(path) ?? new Uint8Array();
    const release = previousRelease(path, bytes);
    if (release.kind === "unreadable") throw new Error(path);
    const zip = await JSZip.loadAsync(bytes);
    const text = (await zip.file("customizations.xml")?.async("string")) ?? "";
    expect(text).toContain(from);
    const told = async (xml: string) => {
      zip.file("customizations.xml", xml);
      const again = await zip.generateAsync({ type: "uint8array" });
      const { findings } = checkTarget(
        { kind: "zip", path, bytes: again },
        { previous: release.solution, rules: [upgradeVersion] },
      );
      return findings.flatMap(({ code }) => (code.startsWith("upgrade/") ? [code] : []));
    };
    expect(await told(text)).toEqual([]);
    expect(await told(text.replace(from, to))).toEqual(["upgrade/version"]);
  });

  test("the managed zip beside an unmanaged one differs from it in nothing but the flag", async () => {
    const [one = "", other = ""] = [unmanaged, managed];
    const release = previousRelease(one, built.outputs.get(one) ?? new Uint8Array());
    if (release.kind === "unreadable") throw new Error(one);
    const zip = await JSZip.loadAsync(built.outputs.get(other) ?? new Uint8Array());
    const told = async (change: (solution: string) => string) => {
      const text = (await zip.file("solution.xml")?.async("string")) ?? "";
      zip.file("solution.xml", change(text));
      const bytes = await zip.generateAsync({ type: "uint8array" });
      const target = { kind: "zip", path: other, bytes } as const;
      return checkTarget(target, { previous: release.solution }).findings.flatMap(({ code }) =>
        code.startsWith("upgrade/") ? [code] : [],
      );
    };
    expect(await told((text) => text)).toEqual([]);
    expect(
      await told((text) => text.replace(/(<Description [^>]*description=")/, "$1Other: ")),
    ).toEqual(["upgrade/version"]);
  });

  test("another mapping under the same version is refused, and what it changes is named", () => {
    const files = changed(
      "mappings/default.yaml",
      "dealValue: estimatedvalue",
      "dealValue: budgetamount",
    );
    expect(upgradeOf(files, unmanaged)).toEqual([
      expect.stringContaining("upgrade/changed-default"),
      expect.stringContaining("upgrade/version"),
    ]);
  });
});

test("whatever JSON stands in a definition, there is an answer", () => {
  const anyJson = fc.jsonValue({ maxDepth: 4 });
  fc.assert(
    fc.property(fc.dictionary(fc.string(), anyJson), anyJson, (actions, triggers) => {
      const checked = flow(definition(actions, { triggers: { manual: triggers } }));
      expect(textOf(checked)).toMatch(/ in 1 file/);
      expect(JSON.stringify(sarifOf([checked], rules, { version: "1.0.0" }))).toContain("2.1.0");
    }),
    { numRuns: 60 },
  );
});

const BROKEN = definition({
  Make: { type: "Compose", inputs: "@outputs('Made')" },
});

test("the document of a check says where in the file", () => {
  const { files } = checkDocument([flow(JSON.stringify(JSON.parse(BROKEN), null, 2))]);
  const [finding] = files[0]?.findings ?? [];
  expect(files[0]?.path).toBe("flow.json");
  expect(finding).toMatchObject({
    code: "reference/unknown-action",
    severity: "error",
    at: { pointer: "/properties/definition/actions/Make/inputs", line: 19, column: 21 },
  });
  expect(finding?.at).not.toHaveProperty("part");
});

test("control characters of a hostile name are not printed", () => {
  const name = "a\u001b[2J\u202e";
  const text = textOf(flow(definition({ [name]: { type: "Compose", inputs: "@x('\u001b')" } })));
  expect(text).not.toContain("\u001b");
  expect(text).not.toContain("\u202e");
});

test("SARIF names every rule, the place and a fingerprint that outlives moved lines", () => {
  const sarif = (text: string) =>
    sarifOf([flow(text)], rules, { version: "1.0.0" }) as {
      readonly runs: readonly {
        readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
        readonly results: readonly {
          readonly ruleId: string;
          readonly ruleIndex: number;
          readonly partialFingerprints: object;
          readonly locations: readonly { readonly physicalLocation: object }[];
        }[];
      }[];
    };
  const [run] = sarif(BROKEN).runs;
  const [moved] = sarif(JSON.stringify(JSON.parse(BROKEN), null, 4)).runs;
  const result = run?.results[0];
  expect(run?.tool.driver.rules[result?.ruleIndex ?? -1]?.id).toBe(result?.ruleId);
  expect(result?.locations[0]?.physicalLocation).toMatchObject({
    artifactLocation: { uri: "flow.json" },
    region: { startLine: 1 },
  });
  expect(moved?.results[0]?.partialFingerprints).toEqual(result?.partialFingerprints);
});

test("severities are changed in one place, for findings of readers too", () => {
  const reason = "Mended next week.";
  const severities = new Map([
    ["reference/unknown-action", { severity: "warning" as const, reason }],
    ["reader/flow-json", { severity: "info" as const, reason }],
  ]);
  const first = (text: string) =>
    checkTarget({ kind: "flow", path: "flow.json", text }, { severities }).findings[0];
  expect(first(BROKEN)).toMatchObject({
    severity: "warning",
    reweighed: { from: "error", reason },
  });
  expect(first("{")).toMatchObject({ severity: "info", reweighed: { from: "error", reason } });
});

test("the product has neither errors nor warnings", () => {
  const { findings } = checkProject(ownFiles());
  expect(findings.filter(({ severity }) => severity !== "info")).toEqual([]);
});
