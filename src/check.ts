import { type Diagnostic, hasErrors, printJson, suggestion, textOfBytes } from "#foundation";
import {
  assemble,
  judgeRelease,
  type Lock,
  type SolutionDefinition,
  type SolutionFile,
  type SolutionModel,
} from "#model";
import { compile, pack, zipName } from "#packager";
import {
  atLines,
  LOCK_FILE,
  loadProject,
  mappedColumns,
  type Project,
  type ProjectFiles,
  placeInMapping,
  readLock,
  SOLUTION_FILE,
} from "#project";
import { hasSameContent, type ReadSolution, readFlowFile, readFolder, readZip } from "#reader";
import {
  rules as allRules,
  type CheckedFile,
  type CheckOptions,
  checkFlow,
  checkSolution,
  reweighed,
  saidOnce,
} from "#validation";
import { writeFlow } from "#wdl";
import { cosellSolution } from "./solution.ts";
import { sourceIn } from "./sources.ts";

/** Something to check, read from disk by whoever asks. */
export type CheckTarget =
  | { readonly kind: "zip"; readonly path: string; readonly bytes: Uint8Array }
  /** A folder that a solution was unpacked into; paths are relative to it. */
  | { readonly kind: "folder"; readonly path: string; readonly files: readonly SolutionFile[] }
  /** `clientdata`, the file of a flow in a solution, or a bare definition. */
  | { readonly kind: "flow"; readonly path: string; readonly text: string };

export interface CheckSettings extends Pick<CheckOptions, "severities" | "rules"> {
  /** The release before, as its zip tells it. */
  readonly previous?: ReadSolution;
}

/** What a zip tells of the release before. */
export type PreviousRelease =
  | { readonly kind: "readable"; readonly solution: ReadSolution }
  | { readonly kind: "unreadable"; readonly why: CheckedFile };

export function previousRelease(path: string, bytes: Uint8Array): PreviousRelease {
  const solution = readZip(bytes, path);
  const errors = solution.findings.filter(({ severity }) => severity === "error");
  return errors.length === 0
    ? { kind: "readable", solution }
    : { kind: "unreadable", why: checkedFile(path, errors, new Map(), {}) };
}

/** Everything there is to say about one target, whatever it holds. */
export function checkTarget(target: CheckTarget, settings: CheckSettings = {}): CheckedFile {
  switch (target.kind) {
    case "zip":
      return checkedSolution(target.path, readZip(target.bytes, target.path), settings);
    case "folder":
      return checkedSolution(target.path, readFolder(target.files), settings);
    case "flow": {
      const { path, text } = target;
      const { value, diagnostics } = readFlowFile(text, path);
      const isUnread = diagnostics.some(({ code }) => UNREAD.has(code));
      const { findings, notJudged } = isUnread
        ? { findings: [], notJudged: new Map<string, number>() }
        : checkFlow(value, path, optionsOf(settings));
      return checkedFile(path, [...diagnostics, ...findings], notJudged, settings, () => text);
    }
  }
}

/** The solution that a project says, without packing it. */
export function checkProject(files: ProjectFiles, settings: CheckSettings = {}): CheckedFile {
  const project = loadProject(files);
  const lock = readLock(files.get(LOCK_FILE));
  const read = [...project.diagnostics, ...lock.diagnostics];
  if (!project.value || hasErrors(read)) {
    return { ...checkedFile(".", read, new Map(), settings), sourceOf: fileOf };
  }
  const severities = settings.severities ?? project.value.findings;
  const definition = cosellSolution(project.value);
  const assembled = assemble(definition, lock.value);
  const { model } = assembled.value;
  let zip: ReadSolution | undefined;
  const packed = (): ReadSolution => {
    zip ??= asPacked(model);
    return zip;
  };
  const options = {
    ...optionsOf(settings, packed),
    severities,
    ...(settings.previous ? { packed: () => packed().model } : {}),
  };
  const { findings, notJudged } = hasErrors(assembled.diagnostics)
    ? { findings: [], notJudged: new Map<string, number>() }
    : checkSolution(model, options);
  const all = [
    ...read,
    ...unknownOverrides(project.value, files),
    ...ownColumnsMapped(project.value, definition, files),
    ...atLines(
      [...assembled.diagnostics, ...belowRelease(lock.value, model)],
      files.get(LOCK_FILE),
    ),
    ...findings,
  ];
  const texts = new Map(
    model.flows.map((flow) => [flow.part, () => printJson(writeFlow(flow.definition))]),
  );
  return {
    ...checkedFile(".", all, notJudged, { ...settings, severities }, (part) => texts.get(part)?.()),
    sourceOf: sourceIn(model, definition, files),
  };
}

