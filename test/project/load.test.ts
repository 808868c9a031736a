import fc from "fast-check";
import { expect, test } from "vitest";
import { hasErrors } from "#foundation";
import { loadProject, type Project, type ProjectFiles } from "#project";
import { changed, ownFiles } from "./project-files.ts";

const loaded = (files: ProjectFiles, mapping?: string): Project => {
  const { value, diagnostics } = loadProject(files, mapping === undefined ? {} : { mapping });
  expect(diagnostics).toEqual([]);
  if (!value) throw new Error("no project and no finding");
  return value;
};

const found = (files: ProjectFiles, mapping?: string): readonly string[] => {
  const { value, diagnostics } = loadProject(files, mapping === undefined ? {} : { mapping });
  expect(value === undefined).toBe(hasErrors(diagnostics));
  expect(diagnostics.filter(({ hint }) => hint === undefined)).toEqual([]);
  return diagnostics.map(({ code, at }) =>
    at.in === "file" ? `${at.path}:${at.line}:${at.column} ${code}` : code,
  );
};

/** Where a text begins in one of our files, counted from 1. */
function place(files: ProjectFiles, path: string, text: string): string {
  const before = (files.get(path) ?? "").split(text)[0] ?? "";
  const lines = before.split("\n");
  return `${path}:${lines.length}:${(lines.at(-1) ?? "").length + 1}`;
}

const SOLUTION = "solution.yaml";
const DEFAULT = "mappings/default.yaml";

test("our own project has names of its own and every default of the documents", () => {
  const project = loaded(ownFiles());
  expect(project).toMatchObject({
    profile: "own",
    nameSuffix: " (Insider Preview)",
    flowsShip: "off",
    languages: [1033, 1031],
  });
  expect(project.publisher.prefix).not.toBe("msft");
  expect(project.uniqueName).not.toMatch(/^PartnerCenterReferra/);
  expect(project.mapping.opportunity.columns).toEqual({
    dealValue: "estimatedvalue",
    currency: "transactioncurrencyid",
    closingDate: "estimatedclosedate",
    notes: "description",
  });
  expect(project.mapping.account.columns.country).toBe("address1_country");
  expect(project.mapping.account.match).toEqual(["name", "postalCode"]);
  expect(project.mapping.status).toEqual({
    accepted: 1,
    onHold: 2,
    won: 3,
    lost: 4,
    declined: 4,
    expired: 4,
  });
});

test("an extending mapping changes what it says and keeps the rest", () => {
  const files = ownFiles();
  const base = loaded(files).mapping;
  const { mapping } = loaded(files, "mappings/examples/deal-value-from-own-column.yaml");
  expect(mapping.settings).toEqual(base.settings);
  expect(mapping.opportunity.columns).toEqual({
    ...base.opportunity.columns,
    dealValue: "new_dealvalue",
    currency: "new_dealcurrencycode",
  });
  expect([...mapping.opportunity.defaults.keys()]).toEqual([]);
  expect(mapping.lead).toEqual(base.lead);
});

test("constants keep their type and stand in the order of their columns", () => {
  const { mapping } = loaded(ownFiles(), "mappings/examples/mandatory-opportunity-columns.yaml");
  expect([...mapping.opportunity.defaults]).toEqual([
    ["isrevenuesystemcalculated", { kind: "yes-no", value: false }],
    ["new_origin", { kind: "text", value: "Partner Center" }],
    ["new_partnerdeal", { kind: "yes-no", value: true }],
    [
      "new_regionid",
      {
        kind: "row",
        navigation: "new_RegionId",
        table: "new_regions",
        id: "6d1f6c0e-0f0b-4c55-9f3a-1f1d2a9b7c11",
      },
    ],
    ["new_salestype", { kind: "number", value: 100000001 }],
  ]);
});

test("the profile msft brings Microsoft's prefix and numbers", () => {
  const files = changed(SOLUTION, "profile: own", "profile: msft");
  const text = files.get(SOLUTION) ?? "";
  const without = new Map(files).set(
    SOLUTION,
    text.replace("  prefix: cosell\n  optionValuePrefix: 41927\n", ""),
  );
  expect(loaded(without).publisher).toMatchObject({ prefix: "msft", optionValuePrefix: 29960 });
});

test("an empty suffix leaves flow names alone", () => {
  expect(loaded(changed(SOLUTION, "(Insider Preview)", '""')).nameSuffix).toBe("");
});

