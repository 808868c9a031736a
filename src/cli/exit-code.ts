import type { Diagnostic, Severity } from "#foundation";

/** A promise to scripts: fine, findings, wrong usage or unreadable input, our own fault. */
export const EXIT = Object.freeze({ fine: 0, findings: 1, usage: 2, fault: 3 });

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const WEIGHT = { error: 2, warning: 1, info: 0 } as const satisfies Record<Severity, number>;

/** Whether any finding weighs at least as much as `failOn`. */
export const exitCodeFor = (
  findings: readonly Diagnostic[],
  failOn: Severity = "error",
): ExitCode =>
  findings.some(({ severity }) => WEIGHT[severity] >= WEIGHT[failOn]) ? EXIT.findings : EXIT.fine;