/** Whether the content is another only a build can tell, for it packs. */
const belowRelease = (
  lock: Lock,
  { identity: { version } }: SolutionModel,
): readonly Diagnostic[] =>
  lock.released ? judgeRelease(lock, { version, digest: lock.released.digest }) : [];

/** A solution as its own zip tells it: with all that packing adds. */
const asPacked = (model: SolutionModel): ReadSolution =>
  readZip(pack(compile(model, "unmanaged")), zipName(model.identity, "unmanaged"));

const fileOf = ({ at }: Diagnostic): string | undefined => (at.in === "file" ? at.path : undefined);

/** What `solution.yaml` weighs differently although no rule goes by that code. */
export function unknownOverrides(
  { findings }: Project,
  files: ProjectFiles,
): readonly Diagnostic[] {
  const codes = new Set(allRules.map(({ code }) => code));
  return [...findings.keys()]
    .filter((code) => !codes.has(code))
    .map((code) => ({
      code: "check/unknown-rule",
      severity: "warning",
      message: `There is no rule "${code}".${suggestion(code, codes)}`,
      at: { in: "file", path: SOLUTION_FILE, ...placeIn(files.get(SOLUTION_FILE) ?? "", code) },
      hint: "cosell check --rules lists them.",
    }));
}

/**
 * What a mapping writes into columns that the solution itself brings: the flows write them too, and
 * one of the two values would be lost without a word.
 */
export function ownColumnsMapped(
  { mapping }: Project,
  { tables }: SolutionDefinition,
  files: ProjectFiles,
  chosen?: string,
): readonly Diagnostic[] {
  const own = new Set(
    tables.flatMap(({ logicalName, columns }) =>
      Object.values(columns).map((column) => `${logicalName} ${column.logicalName}`),
    ),
  );
  return mappedColumns(mapping)
    .filter(({ table, column }) => own.has(`${table} ${column}`))
    .map(({ table, column, pointer }) => ({
      code: "project/own-column",
      severity: "error",
      message: `"${column}" of ${table} is a column of the connector's own: its flows write it.`,
      at: placeInMapping(files, pointer, chosen),
      hint: "Name a column of yours, or take the constant away: the flows fill this one themselves.",
    }));
}

function placeIn(text: string, word: string): { readonly line: number; readonly column: number } {
  const lines = (text.split(word)[0] ?? "").split("\n");
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}

/** Findings of the reader after which there is nothing to judge. */
const UNREAD: ReadonlySet<string> = new Set([
  "reader/flow-json",
  "flow/not-an-object",
  "flow/no-definition",
]);

function checkedSolution(
  path: string,
  solution: ReadSolution,
  settings: CheckSettings,
): CheckedFile {
  const { model, document, findings: read } = solution;
  const { findings, notJudged } = checkSolution(
    model,
    optionsOf(settings, () => solution),
  );
  const unread = new Set(
    read.flatMap(({ code, at }) => (UNREAD.has(code) && at.in === "part" ? [at.part] : [])),
  );
  const parts = new Map(document.files.map((file) => [file.path, file.content]));
  const textOf = (part: string): string | undefined => {
    const content = part.endsWith(".json") ? parts.get(part) : undefined;
    return content && textOfBytes(content);
  };
  return checkedFile(
    path,
    [...read, ...findings.filter(({ at }) => at.in === "file" || !unread.has(at.part))],
    notJudged,
    settings,
    textOf,
  );
}

function checkedFile(
  path: string,
  findings: readonly Diagnostic[],
  notJudged: ReadonlyMap<string, number>,
  { severities, rules = allRules }: CheckSettings,
  textOf: (part: string) => string | undefined = () => undefined,
): CheckedFile {
  const once = eachOnce(saidOnce(findings, notJudged, rules));
  return {
    path,
    notJudged: [...notJudged.values()].reduce((sum, count) => sum + count, 0),
    findings: reweighed(once, severities),
    textOf,
  };
}

/** What is said of a place in the same words again says nothing more. */
function eachOnce(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const said = new Set<string>();
  return findings.filter(({ code, message, at }) => {
    const key = [code, message, JSON.stringify(at)].join("\0");
    return !said.has(key) && said.add(key);
  });
}

/** @param now what is checked, as its zip tells it */
function optionsOf(
  { previous, severities, rules }: CheckSettings,
  now?: () => ReadSolution,
): CheckOptions {
  return {
    ...(previous ? { previous: previous.model } : {}),
    ...(previous && now ? { isUnlike: () => isUnlike(previous, now()) } : {}),
    ...(severities ? { severities } : {}),
    ...(rules ? { rules } : {}),
  };
}

/** Managed and unmanaged zips of one release differ in forms and in what is marked as unmodified. */
const isUnlike = (before: ReadSolution, now: ReadSolution): boolean =>
  before.packageKind === now.packageKind && !hasSameContent(before.document, now.document);