// Each: what stands where which text stands, and the code found at the place of the marked text.
const BAD: readonly (readonly [string, string, string, string, string, string?])[] = [
  ["unknown key", SOLUTION, "languages:", "langauges:", "unknown-key"],
  ["unknown nested key", DEFAULT, "dealValue:", "dealvalue:", "unknown-key"],
  ["wrong type", DEFAULT, "checkMark: true", "checkMark: maybe", "wrong-type", "maybe"],
  ["text for a number", DEFAULT, "accepted: 1 ", "accepted: one ", "wrong-type", "one #"],
  ["number for a version", SOLUTION, "version: 1.0.0.0", "version: 1.0", "wrong-type", "1.0\n"],
  ["three-part version", SOLUTION, "version: 1.0.0.0", "version: 1.0.0", "version", "1.0.0\n"],
  ["five-part version", SOLUTION, "1.0.0.0", "1.0.0.0.0", "version", "1.0.0.0.0"],
  ["leading zero in a version", SOLUTION, "1.0.0.0", "1.00.0.0", "version", "1.00.0.0"],
  ["upper-case prefix", SOLUTION, "prefix: cosell", "prefix: CoSell", "prefix", "CoSell"],
  ["prefix of one letter", SOLUTION, "prefix: cosell", "prefix: c", "prefix", "c\n  optionV"],
  ["reserved prefix", SOLUTION, "prefix: cosell", "prefix: mscrmx", "prefix", "mscrmx"],
  ["Microsoft's prefix", SOLUTION, "prefix: cosell", "prefix: msft", "prefix", "msft\n  opt"],
  ["option prefix too small", SOLUTION, "41927", "9999", "wrong-value", "9999"],
  ["option prefix too big", SOLUTION, "41927", "100000", "wrong-value", "100000"],
  ["unknown language", SOLUTION, "[1033, 1031]", "[1033, 1036]", "unknown-language", "1036]"],
  [
    "unknown label language",
    SOLUTION,
    "  1031: Partner",
    "  1036: Partner",
    "unknown-language",
    "1036",
  ],
  ["other base language", SOLUTION, "[1033, 1031]", "[1031, 1033]", "base-language", "1031, "],
  ["language twice", SOLUTION, "[1033, 1031]", "[1033, 1033]", "listed-twice", "[1033, 1033]"],
  ["no language", SOLUTION, "[1033, 1031]", "[]", "missing-value", "languages:"],
  [
    "label too long",
    SOLUTION,
    "1033: Co-sell Connector",
    `1033: ${"x".repeat(257)}`,
    "label-too-long",
    "xxx",
  ],
  ["suffix too long", SOLUTION, "(Insider Preview)", "y".repeat(51), "label-too-long", "yyy"],
  [
    "Microsoft's unique name",
    SOLUTION,
    "uniqueName: Cosell",
    "uniqueName: PartnerCenterReferrals",
    "unique-name",
    "PartnerCenterRef",
  ],
  [
    "unique name with a blank",
    SOLUTION,
    "CosellConnectorD365",
    "Cosell Connector",
    "unique-name",
    "Cosell Connector",
  ],
  [
    "unique name of an upgrade",
    SOLUTION,
    "CosellConnectorD365",
    "Cosell_Upgrade",
    "unique-name",
    "Cosell_Up",
  ],
  ["reserved unique name", SOLUTION, "CosellConnectorD365", "Default", "unique-name", "Default"],
  [
    "value left out",
    DEFAULT,
    "dealValue: estimatedvalue",
    "dealValue:",
    "missing-value",
    "dealValue:",
  ],
  [
    "column left out",
    DEFAULT,
    "    notes: description\n",
    "",
    "missing-key",
    "columns:\n    dealValue",
  ],
  [
    "section left out",
    DEFAULT,
    "settings:\n  checkMark: true\n  coSellOnly: false\n",
    "",
    "missing-key",
    "opportunity:",
  ],
  [
    "column with a capital",
    DEFAULT,
    "estimatedvalue",
    "EstimatedValue",
    "column-name",
    "EstimatedValue",
  ],
  ["column that breaks out", DEFAULT, "estimatedvalue", "\"x'),concat('\"", "column-name", "\"x'"],
  [
    "constant for no column",
    DEFAULT,
    "isrevenuesystemcalculated:",
    "Is Revenue:",
    "column-name",
    "Is Revenue",
  ],
  [
    "constant that is a list",
    DEFAULT,
    "isrevenuesystemcalculated: false",
    "a_b: [1]",
    "wrong-type",
    "[1]",
  ],
  [
    "row without its table",
    DEFAULT,
    "isrevenuesystemcalculated: false",
    "a_b: { navigation: A, id: 6d1f6c0e-0f0b-4c55-9f3a-1f1d2a9b7c11 }",
    "missing-key",
    "a_b",
  ],
  [
    "row with a wrong id",
    DEFAULT,
    "isrevenuesystemcalculated: false",
    "a_b: { navigation: A, table: as, id: x1 }",
    "wrong-value",
    "x1",
  ],
  [
    "column for two fields",
    DEFAULT,
    "notes: description",
    "notes: estimatedvalue",
    "column-twice",
    "estimatedvalue\n  def",
  ],
  [
    "constant for a mapped column",
    DEFAULT,
    "isrevenuesystemcalculated: false",
    "description: x",
    "column-twice",
    "x\n  ref",
  ],
  [
    "constant for a column of ours",
    DEFAULT,
    "isrevenuesystemcalculated: false",
    "name: x",
    "column-twice",
    "x\n  ref",
  ],
  [
    "constant beyond any amount",
    DEFAULT,
    "isrevenuesystemcalculated: false",
    "a_b: 1e300",
    "wrong-value",
    "1e300",
  ],
  [
    "constant that is no number",
    DEFAULT,
    "isrevenuesystemcalculated: false",
    "a_b: .nan",
    "wrong-type",
    ".nan",
  ],
  [
    "control character",
    SOLUTION,
    "1033: Co-sell Connector",
    '1033: "Co\\0sell"',
    "unprintable",
    '"Co',
  ],
  [
    "half a character",
    SOLUTION,
    "1033: Co-sell Connector",
    '1033: "Co\\uD800"',
    "unprintable",
    '"Co',
  ],
  [
    "unknown field to match",
    DEFAULT,
    "[name, postalCode]",
    "[name, postcode]",
    "wrong-value",
    "postcode]",
  ],
  ["nothing to match", DEFAULT, "[name, postalCode]", "[]", "missing-value", "match:"],
  ["link without the id", DEFAULT, "?id={id}", "", "wrong-value", "https://partner"],
  ["link over http", DEFAULT, "https://partner", "http://partner", "wrong-value", "http://partner"],
  ["link that breaks out", DEFAULT, "?id={id}", "?id={id}'", "wrong-value", "https://partner"],
  [
    "finding without a reason",
    SOLUTION,
    "findings: {}",
    "findings: { flow/slow: { severity: info } }",
    "missing-key",
    "flow/slow",
  ],
  [
    "duplicate key",
    DEFAULT,
    "  coSellOnly: false",
    "  checkMark: false",
    "duplicate-key",
    "checkMark: false",
  ],
  ["tab as indent", DEFAULT, "  checkMark", "\tcheckMark", "yaml-syntax"],
  ["unknown tag", DEFAULT, "checkMark: true", "checkMark: !js true", "yaml-syntax", "!js"],
  [
    "anchor",
    DEFAULT,
    "notes: description",
    "notes: &n description",
    "yaml-alias",
    "description\n  def",
  ],
  [
    "missing mapping",
    SOLUTION,
    "mapping: mappings/default.yaml",
    "mapping: mappings/defualt.yaml",
    "missing-file",
    "mappings/defualt",
  ],
  [
    "mapping outside the folder",
    SOLUTION,
    "mapping: mappings/default.yaml",
    "mapping: solution.yaml",
    "outside-mappings",
    "solution.yaml\n\nflows",
  ],
  [
    "extends out of the project",
    DEFAULT,
    "settings:",
    "extends: ../../etc/passwd\nsettings:",
    "outside-mappings",
    "../../etc",
  ],
  [
    "extends by an absolute path",
    DEFAULT,
    "settings:",
    "extends: /etc/passwd\nsettings:",
    "outside-mappings",
    "/etc/pa",
  ],
  [
    "extends itself",
    DEFAULT,
    "settings:",
    "extends: default.yaml\nsettings:",
    "circular-extends",
    "default.yaml\nset",
  ],
];

