import type { Address, Diagnostic, Reweighed, Severity } from "#foundation";
import { COMMAND_LINE } from "../problem.ts";
import { shortPlace } from "./short-place.ts";

/** A finding as `--json` prints it; a promise to scripts. */
export interface FindingDocument {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string;
  readonly at: Readonly<Record<string, string | number>>;
  /** The weight it has elsewhere, and why the project gives it another. */
  readonly reweighed?: Reweighed;
}

export const findingDocument = ({
  code,
  severity,
  message,
  hint,
  at,
  reweighed,
}: Diagnostic): FindingDocument => {
  const { in: _, ...place } = at;
  return {
    code,
    severity,
    message,
    ...(hint !== undefined && { hint }),
    at: place,
    ...(reweighed && { reweighed }),
  };
};

/** `error code message`, its place before it and its hint below, one block a finding. */
export function findingsText(findings: readonly Diagnostic[], colored: boolean): string {
  const paint = paintWhen(colored);
  return findings
    .map(({ code, severity, message, hint, at, reweighed }) =>
      [
        `${paint("bold", printable(placeText(at)))}: ${paint(severity, severity)} ${printable(message)} ${paint("dim", `(${code})`)}`,
        ...(hint === undefined ? [] : [`  ${paint("dim", "hint:")} ${printable(hint)}`]),
        ...(reweighed === undefined
          ? []
          : [`  ${paint("dim", printable(whyReweighed(reweighed)))}`]),
      ].join("\n"),
    )
    .map((block) => `${block}\n`)
    .join("");
}

/** `not error: the reason that solution.yaml gives`. */
export const whyReweighed = ({ from, reason }: Reweighed): string => `not ${from}: ${reason}`;

/** `2 errors, 1 warning`, or `no findings`. */
export function summaryText(findings: readonly Diagnostic[]): string {
  const told = (["error", "warning", "info"] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0
      ? []
      : [`${count} ${count === 1 || severity === "info" ? severity : `${severity}s`}`];
  });
  return told.length === 0 ? "no findings" : told.join(", ");
}

function placeText(at: Address): string {
  if (at.in === "file") {
    return at.path === COMMAND_LINE ? at.path : `${at.path}:${at.line}:${at.column}`;
  }
  const line = at.line === undefined ? "" : `:${at.line}:${at.column}`;
  const offset = at.offset === undefined ? "" : `:${at.offset + 1}`;
  // Of an action only its name and what is below it are read.
  if (/\/(actions|triggers)\//.test(at.pointer)) {
    return `${at.part}${line} ${shortPlace(at.pointer)}${offset}`;
  }
  return `${at.part}${line}${at.pointer && `#${at.pointer}`}${offset}`;
}

/**
 * How many findings of each code, as `3 × area/name`, the most frequent first, with the reason for a
 * weight that is not their own.
 */
export function countsText(findings: readonly Diagnostic[]): string {
  const counts = new Map<string, number>();
  for (const { code, reweighed } of findings) {
    const what = reweighed ? `${code} (${whyReweighed(reweighed)})` : code;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([one, some], [other, more]) => more - some || (one < other ? -1 : 1))
    .map(([what, count]) => `${count} × ${printable(what)}`)
    .join(", ");
}

type Style = Severity | "bold" | "dim";

const STYLES: Readonly<Record<Style, readonly [number, number]>> = {
  error: [31, 39],
  warning: [33, 39],
  info: [36, 39],
  bold: [1, 22],
  dim: [2, 22],
};

export type Paint = (style: Style, text: string) => string;

export const paintWhen = (colored: boolean): Paint => (colored ? painted : plain);

const plain: Paint = (_style, text) => text;
const painted: Paint = (style, text) => {
  const [on, off] = STYLES[style];
  return `\u001b[${on}m${text}\u001b[${off}m`;
};

/**
 * Foreign names may hold characters that steer a terminal or turn the direction of reading, which
 * must not reach it; lines may break.
 */
export const printable = (text: string): string =>
  text.replaceAll(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
