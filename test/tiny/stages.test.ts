import { expect, test } from "vitest";
import { EXPORT_STYLE, printXml } from "#foundation";
import { assemble, EMPTY_LOCK } from "#model";
import { compile, eject, packDocuments } from "#packager";
import { printLock } from "#project";
import { readZip } from "#reader";
import { tiny } from "./definition.ts";

/** Every stage of the tiny solution lies beside its definition. */
const { model, lock } = assemble(tiny, EMPTY_LOCK).value;
const document = compile(model, "unmanaged");
const managed = compile(model, "managed");
const text = (content: string): string => content.replaceAll("\r\n", "\n");
const plain = (_: string, value: unknown): unknown => {
  if (value instanceof Map) return { map: [...value] };
  return typeof value === "bigint" ? `${value}n` : value;
};

test("the model", async () => {
  await expect(`${JSON.stringify(model, plain, 2)}\n`).toMatchFileSnapshot("model.json");
});

test("the lock", async () => {
  await expect(printLock(lock)).toMatchFileSnapshot("solution.lock.yaml");
});

test.for([
  ["solution.xml", printXml(document.solution, EXPORT_STYLE)],
  ["customizations.xml", printXml(document.customizations, EXPORT_STYLE)],
  ...document.files.map(({ path, content }) => [path, Buffer.from(content).toString("utf8")]),
] as [string, string][])("the part %s", async ([path, content]) => {
  await expect(text(content)).toMatchFileSnapshot(`parts/${path}`);
});

test("the files of the unpacked tree", async () => {
  const { value, diagnostics } = eject(document, "both");
  expect(diagnostics).toEqual([]);
  const listing = value.map(({ path, content }) => `${content.length} ${path}\n`);
  await expect(listing.join("")).toMatchFileSnapshot("ejected.txt");
});

test("46: managed and unmanaged differ in one element", () => {
  const flagged = printXml(managed.solution, EXPORT_STYLE).replace(
    "<Managed>1</Managed>",
    "<Managed>0</Managed>",
  );
  expect(flagged).toBe(printXml(document.solution, EXPORT_STYLE));
  expect({ ...managed, solution: document.solution }).toEqual(document);
});

test.for(["unmanaged", "managed"] as const)("50: the %s zip is read as it was packed", (kind) => {
  const packed = { unmanaged: document, managed }[kind];
  const read = readZip(packDocuments({ zip: packed }).zip, "tiny.zip");
  expect(read.findings).toEqual([]);
  expect(read.packageKind).toBe(kind);
  expect(read.document.customizations).toEqual(packed.customizations);
  expect(read.document.solution).toEqual(packed.solution);
  expect(read.model.flows.map(({ id }) => id)).toEqual(model.flows.map(({ id }) => id));
});
