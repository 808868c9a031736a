import fc from "fast-check";
import JSZip from "jszip";
import { expect, test } from "vitest";
import { ZIP_LIMITS } from "../../../src/reader/zip/limits.ts";
import { unzip } from "../../../src/reader/zip/unzip.ts";
import { type ZipOptions, type ZipSpeech, zipOf } from "./zip-writer.ts";

const namesIn = (bytes: Uint8Array): readonly string[] =>
  unzip(bytes, "a.zip").value.map(({ path }) => path);
const ONE: ZipSpeech = { name: "a.xml", content: "<a/>" };
const BIG = "x".repeat(5000);
const BLANK = (length: number): string => "\u0000".repeat(length);
const PICTURE = "CanvasApps/tst_app_1a2b3_BackgroundImageUri";
const ROOTS: readonly ZipSpeech[] = [
  "[Content_Types].xml",
  "solution.xml",
  "customizations.xml",
].map((name) => ({ name }));
const parts = (count: number): readonly ZipSpeech[] =>
  Array.from({ length: count }, (_, index) => ({ name: `Workflows/${index}.json` }));

test("files come in the order of the list, inflated and checked", () => {
  const zip = zipOf([
    { name: "b/c.xml", content: "<b>ü</b>" },
    { name: "a.xml", content: "<a/>", stored: true },
    { name: "signed.xml", content: BIG, descriptor: "signed" },
    { name: "bare.xml", content: "<d/>", descriptor: "bare" },
    { name: "large.xml", content: BIG, large: true },
    { name: "large-signed.xml", content: BIG, large: true, descriptor: "signed" },
    { name: "large-bare.xml", content: "<l/>", large: true, descriptor: "bare" },
    { name: "empty.xml", content: "" },
    { name: "ünïcode.xml", content: "1" },
  ]);
  const { value, diagnostics } = unzip(zip, "a.zip");
  expect(diagnostics).toEqual([]);
  expect(value.map(({ path, content }) => [path, Buffer.from(content).toString()])).toEqual([
    ["b/c.xml", "<b>ü</b>"],
    ["a.xml", "<a/>"],
    ["signed.xml", BIG],
    ["bare.xml", "<d/>"],
    ["large.xml", BIG],
    ["large-signed.xml", BIG],
    ["large-bare.xml", "<l/>"],
    ["empty.xml", ""],
    ["ünïcode.xml", "1"],
  ]);
});

test("a zip made by another program is read", async () => {
  const made = await new JSZip()
    .file("solution.xml", "<a/>")
    .file("x/y.json", BIG)
    .generateAsync({ type: "uint8array", compression: "DEFLATE" });
  expect(namesIn(made)).toEqual(["solution.xml", "x/y.json"]);
});

test("an empty zip and a comment are fine", () => {
  expect(unzip(zipOf([]), "a.zip")).toEqual({ value: [], diagnostics: [] });
  expect(namesIn(zipOf([ONE], { comment: "made by hand" }))).toEqual(["a.xml"]);
});

test("a folder entry is told and left out", () => {
  const { value, diagnostics } = unzip(zipOf([{ name: "x/", stored: true }, ONE]), "a.zip");
  expect(value.map(({ path }) => path)).toEqual(["a.xml"]);
  expect(diagnostics).toMatchObject([{ code: "zip/folder-entry", severity: "warning" }]);
});

test("2,000 parts beside the three of every package are read", () => {
  const { value, diagnostics } = unzip(zipOf([...ROOTS, ...parts(2_000)]), "a.zip");
  expect(diagnostics).toEqual([]);
  expect(value).toHaveLength(2_003);
});

test.each([
  ["of 64 kB", { ...ONE, content: BLANK(64 * 1024) }],
  ["that is a picture of 2 MB", { name: PICTURE, content: BLANK(2_097_152) }],
])("a blank entry %s is read", (_, entry) => {
  const { value, diagnostics } = unzip(zipOf([entry]), "a.zip");
  expect(diagnostics).toEqual([]);
  expect(value).toHaveLength(1);
});

