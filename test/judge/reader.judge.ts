import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { type Diagnostic, decodeXml, type Element, isElement, parseXml } from "#foundation";
import type { SolutionFile } from "#model";
import { type ReadSolution, readFolder, readZip } from "#reader";
import { zipOf } from "../reader/zip/zip-writer.ts";

const reference = process.env["COSELL_REFERENCE"] || "COSELL_REFERENCE is not set";
const foldersIn = (path: string): readonly string[] =>
  readdirSync(join(reference, path))
    .map((name) => `${path}/${name}`)
    .filter((inside) => statSync(join(reference, inside)).isDirectory());

const filesIn = (path: string): readonly SolutionFile[] =>
  readdirSync(join(reference, path), { recursive: true, encoding: "utf8" })
    .filter((name) => !/^(ZIP-LISTING|TREE)\.txt$/.test(name))
    .filter((name) => statSync(join(reference, path, name)).isFile())
    .toSorted()
    .map((name) => ({ path: name, content: readFileSync(join(reference, path, name)) }));

/** Names in a listing, from lines with a size or without. */
function listingOf(folder: string): readonly string[] {
  const path = join(reference, folder, "ZIP-LISTING.txt");
  const lines = existsSync(path) ? readFileSync(path, "utf8").split(/\r?\n/) : [];
  return lines.map((line) => line.replace(/^ *\d+ +/, "").trim()).filter((line) => line !== "");
}

/** The files of `over` in the place of those of `under`. */
const laidOver = (
  under: readonly SolutionFile[],
  over: readonly SolutionFile[],
): readonly SolutionFile[] => [
  ...new Map([...under, ...over].map((file) => [file.path, file])).values(),
];

interface Case {
  readonly name: string;
  readonly files: readonly SolutionFile[];
  readonly listing: readonly string[];
}

const exported: readonly Case[] = foldersIn("exports").map((name) => ({
  name,
  files: filesIn(name),
  listing: listingOf(name),
}));

/** What lies in `packager/<x>` of the original, or in `exports` when it is not kept twice. */
function originalOf(folder: string, kind: string): readonly SolutionFile[] {
  const plain = existsSync(join(reference, folder, "zip"))
    ? filesIn(`${folder}/zip`)
    : kept(`exports/${basename(folder)}-unmanaged`);
  if (!kind.endsWith("managed") || kind.endsWith("unmanaged")) return plain;
  const own = existsSync(join(reference, folder, "zip-managed"))
    ? filesIn(`${folder}/zip-managed`)
    : kept(`exports/${basename(folder)}-managed`);
  return laidOver(plain, own);
}

const kept = (path: string): readonly SolutionFile[] =>
  existsSync(join(reference, path)) ? filesIn(path) : [];

const packed: readonly Case[] = foldersIn("packager").flatMap((folder) => {
  const listing = listingOf(folder);
  const repacked = existsSync(join(reference, folder, "repacked"))
    ? foldersIn(`${folder}/repacked`)
    : [];
  return [
    ...["unmanaged", "managed"].map((kind) => ({
      name: `${folder} as ${kind}`,
      files: originalOf(folder, kind),
      listing,
    })),
    ...repacked.map((path) => ({
      name: path,
      files: laidOver(originalOf(folder, basename(path)), filesIn(path)),
      listing,
    })),
  ].filter(({ files }) => files.length > 0);
});

const cases = [...exported, ...packed];

/** What real exports do and the facts mark as a warning: a value that is shipped (§24.8). */
const ALLOWED: ReadonlySet<string> = new Set(["reader/variable-value"]);

/** Findings that are not the absence of a part that the listing names; what is carried unread is told as info. */
function unexplained({ findings }: ReadSolution, { files, listing }: Case): readonly Diagnostic[] {
  const here = new Set(files.map(({ path }) => path));
  const absent = listing.filter((path) => !here.has(path));
  return findings.filter(
    ({ severity, code, message, at }) =>
      severity !== "info" &&
      !ALLOWED.has(code) &&
      !absent.some((path) => message.includes(path) || (at.in === "part" && at.part === path)),
  );
}

const zipped = ({ name, files }: Case): ReadSolution =>
  readZip(zipOf(files.map(({ path, content }) => ({ name: path, content }))), name);

test("there are solutions to judge", () => expect(cases.length).toBeGreaterThan(30));

test.each(cases)("50: $name reads without a finding of its own", (one) => {
  const read = zipped(one);
  expect(unexplained(read, one)).toEqual([]);
  expect(read.model.identity.uniqueName).not.toBe("");
});

const folders = foldersIn("packager").flatMap((folder) =>
  ["unmanaged", "managed", "both"].flatMap((kind) => {
    const name = `${folder}/extracted-${kind}`;
    if (!existsSync(join(reference, name))) return [];
    return [{ name, kind, folder, files: filesIn(name), listing: listingOf(folder) }];
  }),
);

test.each(folders)("$name reads without a finding of its own", (one) => {
  expect(unexplained(readFolder(one.files), one)).toEqual([]);
});

const rootOf = (path: string): Element | undefined => {
  const file = readFileSync(join(reference, path));
  return parseXml(decodeXml(file, path).value, path).value;
};

/** Kinds whose files the reference leaves out: web resources, plug-ins, canvas apps. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  "WebResources",
  "SolutionPluginAssemblies",
  "CanvasApps",
]);
const withoutLeftOut = (root: Element | undefined): Element | undefined =>
  root && {
    ...root,
    children: root.children.filter((child) => !(isElement(child) && LEFT_OUT.has(child.name))),
  };

const compared = folders.flatMap(({ name, kind, folder, files }) => {
  const repacked = `${folder}/repacked/${kind === "both" ? "both-unmanaged" : kind}`;
  return existsSync(join(reference, repacked, "customizations.xml"))
    ? [{ name, files, repacked }]
    : [];
});

test.each(compared)("$name is put together as the packer does", ({ files, repacked }) => {
  const { document } = readFolder(files);
  expect(withoutLeftOut(document.customizations)).toEqual(
    withoutLeftOut(rootOf(`${repacked}/customizations.xml`)),
  );
});

test("unpacked folders of projects read as well", () => {
  const training = readFolder(filesIn("unpacked/mpa-training"));
  expect(training.model.identity.uniqueName).not.toBe("");
  expect(training.model.tables.map(({ schemaName }) => schemaName)).toEqual([
    "mpa_booking",
    "SystemUser",
  ]);
  expect(training.model.flows).toHaveLength(1);
});
