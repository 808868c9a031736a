import type { Severity } from "#foundation";
import { type CheckedFile, type FindingEntry, findingEntry } from "./checked-file.ts";

export type Paint = (style: Severity | "bold" | "dim", text: string) => string;

const plain: Paint = (_, text) => text;
const WIDEST = 100;

/** Findings for people, file by file: place, what, the text with a caret, and what to do. */
export function checkText(files: readonly CheckedFile[], paint: Paint = plain): string {
  const blocks = files
    .filter(({ findings }) => findings.length > 0)
    .map((file) => {
      const entries = file.findings.map((finding) =>
        block(findingEntry(finding, file), finding, file, paint),
      );
      return `${paint("bold", visible(file.path))}\n${entries.join("")}`;
    });
  return [...blocks, `${checkSummary(files)}\n`].join("\n");
}

/** `2 errors, 1 warning in 3 files; 5 places not judged`. */
export function checkSummary(files: readonly CheckedFile[]): string {
  const counted = (["error", "warning", "info"] as const).flatMap((severity) => {
    const count = files
      .flatMap(({ findings }) => findings)
      .filter((one) => one.severity === severity).length;
    return count === 0
      ? []
      : [`${count} ${severity}${count === 1 || severity === "info" ? "" : "s"}`];
  });
  const skipped = files.reduce((sum, { notJudged }) => sum + notJudged, 0);
  const what = counted.length === 0 ? "no findings" : counted.join(", ");
  const where = `${files.length} file${files.length === 1 ? "" : "s"}`;
  return `${what} in ${where}${skipped === 0 ? "" : `; ${skipped} places not judged`}`;
}

function block(
  entry: FindingEntry,
  { at }: CheckedFile["findings"][number],
  file: CheckedFile,
  paint: Paint,
): string {
  const { severity, message, code, hint } = entry;
  const lines = [
    `  ${paint("dim", visible(placeText(entry)))}`,
    `    ${paint(severity, severity)} ${visible(message)} ${paint("dim", code)}`,
    ...caret(entry, at.in === "part" ? file.textOf(at.part) : undefined, paint),
    ...(hint === undefined ? [] : [`    ${paint("dim", "hint:")} ${visible(hint)}`]),
  ];
  return `${lines.join("\n")}\n`;
}

const placeText = ({ at, source }: FindingEntry): string => {
  const line = at.line === undefined ? "" : `:${at.line}:${at.column ?? 1}`;
  if (source !== undefined)
    return `${source}${at.part === undefined ? line : ""} ${at.pointer}`.trim();
  return `${at.part ?? ""}${line} ${at.pointer}`.trim();
};

/** The line of the file with a mark below the place; long lines are cut around it. */
function caret({ at }: FindingEntry, text: string | undefined, paint: Paint): readonly string[] {
  if (text === undefined || at.line === undefined || at.column === undefined) return [];
  const line = (text.split("\n")[at.line - 1] ?? "").replace(/\r$/, "");
  const column = at.column - 1;
  const start = column > WIDEST - 20 ? column - 40 : 0;
  const shown = line.slice(start, start + WIDEST);
  const leading = shown.length - shown.trimStart().length;
  if (shown.trim() === "") return [];
  const mark = " ".repeat(Math.max(0, column - start - leading));
  return [`      ${visible(shown.trimStart())}`, `      ${paint("bold", `${mark}^`)}`];
}

/** Control characters of hostile names do not reach the terminal. */
const visible = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is them that are replaced
  text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
