import type { Diagnostic } from "#foundation";

/** Wrong usage or unreadable input: ends the command with exit code 2. */
export class Problem extends Error {
  readonly findings: readonly Diagnostic[];

  constructor(...findings: readonly Diagnostic[]) {
    super(findings.map(({ message }) => message).join(" "));
    this.findings = findings;
  }
}

/** A finding about a file as a whole. */
export const aboutFile = (
  code: string,
  path: string,
  message: string,
  hint?: string,
): Diagnostic => ({
  code,
  severity: "error",
  message,
  at: { in: "file", path, line: 1, column: 1 },
  ...(hint !== undefined && { hint }),
});
