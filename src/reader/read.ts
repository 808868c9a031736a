import { type Checked, type Diagnostic, hasErrors } from "#foundation";
import type { SolutionDocument, SolutionFile, SolutionModel } from "#model";
import type { FlowDefinition } from "#wdl";
import { textIn } from "./fields.ts";
import { folderDocument } from "./folder/folder-document.ts";
import { judgeDocument } from "./judge/judge-document.ts";
import { judgeZipName } from "./judge/judge-manifest.ts";
import { readDefinitionText } from "./model/flows.ts";
import { readModel } from "./model/model.ts";
import { manifestOf } from "./model/solution-xml.ts";
import {
  CONTENT_TYPES,
  CUSTOMIZATIONS,
  type Notes,
  nothingRead,
  notes,
  type ReadParts,
  SOLUTION,
} from "./notes.ts";
import { entryNames, type InflatedParts, unzip } from "./zip/unzip.ts";
import { zipDocument } from "./zip-document.ts";

/** `both` only in unpacked folders that stand for the two zips. */
export type PackageKind = "managed" | "unmanaged" | "both";

/** A solution in both of its forms: understood, and whole. */
export interface ReadSolution {
  readonly model: SolutionModel;
  readonly document: SolutionDocument;
  /** `undefined` when solution.xml does not say. */
  readonly packageKind: PackageKind | undefined;
  readonly findings: readonly Diagnostic[];
}

/** Reads a solution zip. Total: whatever the bytes are, the answer is a solution and findings. */
export function readZip(bytes: Uint8Array, name: string): ReadSolution {
  const heard = notes();
  return finished(judgedZip(bytes, name, heard), heard);
}

/** Whether a zip holds a solution, or is too damaged to tell: what lies in a folder may be any other. */
export function mayBeSolution(bytes: Uint8Array): boolean {
  const names = entryNames(bytes);
  return names === undefined || names.some((name) => OWN_PARTS.has(name.toLowerCase()));
}

const OWN_PARTS: ReadonlySet<string> = new Set([SOLUTION, CUSTOMIZATIONS]);

/**
 * What is known of the parts of a zip. The two zips of a solution differ in one part, so whoever reads
 * both keeps one of these between them.
 */
export interface PartMemory {
  readonly read: ReadParts;
  readonly inflated: InflatedParts;
}

export const partMemory = (): PartMemory => ({ read: nothingRead(), inflated: new Map() });

/**
 * A zip read and judged as {@link readZip} does, but not understood: for who packed it and knows what
 * it means.
 *
 * @param memory the one that was given with another zip spares reading the parts they share
 */
export function readBackZip(
  bytes: Uint8Array,
  name: string,
  memory: PartMemory,
): Pick<ReadSolution, "document" | "findings"> {
  const heard = notes(memory.read);
  return { document: judgedZip(bytes, name, heard, memory.inflated), findings: heard.list };
}

function judgedZip(
  bytes: Uint8Array,
  name: string,
  heard: Notes,
  inflated?: InflatedParts,
): SolutionDocument {
  const { value: files, diagnostics } = unzip(bytes, name, inflated);
  heard.add(diagnostics);
  if (files.length === 0 && hasErrors(diagnostics)) return EMPTY;
  const document = judged(zipDocument(files, heard), "zip", heard);
  judgeZipName(name, document, heard);
  return document;
}

/**
 * Reads the folder that SolutionPackager writes (solution-format.md §17.1, §24.3), or the files of a
 * zip as they are.
 */
export function readFolder(files: readonly SolutionFile[]): ReadSolution {
  const heard = notes();
  const has = (name: string): boolean => files.some(({ path }) => path.toLowerCase() === name);
  return has("solution.xml") && !has("other/solution.xml")
    ? finished(judged(zipDocument(files.filter(isPacked), heard), "zip", heard), heard)
    : finished(judged(folderDocument(files, heard), "folder", heard), heard);
}

/** A repository's own files lie beside those of the zip: whoever packs it again leaves them out. */
const isPacked = ({ path }: SolutionFile): boolean =>
  path.includes("/") ? !/(?:^|\/)\.|\.zip$/i.test(path) : ROOT_PARTS.has(path.toLowerCase());

const ROOT_PARTS: ReadonlySet<string> = new Set([
  SOLUTION,
  CUSTOMIZATIONS,
  CONTENT_TYPES.toLowerCase(),
]);

/** Reads a flow's file, its `properties` or a bare definition. */
export function readFlowFile(text: string, name: string): Checked<FlowDefinition> {
  const heard = notes();
  const value = readDefinitionText(text, name, heard);
  return { value, diagnostics: heard.list };
}

const NOTHING = { name: "ImportExportXml", attributes: [], children: [], collapsed: true };
const EMPTY: SolutionDocument = { solution: NOTHING, customizations: NOTHING, files: [] };

function judged(
  document: SolutionDocument,
  from: "zip" | "folder",
  heard: Notes,
): SolutionDocument {
  judgeDocument(document, from, heard);
  return document;
}

function finished(document: SolutionDocument, heard: Notes): ReadSolution {
  const model = readModel(document, heard);
  const managed = textIn(manifestOf(document.solution), "Managed");
  const packageKind = Object.hasOwn(KINDS, managed) ? KINDS[managed] : undefined;
  return { model, document, packageKind, findings: eachOnce(heard.list) };
}

/** That a file belongs to no part says enough about it; whether its type is declared does not matter. */
function eachOnce(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const partOf = ({ at }: Diagnostic): string | undefined =>
    at.in === "part" ? at.part : undefined;
  const stray = new Set(findings.filter(({ code }) => code === "reader/stray-file").map(partOf));
  return findings.filter(
    (finding) => finding.code !== "reader/undeclared-part" || !stray.has(partOf(finding)),
  );
}

const KINDS: Readonly<Record<string, PackageKind | undefined>> = {
  "0": "unmanaged",
  "1": "managed",
  "2": "both",
};
