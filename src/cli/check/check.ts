import { isAbsolute, join, relative, sep } from "node:path";
import type { Severity } from "#foundation";
import { type CheckedFile, checkDocument, failsOn, rules, sarifOf } from "#validation";
import { type CheckTarget, checkProject, checkTarget, previousRelease } from "../../check.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { readBytes } from "../node/files.ts";
import { readProjectFiles } from "../node/project-files.ts";
import { aboutFile, type Problem, wrongUsage } from "../problem.ts";
import { documentText, type Session, VERSION } from "../session.ts";
import { checkText, rulesText } from "./check-text.ts";
import { withSourceLines } from "./source-lines.ts";
import { targetsAt } from "./targets.ts";

export type CheckFormat = "text" | "json" | "sarif";

interface Wanted {
  readonly against?: string;
  readonly format: CheckFormat;
  readonly failOn: Severity;
}

/** Judges every path, or the session's project, and prints what is found. */
export async function check(
  session: Session,
  paths: readonly string[],
  { against, format, failOn }: Wanted,
): Promise<ExitCode> {
  const release =
    against === undefined
      ? undefined
      : previousRelease(against, await readBytes(session.path(against)));
  const settings = release?.kind === "readable" ? { previous: release.solution } : {};
  const files: CheckedFile[] = release?.kind === "unreadable" ? [release.why] : [];
  const kinds = new Set<CheckTarget["kind"]>();
  if (paths.length === 0) {
    const project = await readProjectFiles(session.project);
    files.push(await withSourceLines(checkProject(project.files, settings), session.project));
  }
  for (const path of paths) {
    const said = path.replaceAll("\\", "/");
    const before = files.length;
    for await (const target of targetsAt(said, session.path(path))) {
      files.push(checkTarget(target, settings));
      kinds.add(target.kind);
    }
    if (files.length === before) files.push(nothingIn(said));
  }
  if (against !== undefined && kinds.size === 1 && kinds.has("flow"))
    throw nothingToCompare(against);
  print(session, files, format);
  return files.some(({ findings }) => failsOn(findings, failOn)) ? EXIT.findings : EXIT.fine;
}

const nothingToCompare = (against: string): Problem =>
  wrongUsage(
    `None of the paths is a solution: nothing can be compared with ${against}.`,
    "Name the solution that is to follow this release, or leave out --against.",
  );

const nothingIn = (path: string): CheckedFile => ({
  path,
  notJudged: 0,
  findings: [
    aboutFile(
      "check/nothing",
      path,
      "There is no solution and no flow in this folder.",
      "Name a solution zip, a folder that SolutionPackager unpacked, or the JSON of a flow.",
    ),
  ],
  textOf: () => undefined,
});

function print(session: Session, files: readonly CheckedFile[], format: CheckFormat): void {
  const { terminal, quiet } = session;
  switch (format) {
    case "json":
      terminal.out(documentText({ ...checkDocument(files) }));
      return;
    case "sarif":
      terminal.out(
        `${JSON.stringify(sarifOf(files, rules, { version: VERSION }, fromHere(session)), null, 2)}\n`,
      );
      return;
    case "text":
      terminal.out(checkText(files, { colored: terminal.colored, quiet }));
      return;
  }
}

/** Paths from the folder that the command was started in, as far as they lie in it. */
const fromHere =
  ({ path: absolute, project }: Session) =>
  (path: string, { sourceOf }: CheckedFile): string => {
    const place = sourceOf ? join(project, path) : absolute(path);
    const way = relative(absolute("."), place).replaceAll(sep, "/");
    return way === "" || way.startsWith("../") || isAbsolute(way) ? path : way;
  };

/** The rules in their order. SARIF lists them beside findings only, so here it is JSON too. */
export function listRules({ terminal }: Session, format: CheckFormat): ExitCode {
  const listed = rules.map(({ code, severity, why }) => ({ code, severity, why }));
  terminal.out(format === "text" ? rulesText(rules) : documentText({ rules: listed }));
  return EXIT.fine;
}