const CASES = BAD.map(([name, path, from, to, code, mark = to]) => ({
  name,
  path,
  from,
  to,
  code,
  mark,
}));

test.each(CASES)("$name is one finding, at its line and column", (bad) => {
  const { path, from, to, code, mark } = bad;
  const files = changed(path, from, to);
  expect(found(files)).toEqual([`${place(files, path, mark)} project/${code}`]);
});

test("mappings that extend each other are a finding where the circle closes", () => {
  const example = "mappings/examples/country-code-from-lookup.yaml";
  const files = changed(
    DEFAULT,
    "settings:",
    `extends: examples/country-code-from-lookup.yaml\nsettings:`,
  );
  expect(found(files)).toEqual([
    `${place(files, example, "../default.yaml")} project/circular-extends`,
  ]);
});

const MINE = "mappings/mine.yaml";

const rowOf = (navigation: string): string =>
  `{ navigation: ${navigation}, table: as, id: 6d1f6c0e-0f0b-4c55-9f3a-1f1d2a9b7c11 }`;

/** A mapping of a partner beside ours, and what is found when it is built. */
const foundIn = (text: string, more: Readonly<Record<string, string>> = {}): readonly string[] =>
  found(new Map([...ownFiles(), [MINE, text], ...Object.entries(more)]), MINE);

