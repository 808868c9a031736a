import type { Diagnostic, Reweighed, Severity } from "#foundation";
import { placesInJson } from "./json-place.ts";

/** What there is to say about one path that was checked. */
export interface CheckedFile {
  /** As it was given, with `/`. */
  readonly path: string;
  /** Places that no rule could judge for lack of metadata. */
  readonly notJudged: number;
  readonly findings: readonly Diagnostic[];
  /** The text of a part, to say the line; undefined for parts that are no text. */
  readonly textOf: (part: string) => string | undefined;
  /** The file that people edit instead of the part, for a project's own solution. */
  readonly sourceOf?: (finding: Diagnostic) => string | undefined;
}

/** `cosell check --format json`; a promise to scripts. */
export interface CheckDocument {
  readonly files: readonly {
    readonly path: string;
    readonly notJudged: number;
    readonly findings: readonly FindingEntry[];
  }[];
}

export interface FindingEntry {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string;
  readonly at: {
    /** The entry of the zip or folder; absent when the path is the file itself. */
    readonly part?: string;
    readonly pointer: string;
    readonly line?: number;
    readonly column?: number;
  };
  /** A file that people edit. */
  readonly source?: string;
  /** The weight it has elsewhere, and why the project gives it another. */
  readonly reweighed?: Reweighed;
}

export const checkDocument = (files: readonly CheckedFile[]): CheckDocument => ({
  files: files.map((file) => ({
    path: file.path,
    notJudged: file.notJudged,
    findings: findingEntries(file),
  })),
});

type PlaceOf = ReturnType<typeof placesInJson>;

/** An entry for each finding of a file, in their order. */
export function findingEntries(file: CheckedFile): readonly FindingEntry[] {
  const known = new Map<string, PlaceOf | undefined>();
  const placesOf = (part: string): PlaceOf | undefined => {
    if (!known.has(part)) {
      const text = file.textOf(part);
      known.set(part, text === undefined ? undefined : placesInJson(text));
    }
    return known.get(part);
  };
  return file.findings.map((finding) => findingEntry(finding, file, placesOf));
}

/** @param placesOf answers undefined for parts that are no text */
function findingEntry(
  finding: Diagnostic,
  file: CheckedFile,
  placesOf: (part: string) => PlaceOf | undefined,
): FindingEntry {
  const { code, severity, message, hint, at, reweighed } = finding;
  const said = {
    code,
    severity,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(reweighed === undefined ? {} : { reweighed }),
  };
  if (at.in === "file") {
    const { line, column } = at;
    return { ...said, at: { pointer: "", line, column }, source: at.path };
  }
  const { line, column = 1 } = at;
  const source = file.sourceOf?.(finding);
  return {
    ...said,
    at: {
      ...(at.part === file.path ? {} : { part: at.part }),
      pointer: at.pointer,
      ...(line === undefined ? placesOf(at.part)?.(at.pointer, at.offset) : { line, column }),
    },
    ...(source === undefined ? {} : { source }),
  };
}