/** What is wrong with the zip, and the code of the error that keeps it from being inflated. */
const HOSTILE: readonly (readonly [
  what: string,
  code: string,
  entries: readonly ZipSpeech[],
  options?: ZipOptions,
])[] = [
  ["going up", "zip/name-traversal", [{ name: "../x.xml" }]],
  ["going up in the middle", "zip/name-traversal", [{ name: "a/../../x.xml" }]],
  ["going up with blanks", "zip/name-traversal", [{ name: "a/.. /x.xml" }]],
  ["staying", "zip/name-traversal", [{ name: "./x.xml" }]],
  ["going up by a backslash", "zip/name-traversal", [{ name: "..\\x.xml" }]],
  ["going up in escapes", "zip/name-traversal", [{ name: "a/%2e%2E/%2e%2e/x.xml" }]],
  ["going up by an escaped slash", "zip/name-traversal", [{ name: "..%2Fx.xml" }]],
  ["an absolute name in escapes", "zip/name-absolute", [{ name: "%2Fetc/x.xml" }]],
  ["an escaped backslash", "zip/name-backslash", [{ name: "a%5Cx.xml" }]],
  ["an escaped drive", "zip/name-drive", [{ name: "C%3Ax.xml" }]],
  ["an escaped NUL", "zip/name-control", [{ name: "a%00.xml" }]],
  ["names that differ in escapes", "zip/case-twin", [{ name: "a b" }, { name: "a%20b" }]],
  ["an absolute name", "zip/name-absolute", [{ name: "/etc/x.xml" }]],
  ["a backslash", "zip/name-backslash", [{ name: "Workflows\\x.json" }]],
  ["a drive", "zip/name-drive", [{ name: "C:x.xml" }]],
  ["a stream of a file", "zip/name-drive", [{ name: "a.xml:hidden" }]],
  ["a NUL", "zip/name-control", [{ name: "a.xml\u0000.txt" }]],
  ["a line break", "zip/name-control", [{ name: "a\nb.xml" }]],
  ["no name", "zip/name-empty", [{ name: "" }]],
  ["an empty folder name", "zip/name-segments", [{ name: "a//b.xml" }]],
  ["a long name", "zip/name-too-long", [{ name: `${"a".repeat(ZIP_LIMITS.nameLength)}b` }]],
  ["a name that is no text", "zip/name-encoding", [{ name: Buffer.from([0x61, 0xff]) }]],
  ["a name twice", "zip/duplicate", [ONE, ONE]],
  ["names that differ in case", "zip/case-twin", [ONE, { name: "A.XML" }]],
  ["names that differ in composition", "zip/case-twin", [{ name: "\u00e9" }, { name: "e\u0301" }]],
  ["encryption", "zip/encrypted", [{ ...ONE, flags: 0x0801 }]],
  ["strong encryption", "zip/encrypted", [{ ...ONE, flags: 0x0840 }]],
  ["masked headers", "zip/encrypted", [{ ...ONE, flags: 0x2800 }]],
  ["another method", "zip/method", [{ ...ONE, method: 12 }]],
  ["a large entry", "zip/entry-too-large", [{ ...ONE, size: ZIP_LIMITS.entryBytes + 1 }]],
  [
    "large entries together",
    "zip/total-too-large",
    [1, 2, 3, 4, 5, 6].map((n) => ({
      name: `${n}.xml`,
      size: ZIP_LIMITS.entryBytes,
      packedSize: ZIP_LIMITS.entryBytes / 100,
    })),
  ],
  ["a bomb", "zip/ratio", [{ ...ONE, content: BLANK(64 * 1024 + 1) }]],
  ["a bomb among pictures", "zip/ratio", [{ name: PICTURE, content: BLANK(2_097_153) }]],
  ["a bomb beside a picture", "zip/ratio", [{ name: `${PICTURE}/x`, content: BLANK(90_000) }]],
  ["something from nothing", "zip/ratio", [{ ...ONE, packedSize: 0 }]],
  ["sizes that differ without packing", "zip/size", [{ ...ONE, stored: true, size: 5 }]],
  ["a folder with content", "zip/folder-content", [{ name: "a/", content: "x" }]],
  ["bytes used twice", "zip/overlap", [{ ...ONE, packedSize: 40 }, { name: "b.xml" }]],
  ["no entry where it should be", "zip/local-header", [{ ...ONE, localOffset: 3 }]],
  ["an entry beyond the end", "zip/local-header", [{ ...ONE, localOffset: 0xfffffff0 }]],
  ["another name inside", "zip/local-header", [{ ...ONE, local: { name: "b.xml" } }]],
  ["another size inside", "zip/local-header", [{ ...ONE, local: { size: 9 } }]],
  ["another checksum inside", "zip/local-header", [{ ...ONE, local: { crc: 9 } }]],
  ["another method inside", "zip/local-header", [{ ...ONE, local: { method: 0 } }]],
  ["another size behind", "zip/descriptor", [{ ...ONE, descriptor: "lie" }]],
  ["another large size inside", "zip/local-header", [{ ...ONE, large: true, local: { size: 9 } }]],
  ["another large size behind", "zip/descriptor", [{ ...ONE, large: true, descriptor: "lie" }]],
  ["an entry that runs out", "zip/truncated", [{ ...ONE, packedSize: 999 }]],
  ["the large form of an entry", "zip/zip64", [{ ...ONE, localOffset: 0xffffffff }]],
  ["the large form", "zip/zip64", [ONE], { zip64Locator: true }],
  ["the large form by its count", "zip/zip64", [ONE], { count: 0xffff }],
  ["several disks", "zip/several-disks", [ONE], { disk: 1 }],
  ["too many entries", "zip/too-many-entries", [...ROOTS, ...parts(2_001)]],
  ["one more in a root's place", "zip/too-many-entries", parts(2_001)],
  ["too many entries to look at", "zip/too-many-entries", [ONE], { count: 2_004 }],
  ["a wrong count", "zip/central-directory", [ONE], { count: 2 }],
  ["a list elsewhere", "zip/central-directory", [ONE], { directoryOffset: 1 }],
  ["a list cut short", "zip/central-directory", [ONE], { directorySize: 20, directoryOffset: 60 }],
  ["bytes after the end", "zip/truncated", [ONE], { after: "tail" }],
];

