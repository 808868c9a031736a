import { expect, test } from "vitest";
import { loadProject } from "#project";
import { ownFiles } from "./project-files.ts";

const MINE = "mappings/mine.yaml";

/** What stands in a mapping, the text that the finding begins at, and words of the message and the mend. */
const SLIPS: readonly (readonly [string, string, string, RegExp, RegExp])[] = [
  [
    "a key that begins too early",
    "lead:\n  columns:\n    topic: subject\n   company: b\n",
    "company",
    /"company"/,
    /same column/,
  ],
  [
    "a key that begins too late",
    "lead:\n  columns:\n    topic: subject\n     company: b\n",
    "company",
    /"company"/,
    /same column/,
  ],
  ["a group below a value", "extends: default.yaml\n  lead: {}\n", "lead", /"lead"/, /same column/],
  [
    "a key beside a list",
    "account:\n  match:\n  - name\n    city: x\n",
    "city",
    /"city"/,
    /same column/,
  ],
  ["a tab", "lead:\n\tdefaults: {}\n", "\tdefaults", /tab/, /blanks/],
  [
    "the same key twice",
    "lead: {}\nlead: {} # again\n",
    "lead: {} # again",
    /"lead"/,
    /one of them/,
  ],
  [
    "no colon",
    "extends default.yaml\nlead: {}\n",
    "extends",
    /"extends default\.yaml"/,
    /key: value/,
  ],
  [
    "no blank behind the colon",
    "lead:\n  columns:\n    topic:subject\n    company: x\n",
    "topic:",
    /"topic:subject"/,
    /key: value/,
  ],
  [
    "a colon in a value",
    "lead:\n  defaults:\n    a_b: Berlin: Mitte\n",
    "Berlin",
    /colon/,
    /quotes/,
  ],
  [
    "a quote that never ends",
    'lead:\n  defaults:\n    a_b: "Berlin\n    c_d: x\n',
    '"Berlin',
    /never closed/,
    /"/,
  ],
  [
    "a single quote that never ends",
    "lead:\n  defaults:\n    a_b: 'Berlin # '' here\n",
    "'Berlin",
    /never closed/,
    /'/,
  ],
  [
    "a list that never ends",
    "account:\n  match: [name, city\nlead: {}\n",
    "[name",
    /never closed/,
    /\]/,
  ],
  [
    "a group that never ends",
    "lead: { defaults: { a_b: x }\ncontact: {}\n",
    "{ defaults",
    /never closed/,
    /\}/,
  ],
  ["a value that begins with @", "lead:\n  defaults:\n    a_b: @x\n", "@x", /"@"/, /quotes/],
  ["an unknown escape", 'lead:\n  defaults:\n    a_b: "C:\\Users"\n', "\\Users", /\\U/, /quotes/],
  ["a tag", "lead: !js {}\n", "!js", /Tags/, /away/],
  ["two documents", "lead: {}\n---\nlead: {}\n", "---", /second document/, /---/],
  ["more behind a quoted value", 'lead:\n  defaults:\n    a_b: "x" y\n', "y\n", /"y"/, /quotes/],
  ["a stray bracket", "lead: {}\n]\n", "]", /"]"/, /away/],
];

test.each(SLIPS)("%s: our words, its place and the mend", (_what, text, mark, said, mend) => {
  const lines = text.slice(0, text.indexOf(mark)).split("\n");
  const files = ownFiles().set(MINE, text);
  const { diagnostics } = loadProject(files, { mapping: MINE });
  expect(diagnostics).toEqual([
    {
      code: expect.stringMatching(/^project\/(yaml-syntax|duplicate-key)$/),
      severity: "error",
      message: expect.stringMatching(said),
      at: { in: "file", path: MINE, line: lines.length, column: (lines.at(-1) ?? "").length + 1 },
      hint: expect.stringMatching(mend),
    },
  ]);
  expect(diagnostics[0]?.message).not.toMatch(/implicit|mapping items|scalar|sequence/i);
});

test("files that try the search for what is open are read in no time", () => {
  const blanks = `${"\n".repeat(40_000)}a: "b`;
  const quotes = `a: [${"'x', ".repeat(15_000)}`;
  for (const text of [blanks, quotes, `a: ${"[ ".repeat(40_000)}`]) {
    const { diagnostics } = loadProject(ownFiles().set(MINE, text), { mapping: MINE });
    expect(diagnostics.map(({ code }) => code)).toEqual(["project/yaml-syntax"]);
  }
});
