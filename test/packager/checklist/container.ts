import JSZip from "jszip";
import { expect } from "vitest";
import { create } from "xmlbuilder2";
import { childElementsNamed, parseXml, sha256 } from "#foundation";
import { firstDifference, packDocuments, zipName } from "#packager";
import { partMemory, readBackZip, readZip } from "#reader";
import type { Sample } from "../samples.ts";
import { lower, type Point, partsOf, said, textIn } from "./point.ts";

const KINDS = ["unmanaged", "managed"] as const;
const THREE = ["[Content_Types].xml", "solution.xml", "customizations.xml"];

/** What another library finds in the zip. */
async function entriesOf(zip: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const { files } = await JSZip.loadAsync(zip, { checkCRC32: true });
  const entries = await Promise.all(
    Object.values(files).map(async (file) => [file.name, await file.async("uint8array")] as const),
  );
  return new Map(entries);
}

const decode = (bytes: Uint8Array | undefined): string =>
  new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);

const extensionOf = (path: string): string | undefined => /\.([^./]+)$/.exec(path)?.[1];

/** Names in the list of a zip: a map would hide one that stands twice. */
function namesListed(zip: Uint8Array): readonly string[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.length - 22;
  const names: string[] = [];
  let at = view.getUint32(end + 16, true);
  for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
    const length = view.getUint16(at + 28, true);
    names.push(decode(zip.subarray(at + 46, at + 46 + length)));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

/** The file names that components own, made from what they are called. */
function ownedBy(sample: Sample): readonly string[] {
  const { workflows } = partsOf(sample);
  return [
    ...workflows.map((flow) => {
      const clean = said(flow, "Name")
        .replaceAll(/[^A-Za-z0-9_-]/g, "")
        .slice(0, 50);
      return `Workflows/${clean}-${said(flow, "WorkflowId").slice(1, -1).toUpperCase()}.json`;
    }),
    ...sample.definition.environmentVariables.map(
      ({ schemaName }) =>
        `environmentvariabledefinitions/${schemaName}/environmentvariabledefinition.xml`,
    ),
  ];
}

export const container: readonly Point[] = [
  {
    numbers: [1],
    says: "the three root files, and types for exactly what is there",
    async holds({ zips }) {
      for (const kind of KINDS) {
        const entries = await entriesOf(zips[kind]);
        expect([...entries.keys()]).toEqual(expect.arrayContaining(THREE));
        const types = decode(entries.get("[Content_Types].xml"));
        expect(types.startsWith('\uFEFF<?xml version="1.0" encoding="utf-8"?>')).toBe(true);
        const { value } = parseXml(types.slice(1), "types");
        if (!value) throw new Error("the content types do not parse");
        const parts = [...entries.keys()].filter((path) => path !== "[Content_Types].xml");
        const used = new Set(parts.flatMap((path) => extensionOf(path) ?? []));
        const listed = childElementsNamed(value, "Default").map((one) => said(one, "Extension"));
        expect(listed.toSorted()).toEqual([...used].toSorted());
        expect(childElementsNamed(value, "Override").map((one) => said(one, "PartName"))).toEqual(
          parts.filter((path) => extensionOf(path) === undefined),
        );
      }
    },
  },
  {
    numbers: [2],
    says: "every entry once and owned by a component, no folders",
    holds(sample) {
      for (const kind of KINDS) {
        const listed = namesListed(sample.zips[kind]);
        expect(listed.toSorted()).toEqual([...THREE, ...ownedBy(sample)].toSorted());
        expect(new Set(listed.map(lower)).size).toBe(listed.length);
      }
    },
  },
  {
    numbers: [3],
    says: "the same bytes twice, all of them well-formed text",
    async holds({ documents, zips }) {
      const again = packDocuments(documents);
      for (const kind of KINDS) expect(sha256(again[kind])).toBe(sha256(zips[kind]));
      for (const [path, content] of await entriesOf(zips.unmanaged)) {
        const text = decode(content);
        if (path.endsWith(".json")) {
          expect(text.startsWith("\uFEFF")).toBe(false);
          expect(() => JSON.parse(text)).not.toThrow();
        } else expect(() => create(text)).not.toThrow();
      }
    },
  },
  {
    numbers: [4],
    says: "JsonFileName is the path of the file, which follows from name and id",
    holds(sample) {
      const { workflows, files } = partsOf(sample);
      const flowFiles = files.map(({ path }) => path).filter((path) => /^Workflows\//.test(path));
      expect(workflows.map((flow) => textIn(flow, "JsonFileName")).toSorted()).toEqual(
        flowFiles.map((path) => `/${path}`).toSorted(),
      );
      expect(flowFiles.toSorted()).toEqual(
        ownedBy(sample)
          .filter((path) => /^Workflows\//.test(path))
          .toSorted(),
      );
    },
  },
  {
    numbers: [8],
    says: "Managed is 0 or 1 as the file name says",
    holds(sample) {
      const { identity } = sample.model;
      const stem = `${identity.uniqueName}_${identity.version.replaceAll(".", "_")}`;
      for (const [kind, managed, name] of [
        ["unmanaged", "0", `${stem}.zip`],
        ["managed", "1", `${stem}_managed.zip`],
      ] as const) {
        expect(textIn(partsOf(sample, kind).manifest, "Managed")).toBe(managed);
        expect(zipName(identity, kind)).toBe(name);
      }
    },
  },
  {
    numbers: [46],
    says: "the two zips differ in one letter of solution.xml",
    async holds({ zips }) {
      const [unmanaged, managed] = await Promise.all(KINDS.map((kind) => entriesOf(zips[kind])));
      const flagged = decode(managed?.get("solution.xml"));
      expect(flagged.split("<Managed>1</Managed>")).toHaveLength(2);
      expect(decode(unmanaged?.get("solution.xml"))).toBe(
        flagged.replace("<Managed>1</Managed>", "<Managed>0</Managed>"),
      );
      const sums = (entries: ReadonlyMap<string, Uint8Array> = new Map()) =>
        [...entries]
          .filter(([path]) => path !== "solution.xml")
          .map(([path, content]) => `${sha256(content)} ${path}`);
      expect(sums(unmanaged)).toEqual(sums(managed));
    },
  },
  {
    numbers: [50],
    says: "read and packed again it has the same bytes, and nothing is reported",
    holds({ zips, documents }) {
      const memory = partMemory();
      for (const kind of KINDS) {
        const read = readBackZip(zips[kind], "a.zip", memory);
        expect(read.findings).toEqual([]);
        expect(readZip(zips[kind], "a.zip").findings).toEqual([]);
        expect(firstDifference(documents[kind], read.document)).toBeUndefined();
        expect(sha256(packDocuments({ again: read.document }).again)).toBe(sha256(zips[kind]));
      }
    },
  },
];