const REFUSED = HOSTILE.map(([what, code, entries, options]) => ({ what, code, entries, options }));

test.each(REFUSED)("$what is refused: $code", ({ code, entries, options }) => {
  const { value, diagnostics } = unzip(zipOf(entries, options), "a.zip");
  expect(value).toEqual([]);
  expect(
    diagnostics.filter(({ severity }) => severity === "error").map((one) => one.code),
  ).toContain(code);
});

test.each([
  ["nothing", ""],
  ["text", "This is not a zip, but it is long enough to be taken for one."],
])("%s is not a zip", (_, text) => {
  expect(unzip(Buffer.from(text), "a.zip").diagnostics).toMatchObject([{ code: "zip/not-a-zip" }]);
});

/** Found only while inflating: the other entries are still read. */
const DAMAGED: readonly (readonly [what: string, code: string, entry: ZipSpeech])[] = [
  ["a wrong checksum", "zip/crc", { ...ONE, crc: 1 }],
  ["a wrong checksum of a stored entry", "zip/crc", { ...ONE, stored: true, crc: 1 }],
  ["more than declared", "zip/size", { ...ONE, content: BIG, size: 100 }],
  ["less than declared", "zip/size", { ...ONE, size: 100 }],
  ["nothing declared, but something there", "zip/size", { ...ONE, content: BIG, size: 0 }],
  ["no packed data", "zip/inflate", { ...ONE, packed: Buffer.from("garbage!") }],
  ["packed data with a tail", "zip/inflate", { ...ONE, packed: Buffer.from([3, 0, 1, 2, 3]) }],
  ["packed data cut off", "zip/inflate", { ...ONE, packed: Buffer.from([0xab]) }],
];

test.each(DAMAGED)("%s is told: %s", (_, code, entry) => {
  const { value, diagnostics } = unzip(zipOf([entry, { name: "b.xml" }]), "a.zip");
  expect(value.map(({ path }) => path)).toEqual(["b.xml"]);
  expect(diagnostics).toMatchObject([{ code, severity: "error", at: { pointer: "/a.xml" } }]);
});

const DOUBTFUL: readonly (readonly [what: string, code: string, entries: readonly ZipSpeech[]])[] =
  [
    ["a name that is not marked as UTF-8", "zip/name-encoding", [{ name: "ü.xml", flags: 0 }]],
    ["a blank in a name", "zip/name-escape", [{ name: "a b.xml" }]],
    ["a percent sign in a name", "zip/name-escape", [{ name: "a%20b.xml" }]],
    ["an escape that is none", "zip/name-escape", [{ name: "%2e%zz/%E4.xml" }]],
    ["bytes before an entry", "zip/hidden-bytes", [{ ...ONE, gap: 7 }]],
  ];

test.each(DOUBTFUL)("%s is a warning: %s", (_, code, entries) => {
  const { value, diagnostics } = unzip(zipOf(entries), "a.zip");
  expect(value).toHaveLength(1);
  expect(diagnostics).toMatchObject([{ code, severity: "warning" }]);
});

test("whichever bytes of a zip are changed or cut, reading does not throw", () => {
  const zip = zipOf([ONE, { name: "b/c.json", content: BIG, descriptor: "signed" }]);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { maxLength: 4 }),
      fc.nat(zip.length),
      (changes, cut) => {
        const bytes = Buffer.from(zip);
        for (const [at, value] of changes) bytes[at] = value;
        unzip(bytes, "a.zip");
        unzip(bytes.subarray(0, cut), "a.zip");
      },
    ),
    { numRuns: 500 },
  );
});
