import { type Address, isJsonArray, isJsonObject, type Json, parseJson } from "#foundation";
import {
  type CheckedFile,
  checkDocument,
  checkSummary,
  type FindingEntry,
  type Rule,
} from "#validation";
import { type Paint, paintWhen, printable, whyReweighed } from "../render/findings.ts";
import { shortPlace, stepsOf } from "../render/short-place.ts";

/** Longer expressions are cut around what a finding is about. */
const WIDEST = 100;

/** A finding with the string it is about, and which piece of that. */
interface Told {
  readonly entry: FindingEntry;
  readonly excerpt: Excerpt | undefined;
}

interface Excerpt {
  readonly text: string;
  readonly from: number;
  readonly length: number;
}

/** The findings by file and part, each with its expression, and one line that sums up. */
export function checkText(
  files: readonly CheckedFile[],
  { colored, quiet }: { readonly colored: boolean; readonly quiet: boolean },
): string {
  const paint = paintWhen(colored);
  const documents = checkDocument(files).files;
  const blocks = files.flatMap((file, index) =>
    [...byPlace(file, documents[index]?.findings ?? [], quiet)].map(([place, found]) =>
      [paint("bold", printable(place)), ...found.flatMap((one) => linesOf(one, paint)), ""].join(
        "\n",
      ),
    ),
  );
  return [...blocks, ...(quiet ? [] : [`${checkSummary(files)}\n`])].join("\n");
}

function byPlace(
  file: CheckedFile,
  entries: readonly FindingEntry[],
  quiet: boolean,
): ReadonlyMap<string, readonly Told[]> {
  const groups = new Map<string, Told[]>();
  const excerptOf = excerptsIn(file);
  for (const [index, finding] of file.findings.entries()) {
    const entry = entries[index];
    if (!entry || (quiet && entry.severity !== "error")) continue;
    const place = placeOf(file.path, finding.at, entry.source);
    const group = groups.get(place) ?? [];
    group.push({ entry, excerpt: excerptOf(finding) });
    groups.set(place, group);
  }
  return groups;
}

/** Where in a source. */
const LINE = /:(\d+:\d+)$/;

/** What people edit, else the file and the part in it. */
function placeOf(path: string, at: Address, source: string | undefined): string {
  if (at.in === "file") return at.path;
  if (source !== undefined) return `${source.replace(LINE, "")} (${at.part})`;
  return at.part === path ? path : `${path} › ${at.part}`;
}

/** Reads a part once, and only when something is found in it. */
function excerptsIn({ textOf }: CheckedFile) {
  const known = new Map<string, Json | undefined>();
  return ({ at, message }: CheckedFile["findings"][number]): Excerpt | undefined => {
    if (at.in === "file") return undefined;
    if (!known.has(at.part)) {
      const parsed = parseJson(textOf(at.part) ?? "");
      known.set(at.part, parsed.ok ? parsed.value : undefined);
    }
    const text = valueAt(known.get(at.part), at.pointer);
    if (typeof text !== "string") return undefined;
    if (at.offset !== undefined) return { text, from: at.offset, length: 1 };
    return { text, ...(quotedIn(text, message) ?? { from: 0, length: text.length }) };
  };
}

/** A finding without an offset is about the first piece of the text that its message names. */
const quotedIn = (text: string, message: string) =>
  [...message.matchAll(/"([^"]+)"|\b(\w+(?=\())/g)]
    .map(([, quoted, called]) => quoted ?? called ?? "")
    .map((piece) => ({ from: text.indexOf(piece), length: piece.length }))
    .find(({ from, length }) => from >= 0 && length > 0);

function valueAt(root: Json | undefined, pointer: string): Json | undefined {
  let value = root;
  for (const step of stepsOf(pointer)) {
    if (isJsonObject(value)) value = value.get(step);
    else if (isJsonArray(value)) value = value[Number(step)];
    else return undefined;
  }
  return value;
}

function linesOf({ entry, excerpt }: Told, paint: Paint): string[] {
  const { code, severity, message, hint, at, source, reweighed } = entry;
  // The lines of what is made from a source say nothing to those who edit the source.
  const made = at.part !== undefined && source !== undefined;
  const own = at.line === undefined ? "" : `${at.line}:${at.column}`;
  const where = [made ? (LINE.exec(source)?.[1] ?? "") : own, shortPlace(at.pointer)]
    .filter((part) => part !== "")
    .join(" ");
  return [
    `  ${paint(severity, severity)} ${where === "" ? "" : `${printable(where)}: `}${printable(message)} ${paint("dim", `(${code})`)}`,
    ...(excerpt ? pointed(excerpt).map((text) => `      ${printable(text)}`) : []),
    ...(hint === undefined ? [] : [`    ${paint("dim", "hint:")} ${printable(hint)}`]),
    ...(reweighed === undefined ? [] : [`    ${paint("dim", printable(whyReweighed(reweighed)))}`]),
  ];
}

/** The text, cut to what can be read, and a line that points into it. */
function pointed({ text, from, length }: Excerpt): readonly string[] {
  const flat = text.replaceAll(/\s/g, " ");
  const start = flat.length <= WIDEST ? 0 : Math.max(0, Math.min(from - 30, flat.length - WIDEST));
  const before = start > 0 ? "…" : "";
  const after = start + WIDEST < flat.length ? "…" : "";
  const shown = `${before}${flat.slice(start, start + WIDEST)}${after}`;
  const caret = from - start + before.length;
  const marks = Math.max(1, Math.min(length, shown.length - after.length - caret));
  return [shown, `${" ".repeat(caret)}^${"~".repeat(marks - 1)}`];
}

export const rulesText = (rules: readonly Rule[]): string =>
  rules
    .map(({ code, severity, why }) => `${severity.padEnd(7)}  ${code}\n         ${why}\n`)
    .join("");