test.each([
  [
    "two fields in one column, the other said by the mapping below",
    "extends: default.yaml\nopportunity:\n  columns:\n    dealValue: description\n",
    `${MINE}:4:16 project/column-twice`,
  ],
  [
    "a constant for a field's column that the mapping below names",
    "extends: default.yaml\naccount:\n  defaults:\n    address1_city: Berlin\n",
    `${MINE}:4:20 project/column-twice`,
  ],
  [
    "a constant for the contact that the flows choose",
    `extends: default.yaml\nopportunity:\n  defaults:\n    parentcontactid: ${rowOf("parentcontactid")}\n`,
    `${MINE}:4:22 project/column-twice`,
  ],
  [
    "a constant for the currency that the flows choose, when its code is kept elsewhere",
    `extends: default.yaml\nopportunity:\n  columns: { currency: new_code }\n  defaults:\n    transactioncurrencyid: ${rowOf("transactioncurrencyid")}\n`,
    `${MINE}:5:28 project/column-twice`,
  ],
  [
    "a constant that writes the flows' account under another column's name",
    `extends: default.yaml\nopportunity:\n  defaults:\n    new_customer: ${rowOf("parentaccountid")}\n`,
    `${MINE}:4:19 project/column-twice`,
  ],
  [
    "a constant that writes the contact's customer under another column's name",
    `extends: default.yaml\ncontact:\n  defaults:\n    new_company: ${rowOf("parentcustomerid_account")}\n`,
    `${MINE}:4:18 project/column-twice`,
  ],
  [
    "two constants for one navigation property",
    `extends: default.yaml\nlead:\n  defaults:\n    new_a: ${rowOf("new_A")}\n    new_b: ${rowOf("new_A")}\n`,
    `${MINE}:5:12 project/column-twice`,
  ],
  [
    "a field in the column of a constant of the mapping below",
    "extends: default.yaml\nopportunity:\n  columns:\n    notes: isrevenuesystemcalculated\n",
    `${MINE}:4:12 project/column-twice`,
  ],
])("%s: shown in the file of the partner, not in ours", (_what, text, place) => {
  expect(foundIn(text)).toEqual([place]);
});

test("a column written twice names the place of the other one", () => {
  const files = ownFiles().set(
    MINE,
    "extends: default.yaml\nlead:\n  columns: { topic: companyname }\n",
  );
  const [finding] = loadProject(files, { mapping: MINE }).diagnostics;
  expect(finding?.message).toContain("columns.company");
  expect(finding?.message).toMatch(/mappings\/default\.yaml:\d+/);
});

// Standard columns and what they hold: domain.md §7, §8.
test.each([
  ["a deal value in a date", "opportunity:\n  columns:\n    dealValue: actualclosedate", "4:16"],
  [
    "a closing date in an amount",
    "opportunity:\n  columns:\n    closingDate: budgetamount",
    "4:18",
  ],
  ["notes in a lookup", "opportunity:\n  columns:\n    notes: customerid", "4:12"],
  ["a country in a lookup", "account:\n  columns:\n    country: primarycontactid", "4:14"],
  ["a text for an amount", "opportunity:\n  defaults:\n    budgetamount: many", "4:19"],
  ["a text for a lookup", "opportunity:\n  defaults:\n    originatingleadid: Cora", "4:24"],
  ["a number for a text", "lead:\n  defaults:\n    mobilephone: 49", "4:18"],
  ["yes for an amount", "lead:\n  defaults:\n    budgetamount: true", "4:19"],
  [
    "a row by another navigation property",
    "lead:\n  defaults:\n    transactioncurrencyid: { navigation: TransactionCurrencyId, table: transactioncurrencies, id: 6d1f6c0e-0f0b-4c55-9f3a-1f1d2a9b7c11 }",
    "4:28",
  ],
])("a standard column that cannot hold it is a finding: %s", (_what, text, place) => {
  expect(foundIn(`extends: default.yaml\n${text}\n`)).toEqual([
    `${MINE}:${place} project/column-kind`,
  ]);
});

