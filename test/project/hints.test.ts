import { expect, test } from "vitest";
import { loadProject, type ProjectFiles, readLock } from "#project";
import { changed, ownFiles } from "./project-files.ts";

const SOLUTION = "solution.yaml";
const DEFAULT = "mappings/default.yaml";
const MINE = "mappings/mine.yaml";

const solution = (from: string, to: string): ProjectFiles => changed(SOLUTION, from, to);
const whole = (text: string): ProjectFiles => ownFiles().set(SOLUTION, text);
const defaults = (value: string): ProjectFiles =>
  ownFiles()
    .set(SOLUTION, (ownFiles().get(SOLUTION) ?? "").replace(DEFAULT, MINE))
    .set(MINE, `extends: default.yaml\nlead:\n  defaults:\n    new_origin: ${value}\n`);

// Each: what is wrong, the code that tells it, and what the hint says of the mend.
const SLIPS: readonly (readonly [what: string, ProjectFiles, code: string, hint: RegExp])[] = [
  [
    "a key like no other",
    solution("languages:", "zzzzzz: 1\nlanguages:"),
    "unknown-key",
    /uniqueName, displayName/,
  ],
  [
    "a key like no other below",
    changed(DEFAULT, "checkMark:", "zzzzzz:"),
    "unknown-key",
    /checkMark, coSellOnly/,
  ],
  [
    "a label that is too long",
    solution("1033: Co-sell Connector\n", `1033: ${"x".repeat(300)}\n`),
    "label-too-long",
    /256/,
  ],
  ["no uniqueName", solution("uniqueName: CosellConnectorD365\n", ""), "missing-key", /for good/],
  [
    "no dealValue",
    changed(DEFAULT, "    dealValue: estimatedvalue\n", ""),
    "missing-key",
    /deal value/,
  ],
  [
    "an unknown language",
    solution("languages: [1033, 1031]", "languages: [1033, 1036]"),
    "unknown-language",
    /1031/,
  ],
  ["an empty label", solution("1033: Co-sell Connector\n", '1033: ""\n'), "missing-value", /text/],
  [
    "a weight without a reason",
    solution("findings: {}", "findings:\n  sync/loop: { severity: info }"),
    "missing-key",
    /reason/,
  ],
  [
    "an empty reason",
    solution("findings: {}", 'findings:\n  sync/loop: { severity: info, reason: "" }'),
    "missing-value",
    /text/,
  ],
  [
    "a code that is none",
    solution("findings: {}", "findings:\n  LOOP: { severity: info, reason: x }"),
    "wrong-value",
    /--rules/,
  ],
  [
    "a character that XML cannot hold",
    solution("1033: Co-sell Connector\n", '1033: "a\\u0001b"\n'),
    "unprintable",
    /Take it away/,
  ],
  ["a file without a value", whole("# nothing\n"), "missing-value", /key/],
  ["a file that is a list", whole("- a\n"), "wrong-type", /key/],
  ["a file that is a word", whole("word\n"), "wrong-type", /key/],
  ["a list for a constant", defaults("[1, 2]"), "wrong-type", /one value/],
  ["a list in a list for a constant", defaults("[[1]]"), "wrong-type", /one value/],
  ["no number for a constant", defaults(".nan"), "wrong-type", /number/],
  ["an endless number for a constant", defaults(".inf"), "wrong-type", /number/],
  ["a number that is too big", defaults("922337203685478"), "wrong-value", /bounds/],
  ["a row without an id", defaults("{ navigation: a, table: b }"), "missing-key", /GUID/],
  [
    "a version that is a number",
    solution("version: 1.0.0.0", "version: 1.0"),
    "wrong-type",
    /1\.0/,
  ],
  [
    "a number in quotes",
    solution("languages: [1033, 1031]", 'languages: ["1033", 1031]'),
    "wrong-type",
    /without quotes/,
  ],
  ["a language twice", solution("[1033, 1031]", "[1033, 1033]"), "listed-twice", /once/],
  ["no language", solution("[1033, 1031]", "[]"), "missing-value", /1033/],
  ["no file", new Map(), "missing-file", /cosell/],
  ["a key that is a list", whole("? [a]\n: b\n"), "yaml-syntax", /quotes/],
  ["what is nested too deeply", whole(`a: ${"[".repeat(5000)}`), "yaml-syntax", /fewer/],
];

test.each(SLIPS)("%s: told with place and mend", (_what, files, code, hint) => {
  const { diagnostics } = loadProject(files);
  const finding = diagnostics.find((one) => one.code === `project/${code}`);
  expect(diagnostics.map((one) => one.code)).toContain(`project/${code}`);
  expect(finding?.hint).toMatch(hint);
  for (const { at, hint: each, message } of diagnostics) {
    expect(at).toMatchObject({ in: "file", line: expect.any(Number), column: expect.any(Number) });
    expect([message, each]).toEqual([message, expect.any(String)]);
    expect(message).not.toMatch(/call stack/);
  }
});

test("a number in quotes is said to be one, and not that it means itself", () => {
  const files = solution("languages: [1033, 1031]", 'languages: ["1033", 1031]');
  expect(loadProject(files).diagnostics.map(({ message }) => message)).toEqual([
    '"languages.0" must be a whole number, not the text "1033".',
  ]);
});

test.each(["parts: 5", "part: {}", "parts:\n  a/b: 7", "removed:\n  a/b: {}", "solution: 7"])(
  "a lock that says %j is told with place and mend",
  (text) => {
    for (const { at, hint } of readLock(text).diagnostics) {
      expect(at).toMatchObject({
        in: "file",
        path: "solution.lock.yaml",
        line: expect.any(Number),
      });
      expect(hint).toBeDefined();
    }
  },
);
