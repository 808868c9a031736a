import { expect, test } from "vitest";
import { readFolder, readZip } from "#reader";
import { added, type Plant } from "./deviation.ts";
import { FLOW_FILE, SOUND, zipOfParts } from "./sound-solution.ts";

const VERSIONED =
  '<ImportExportXml version="9.2.24064.210" SolutionPackageVersion="9.2" languagecode="1033" />';

/** Rows of solution-format.md §24.8 marked E: a document that is there, but holds nothing. */
const BARE: readonly (readonly [what: string, part: string, content: string, codes: string])[] = [
  ["another root", "solution.xml", "<foo/>", "root-element language package-version manifest"],
  ["a root with its versions", "solution.xml", VERSIONED, "manifest"],
  ["a root alone", "solution.xml", "<ImportExportXml />", "language package-version manifest"],
  ["another root", "customizations.xml", "<foo></foo>", "root-element missing-element stray-file"],
  [
    "a root alone",
    "customizations.xml",
    "<ImportExportXml />",
    "missing-element stray-file root-without-part",
  ],
  ["a comment", "customizations.xml", "<ImportExportXml><!-- --></ImportExportXml>", "stray-file"],
];

const errorsOf = (plant: Plant): readonly string[] =>
  readZip(zipOfParts(plant(SOUND)), "a.zip")
    .findings.filter(({ severity }) => severity === "error")
    .map(({ code }) => code);

test.each(BARE)("%s in the place of %s is an error", (_, part, content, codes) => {
  const expected = codes.split(" ").map((code) => `reader/${code}`);
  expect(errorsOf(added(part, content))).toEqual(expect.arrayContaining(expected));
});

test("a flow's file beside two bare documents is a stray file", () => {
  const bare: Plant = (parts) => ({
    ...parts,
    "solution.xml": VERSIONED,
    "customizations.xml": "<ImportExportXml />",
  });
  const { findings } = readZip(zipOfParts(bare(SOUND)), "a.zip");
  const stray = findings.filter(({ code }) => code === "reader/stray-file");
  expect(stray.map(({ at }) => at.in === "part" && at.part)).toContain(FLOW_FILE);
});

test.each([
  ["Other/Solution.xml", "reader/manifest"],
  ["Other/Customizations.xml", "reader/missing-element"],
])("a bare %s of a folder is an error", (path, code) => {
  const files = ["Other/Solution.xml", "Other/Customizations.xml"].map((one) => ({
    path: one,
    content: Buffer.from(one === path ? VERSIONED : `<ImportExportXml><a /></ImportExportXml>`),
  }));
  const { findings } = readFolder(files);
  expect(findings.filter((one) => one.code === code && one.severity === "error")).not.toEqual([]);
});

test("that a document is missing says enough about it", () => {
  const { "solution.xml": _, ...rest } = SOUND;
  const { findings } = readZip(zipOfParts(rest), "a.zip");
  expect(findings.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual([
    "reader/missing-part",
  ]);
});
