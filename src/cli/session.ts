import { resolve } from "node:path";
import manifest from "../../package.json" with { type: "json" };
import type { Diagnostic, Severity } from "#foundation";
import { type ExitCode, exitCodeFor } from "./exit-code.ts";
import type { Terminal } from "./node/terminal.ts";
import { aboutFile, COMMAND_LINE, Problem } from "./problem.ts";
import { countsText, findingDocument, findingsText, summaryText } from "./render/findings.ts";

/** Of the command, not of the solution it builds. */
export const VERSION: string = manifest.version;

/** Flags that every command takes. */
export interface CommonOptions {
  readonly project?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** What a command has to say when it is done. */
export interface Conclusion {
  /**
   * Printed as one JSON document, if it is not printed already; without it the document holds just the
   * findings.
   */
  readonly document?: Readonly<Record<string, unknown>> | string;
  /** For people, without `--json`. */
  readonly text?: string;
  readonly findings: readonly Diagnostic[];
  readonly failOn?: Severity;
  /** People get only the number of these; `shownBy` is the command that tells them one by one. */
  readonly counted?: (finding: Diagnostic) => boolean;
  readonly shownBy?: string;
}

/** One run of a command: how it was called and how it speaks. */
export interface Session {
  readonly terminal: Terminal;
  readonly json: boolean;
  /** Only what is wrong is said. */
  readonly quiet: boolean;
  /** Absolute. */
  readonly project: string;
  /** Makes a path of the command line absolute. */
  readonly path: (path: string) => string;
  /** Talk that `--quiet` and `--json` silence. */
  readonly say: (line: string) => void;
  /** Prints the conclusion and weighs it. */
  readonly conclude: (conclusion: Conclusion) => ExitCode;
}

export function openSession(terminal: Terminal, options: CommonOptions): Session {
  if (terminal.folder === "") throw wrongFolder();
  const json = options.json === true;
  const silent = json || options.quiet === true;
  const path = (text: string): string => resolve(terminal.folder, text);
  const say = (line: string): void => {
    if (!silent) terminal.talk(`${line}\n`);
  };
  return {
    terminal,
    json,
    quiet: options.quiet === true,
    project: path(options.project ?? "."),
    path,
    say,
    conclude: ({ document, text, findings, failOn, counted = () => false, shownBy }) => {
      if (json) {
        terminal.out(documentText(document ?? { findings: findings.map(findingDocument) }));
      } else {
        if (text !== undefined) terminal.out(text);
        const told = silent ? findings.filter(({ severity }) => severity === "error") : findings;
        const apart = told.filter(counted);
        terminal.talk(
          findingsText(
            told.filter((finding) => !counted(finding)),
            terminal.colored,
          ),
        );
        if (apart.length > 0) say(`${countsText(apart)}: ${shownBy} shows them`);
        if (findings.length > 0) say(summaryText(findings));
      }
      return exitCodeFor(findings, failOn);
    },
  };
}

const wrongFolder = (): Problem =>
  new Problem(
    aboutFile(
      "cli/no-folder",
      COMMAND_LINE,
      "The working folder is gone.",
      "Change to a folder that is there.",
    ),
  );

/** `--json` prints exactly one of these. */
export const documentText = (document: object | string): string =>
  `${typeof document === "string" ? document : JSON.stringify(document, null, 2)}\n`;
