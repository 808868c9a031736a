import type { Diagnostic } from "#foundation";

/** Wrong usage or unreadable input: ends the command with exit code 2. */
export class Problem extends Error {
  readonly findings: readonly Diagnostic[];

  constructor(...findings: readonly Diagnostic[]) {
    super(findings.map(({ message }) => message).join(" "));
    this.findings = findings;
  }
}

/** What a finding about the arguments is about, in the place of a file. */
export const COMMAND_LINE = "command line";

/** Arguments that mean nothing together, or alone. */
export const wrongUsage = (message: string, hint?: string): Problem =>
  new Problem(aboutFile("cli/usage", COMMAND_LINE, message, hint));

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
