import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { ownFiles, ROOT } from "../project/project-files.ts";
import { emptyFolder, run } from "./run.ts";

const SOLUTION = "solution.yaml";
const DEFAULT = "mappings/default.yaml";
const LOCK = "solution.lock.yaml";

type Content = string | Uint8Array;

/** Our own project on the disk, with what an earlier build and a crash left in its output folder. */
function projectWith(changes: Readonly<Record<string, Content>>): string {
  const folder = emptyFolder();
  const lock: [string, Content] = [LOCK, readFileSync(join(ROOT, LOCK), "utf8")];
  const left: readonly [string, Content][] = [
    ["dist/solution/Old_1_0_0_0.zip", "old"],
    ["dist/solution/SHA256SUMS", "old"],
    ["dist/solution/notes.txt", "not ours"],
    ["dist/solution/.cosell-unfinished-x1/Half_1_0_0_0.zip", "hal"],
  ];
  for (const [path, content] of [...ownFiles(), lock, ...Object.entries(changes), ...left]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** A file of ours with a text in the place of another. */
function changed(path: string, from: string, to: string): Readonly<Record<string, string>> {
  const text = ownFiles().get(path) ?? "";
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
  return { [path]: text.replace(from, () => to) };
}

/** Where a text begins in a file, counted from 1. */
function placeOf(text: string, word: string) {
  const lines = (text.split(word)[0] ?? "").split("\n");
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}

interface Bad {
  readonly what: string;
  readonly files: Readonly<Record<string, string>>;
  readonly code: string;
  /** The file and the text in it that the finding begins at. */
  readonly at: readonly [path: string, word: string];
  /** In the message or the hint: how it is mended. */
  readonly mend: RegExp;
}

const bad: readonly Bad[] = [
  {
    what: "an unknown key",
    files: changed(SOLUTION, "uniqueName: Cosell", "uniqueNme: Cosell"),
    code: "project/unknown-key",
    at: [SOLUTION, "uniqueNme"],
    mend: /Did you mean "uniqueName"\?/,
  },
  {
    what: "a wrong type",
    files: changed(SOLUTION, "shipOn: false", "shipOn: maybe"),
    code: "project/wrong-type",
    at: [SOLUTION, "maybe"],
    mend: /true or false/,
  },
  {
    what: "a missing column",
    files: changed(DEFAULT, "    dealValue: estimatedvalue\n", ""),
    code: "project/missing-key",
    at: [DEFAULT, "columns:\n    currency"],
    mend: /dealValue/,
  },
  {
    what: "a bad prefix",
    files: changed(SOLUTION, "prefix: cosell", "prefix: 1x"),
    code: "project/",
    at: [SOLUTION, "1x"],
    mend: /letter/,
  },
  {
    what: "a version of three parts",
    files: changed(SOLUTION, "version: 1.0.0.0", "version: 1.0.0"),
    code: "project/",
    at: [SOLUTION, "1.0.0"],
    mend: /four/i,
  },
  {
    what: "a duplicate display name",
    files: changed(
      SOLUTION,
      "    1033: Co-sell Connector\n",
      "    1033: Co-sell Connector\n    1033: Another\n",
    ),
    code: "project/duplicate-key",
    at: [SOLUTION, "1033: Another"],
    mend: /1033|unique|twice/,
  },
  {
    what: "a label that is too long",
    files: changed(SOLUTION, "    1033: Co-sell Connector\n", `    1033: ${"x".repeat(300)}\n`),
    code: "project/label-too-long",
    at: [SOLUTION, "xxx"],
    mend: /at most \d+/,
  },
  {
    what: "an unknown language",
    files: changed(SOLUTION, "languages: [1033, 1031]", "languages: [1033, 1036]"),
    code: "project/",
    at: [SOLUTION, "1036"],
    mend: /1031/,
  },
  {
    what: "a circular extends",
    files: {
      ...changed(SOLUTION, "mapping: mappings/default.yaml", "mapping: mappings/a.yaml"),
      "mappings/a.yaml": "extends: b.yaml\n",
      "mappings/b.yaml": "extends: a.yaml\n",
    },
    code: "project/circular-extends",
    at: ["mappings/b.yaml", "a.yaml"],
    mend: /a\.yaml → mappings\/b\.yaml → mappings\/a\.yaml/,
  },
  {
    what: "a mapping that extends none",
    files: {
      ...changed(SOLUTION, "mapping: mappings/default.yaml", "mapping: mappings/a.yaml"),
      "mappings/a.yaml": "lead: { columns: { topic: new_topic } }\n",
    },
    code: "project/nothing-extended",
    at: ["mappings/a.yaml", "lead"],
    mend: /extends: default\.yaml/,
  },
  {
    what: "a column for two fields",
    files: {
      ...changed(SOLUTION, "mapping: mappings/default.yaml", "mapping: mappings/a.yaml"),
      "mappings/a.yaml": "extends: default.yaml\nlead: { columns: { topic: companyname } }\n",
    },
    code: "project/column-twice",
    at: ["mappings/a.yaml", "companyname"],
    mend: /Name another column/,
  },
  {
    what: "a constant for a column of the connector's own",
    files: {
      ...changed(SOLUTION, "mapping: mappings/default.yaml", "mapping: mappings/a.yaml"),
      "mappings/a.yaml":
        "extends: default.yaml\nopportunity:\n  defaults:\n    cosell_microsoftpartnercenterreferralsync: false\n",
    },
    code: "project/own-column",
    at: ["mappings/a.yaml", "false"],
    mend: /column of yours/,
  },
  {
    what: "a field in a column of the connector's own",
    files: {
      ...changed(SOLUTION, "mapping: mappings/default.yaml", "mapping: mappings/a.yaml"),
      "mappings/a.yaml":
        "extends: default.yaml\nopportunity:\n  columns:\n    notes: cosell_microsoftpartnercentersyncstate\n",
    },
    code: "project/own-column",
    at: ["mappings/a.yaml", "cosell_microsoft"],
    mend: /column of yours/,
  },
  {
    what: "a column that cannot hold it",
    files: changed(DEFAULT, "notes: description", "notes: customerid"),
    code: "project/column-kind",
    at: [DEFAULT, "customerid"],
    mend: /lookup/,
  },
  {
    what: "a status reason of two states",
    files: changed(DEFAULT, "won: 3 ", "won: 4 "),
    code: "project/status-contradiction",
    at: [DEFAULT, "4 # Won"],
    mend: /won/,
  },
  {
    what: "a line that is indented wrongly",
    files: changed(DEFAULT, "  coSellOnly: false", " coSellOnly: false"),
    code: "project/yaml-syntax",
    at: [DEFAULT, "coSellOnly: false"],
    mend: /same column/,
  },
];

test.each(bad)("$what: a finding with place and mend, nothing left", async (one) => {
  const folder = projectWith(one.files);
  const { exitCode, out, talk } = await run(["build", "--json"], { folder });
  expect({ exitCode, talk }).toEqual({ exitCode: 1, talk: "" });
  const { outputs, findings } = JSON.parse(out);
  expect(outputs).toEqual([]);
  const [path, word] = one.at;
  const place = { path, ...placeOf(one.files[path] ?? "", word) };
  const found = findings.find(
    ({ code, at }: { code: string; at: object }) =>
      code.startsWith(one.code) && JSON.stringify(at) === JSON.stringify(place),
  );
  expect(found, JSON.stringify(findings, null, 1)).toBeDefined();
  expect(`${found.message} ${found.hint ?? ""}`).toMatch(one.mend);
  expect(readdirSync(join(folder, "dist/solution"))).toEqual(["notes.txt"]);
  expect(readFileSync(join(folder, LOCK), "utf8")).toBe(readFileSync(join(ROOT, LOCK), "utf8"));
});

test("an unreadable file: which one and why, nothing left", async () => {
  const folder = projectWith({ [DEFAULT]: Uint8Array.of(0xff, 0xfe, 0x00) });
  const { exitCode, out } = await run(["build", "--json"], { folder });
  expect(exitCode).toBe(2);
  expect(JSON.parse(out).findings).toMatchObject([
    {
      code: "cli/not-text",
      at: { path: expect.stringContaining("default.yaml") },
      hint: "Save it as UTF-8.",
    },
  ]);
  expect(readdirSync(join(folder, "dist/solution"))).toEqual(["notes.txt"]);
});

test("an output folder that cannot be written whole is not written at all", async () => {
  const folder = projectWith({});
  mkdirSync(join(folder, "dist/solution/INSTALL.md/full"), { recursive: true });
  const { exitCode, out } = await run(["build", "--json"], { folder });
  expect(exitCode).toBe(2);
  expect(JSON.parse(out).findings).toMatchObject([
    { code: "cli/unwritable", hint: expect.stringContaining("--out") },
  ]);
  expect(readdirSync(join(folder, "dist/solution")).toSorted()).toEqual([
    "INSTALL.md",
    "notes.txt",
  ]);
});

test("what a crash left half-written is gone after a build", async () => {
  const folder = projectWith({});
  expect(await run(["build", "--quiet"], { folder })).toMatchObject({ exitCode: 0 });
  const names = readdirSync(join(folder, "dist/solution"));
  expect(names).toContain("INSTALL.md");
  expect(names.filter((name) => name.startsWith(".") || name.startsWith("Old"))).toEqual([]);
});
