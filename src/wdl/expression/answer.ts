import type { Diagnostic } from "#foundation";
import { parseText } from "../template-parse.ts";
import { printText } from "../template-print.ts";

/** One line of `cosell parse --batch`: a whole string of a definition, e.g. `@concat('a')`. */
export interface ParseQuestion {
  readonly text: string;
}

export type ParseAnswer =
  | { readonly ok: true; readonly printed: string }
  | { readonly ok: false; readonly findings: readonly Diagnostic[] };

/** Parses the text and prints the tree again in its author's spelling. */
export function answerParse({ text }: ParseQuestion): ParseAnswer {
  const { template, problems } = parseText(text);
  if (problems.length === 0) return { ok: true, printed: printText(template) };
  return {
    ok: false,
    findings: problems.map(({ code, message, offset }) => ({
      code,
      severity: "error",
      message,
      at: { in: "part", part: "text", pointer: "", offset },
    })),
  };
}