test.each([
  "opportunity: { columns: { dealValue: budgetamount, notes: new_notes } }",
  "opportunity: { defaults: { budgetamount: 5, actualvalue: 0.5, new_anything: x } }",
  "lead: { defaults: { statuscode: 100000001, description: From Partner Center } }",
  "lead: { defaults: { transactioncurrencyid: { navigation: transactioncurrencyid, table: transactioncurrencies, id: 6d1f6c0e-0f0b-4c55-9f3a-1f1d2a9b7c11 } } }",
])("a column that can hold it is none: %s", (line) => {
  expect(foundIn(`extends: default.yaml\n${line}\n`)).toEqual([]);
});

// Standard status reasons and their states: domain.md §8.
test.each([
  ["accepted and not yet accepted alike", "accepted: 2", "accepted", "onHold"],
  ["lost as won", "lost: 3", "lost", "Won"],
  ["won as lost", "won: 4", "won", "Canceled"],
  [
    "an own reason for won and for declined",
    "won: 100000003\n  declined: 100000003",
    "declined",
    "won",
  ],
  [
    "an own reason for open and for expired",
    "onHold: 100000001\n  expired: 100000001",
    "expired",
    "onHold",
  ],
  ["open by a reason of lost", "accepted: 5", "accepted", "Out-Sold"],
  ["won by a reason of open", "won: 1", "won", "In Progress"],
  ["expired by a reason of won", "won: 100000001\n  expired: 3", "expired", "Won"],
])("a status table that contradicts itself is a finding: %s", (_what, lines, key, other) => {
  const text = `extends: default.yaml\nstatus:\n  ${lines}\n`;
  const files = ownFiles().set(MINE, text);
  const { diagnostics } = loadProject(files, { mapping: MINE });
  expect(diagnostics.map(({ code }) => code)).toEqual(["project/status-contradiction"]);
  const [finding] = diagnostics;
  const line = text.split("\n").findIndex((one) => one.startsWith(`  ${key}:`)) + 1;
  expect(finding?.at).toMatchObject({ path: MINE, line });
  expect(finding?.message).toContain(other);
  expect(finding?.hint).toBeDefined();
});

test.each([
  [
    "lost, declined and expired alike",
    "status: { lost: 100000005, declined: 100000005, expired: 100000005 }",
  ],
  [
    "every reason of one's own",
    "status: { accepted: 100000001, onHold: 100000002, won: 100000003, lost: 100000004 }",
  ],
  ["lost as Out-Sold", "status: { lost: 5 }"],
])("a status table without a contradiction is none: %s", (_what, line) => {
  expect(foundIn(`extends: default.yaml\n${line}\n`)).toEqual([]);
});

test("extends forgotten is one finding with the line to write", () => {
  const text = "opportunity:\n  columns:\n    dealValue: new_dealvalue\n";
  const { diagnostics } = loadProject(ownFiles().set(MINE, text), { mapping: MINE });
  expect(diagnostics).toMatchObject([
    {
      code: "project/nothing-extended",
      at: { path: MINE, line: 1, column: 1 },
      hint: expect.stringContaining('"extends: default.yaml"'),
    },
  ]);
  const deep = ownFiles().set("mappings/mine/deep.yaml", text);
  const [finding] = loadProject(deep, { mapping: "mappings/mine/deep.yaml" }).diagnostics;
  expect(finding?.hint).toContain('"extends: ../default.yaml"');
  expect(
    foundIn("extends: base.yaml\n", { "mappings/base.yaml": "lead: { defaults: {} }\n" }),
  ).toEqual(["mappings/base.yaml:1:1 project/nothing-extended"]);
});

test("slips are named with what was meant", () => {
  const messageOf = (files: ProjectFiles) => loadProject(files).diagnostics[0]?.message;
  expect(messageOf(changed(SOLUTION, "languages:", "langauges:"))).toContain('"languages"');
  expect(messageOf(changed(DEFAULT, "dealValue:", "dealvalue:"))).toContain('"dealValue"');
  expect(messageOf(changed(DEFAULT, "[name, postalCode]", "[name, postCode]"))).toContain(
    '"postalCode"',
  );
  expect(messageOf(changed(SOLUTION, DEFAULT, "mappings/defualt.yaml"))).toContain(`"${DEFAULT}"`);
  expect(messageOf(new Map([["solution.yml", ""]]))).toContain('"solution.yml"');
});

