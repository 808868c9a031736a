import { type PlainJson, type Severity, sha256 } from "#foundation";
import type { Rule } from "../rule.ts";
import { type CheckedFile, type FindingEntry, findingEntries } from "./checked-file.ts";

const LEVELS: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "note",
};

/** Where a path leads from the folder that the reader of a report stands in. */
export type FromHere = (path: string, file: CheckedFile) => string;

/**
 * SARIF 2.1.0. A finding keeps its fingerprint as long as its code, part, pointer and words stay the
 * same, also when lines move.
 *
 * @param fromHere makes paths relative to where the command was started
 */
export function sarifOf(
  files: readonly CheckedFile[],
  rules: readonly Rule[],
  { version }: { readonly version: string },
  fromHere: FromHere = (path) => path,
): PlainJson {
  const entries = files.flatMap((file) => findingEntries(file).map((entry) => ({ file, entry })));
  const known = new Map(rules.map((rule) => [rule.code, rule]));
  const codes = [...new Set([...known.keys(), ...entries.map(({ entry }) => entry.code)])];
  const indexOf = new Map(codes.map((code, index) => [code, index]));
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "cosell",
            version,
            rules: codes.map((code) => descriptor(code, known.get(code))),
          },
        },
        invocations: [{ executionSuccessful: true }],
        columnKind: "utf16CodeUnits",
        results: entries.map(({ file, entry }) => ({
          ruleId: entry.code,
          ruleIndex: indexOf.get(entry.code) ?? 0,
          level: LEVELS[entry.severity],
          message: { text: messageOf(entry) },
          locations: [locationOf(file, entry, fromHere)],
          partialFingerprints: { "cosell/v1": fingerprint(fromHere(file.path, file), entry) },
          ...suppressionOf(entry),
        })),
      },
    ],
  };
}

/** What is to be done, and why the project weighs it as it does, stand behind what was found. */
const messageOf = ({ message, hint, reweighed }: FindingEntry): string =>
  [message, hint, reweighed && `(${reweighed.from} elsewhere: ${reweighed.reason})`]
    .filter((part) => part !== undefined)
    .join(" ");

/**
 * What a project weighs down to a note it has looked at and accepted: scanners close such a result and
 * show the reason. One that still warns stays open.
 */
const suppressionOf = ({ severity, reweighed }: FindingEntry) =>
  reweighed && severity === "info" && reweighed.from !== "info"
    ? {
        suppressions: [{ kind: "external", status: "accepted", justification: reweighed.reason }],
      }
    : {};

const descriptor = (code: string, rule: Rule | undefined): PlainJson => ({
  id: code,
  ...(rule
    ? {
        shortDescription: { text: rule.why },
        help: { text: `${rule.why} (${rule.fact})` },
        defaultConfiguration: { level: LEVELS[rule.severity] },
      }
    : {}),
});

function locationOf(
  checked: CheckedFile,
  { at, source }: FindingEntry,
  fromHere: FromHere,
): PlainJson {
  const part = at.part ?? "";
  const [, file = source ?? checked.path, ...told] = /^(.*):(\d+):(\d+)$/.exec(source ?? "") ?? [];
  // The line of a part inside a zip, or of one that is made from a source, is not the file's.
  const own = part === "" && at.line !== undefined ? [at.line, at.column ?? 1] : [];
  const [startLine, startColumn] = told.length > 0 ? told.map(Number) : own;
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(fromHere(file, checked)) },
      // Code scanning shows nothing that has no line.
      region:
        startLine === undefined ? { startLine: 1 } : { startLine, startColumn: startColumn ?? 1 },
    },
    logicalLocations: [{ fullyQualifiedName: `${part}#${at.pointer}` }],
  };
}

/** Half of a character, which no URI can hold. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** With `/`, and relative as SARIF viewers want it unless the path was given absolute. */
function uriOf(path: string): string {
  const slashed = path.replaceAll("\\", "/");
  const encoded = slashed
    .split("/")
    .map((segment) => encodeURIComponent(segment.replaceAll(LONE_SURROGATE, "\ufffd")))
    .join("/");
  if (/^[A-Za-z]:\//.test(slashed)) return `file:///${slashed[0]}:${encoded.slice(4)}`;
  return slashed.startsWith("/") ? `file://${encoded}` : encoded;
}

const fingerprint = (path: string, { code, at, message }: FindingEntry): string =>
  sha256([path, code, at.part ?? "", at.pointer, message].join("\0")).slice(0, 32);