test("all findings of all files come at once, by file, line and column", () => {
  const files = changed(DEFAULT, "checkMark: true", "checkMark: 1");
  const both = new Map(files).set(
    SOLUTION,
    (files.get(SOLUTION) ?? "").replace("1.0.0.0", "1.0").replace("profile: own", "profile: mine"),
  );
  expect(found(both).map((finding) => finding.replace(/:\d+ /, " "))).toEqual([
    "mappings/default.yaml:8 project/wrong-type",
    "solution.yaml:13 project/wrong-type",
    "solution.yaml:19 project/wrong-value",
  ]);
});

test("files that are not there, empty or no YAML at all are findings", () => {
  expect(found(new Map())).toEqual(["solution.yaml:1:1 project/missing-file"]);
  expect(found(new Map([[SOLUTION, ""]]))).toEqual(["solution.yaml:1:1 project/missing-value"]);
  expect(found(new Map([[SOLUTION, "\u0000\u0001"]]))).toHaveLength(1);
  expect(found(new Map([[SOLUTION, "- a\n- b"]]))).toEqual([
    "solution.yaml:1:1 project/wrong-type",
  ]);
  expect(found(ownFiles(), "mappings/none.yaml")).toEqual([
    "mappings/none.yaml:1:1 project/missing-file",
  ]);
  expect(found(new Map([[SOLUTION, 'a: "b']]))).toEqual(["solution.yaml:1:4 project/yaml-syntax"]);
  expect(found(new Map([[SOLUTION, "a: b\n---\nc: d"]]))[0]).toContain("project/yaml-syntax");
  expect(found(ownFiles().set(SOLUTION, "x".repeat(200_000)))).toEqual([
    "solution.yaml:1:1 project/file-too-long",
  ]);
});

test("a byte order mark and Windows line ends do not move places", () => {
  const files = ownFiles();
  const text = (files.get(SOLUTION) ?? "").replace("1.0.0.0", "1.0.0").replaceAll("\n", "\r\n");
  expect(found(files.set(SOLUTION, `\uFEFF${text}`))).toEqual([
    "solution.yaml:13:10 project/version",
  ]);
});

const BOMB = ["a: &a [x, x, x, x, x, x, x, x, x]"]
  .concat(
    ["b", "c", "d", "e", "f", "g", "h"].map(
      (name, index) => `${name}: &${name} [${`*${"abcdefg"[index]},`.repeat(9)}]`,
    ),
  )
  .join("\n");

test.each([
  ["anchors that multiply", BOMB],
  ["nesting of flow lists", "[".repeat(50_000)],
  ["nesting of closed flow lists", `a: ${"[".repeat(20_000)}${"]".repeat(20_000)}`],
  ["nesting of lists", "- ".repeat(20_000)],
  ["keys that are no words", "? [a, b]\n: c\n? {}\n: d"],
  ["keys of the prototype", "__proto__: { x: 1 }\nconstructor: 1\ntoString: 2\nhasOwnProperty: 3"],
  ["merge keys", "<<: { uniqueName: x }"],
])("%s are findings, in no time, and nothing is thrown", (_, text) => {
  for (const path of [SOLUTION, DEFAULT]) {
    const { value, diagnostics } = loadProject(ownFiles().set(path, text));
    expect(value).toBeUndefined();
    expect(hasErrors(diagnostics)).toBe(true);
  }
});

test("whatever a file holds, there is a project or a reason why not", () => {
  const pieces = fc.constantFrom(
    "a",
    ":",
    " ",
    "\n",
    "  ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    "&",
    "*",
    "!",
    "|",
    ">",
    "#",
    "?",
    "1033",
    "prefix",
    "publisher",
    "columns",
    "defaults",
    "extends",
    "null",
    "~",
    "---",
    "%",
    "@",
    "\t",
  );
  const noise = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(
      fc.constantFrom(SOLUTION, DEFAULT),
      noise,
      fc.nat(2000),
      fc.nat(80),
      (path, insert, at, gone) => {
        const files = ownFiles();
        const text = files.get(path) ?? "";
        files.set(path, text.slice(0, at) + insert + text.slice(at + gone));
        const { value, diagnostics } = loadProject(files);
        return (value === undefined) === hasErrors(diagnostics);
      },
    ),
    { numRuns: 300 },
  );
});
