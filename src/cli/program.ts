import { Command, CommanderError } from "commander";
import type { Diagnostic } from "#foundation";
import { addBuild } from "./commands/build.ts";
import { addCheck } from "./commands/check.ts";
import { addEject } from "./commands/eject.ts";
import { addEval } from "./commands/eval.ts";
import { addInspect } from "./commands/inspect.ts";
import { addParse } from "./commands/parse.ts";
import { addRun } from "./commands/run.ts";
import { addSimulate } from "./commands/simulate.ts";
import { addVerify } from "./commands/verify.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import type { Terminal } from "./node/terminal.ts";
import type { Perform } from "./perform.ts";
import { aboutFile, COMMAND_LINE, Problem } from "./problem.ts";
import { findingDocument, findingsText } from "./render/findings.ts";
import { type CommonOptions, documentText, openSession, VERSION } from "./session.ts";

/** Runs `cosell` with the arguments behind its name. Never throws. */
export async function runCosell(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await run(args, terminal);
  } catch (error) {
    // Only the output itself fails here: what is left is to say so where people read.
    const findings = error instanceof Problem ? error.findings : [ourFault(error)];
    try {
      terminal.talk(findingsText(findings, terminal.colored));
    } catch {
      // Nobody hears it; the exit code tells.
    }
    return error instanceof Problem ? EXIT.usage : EXIT.fault;
  }
}

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.fine;
  let asked = "";
  const json = args.includes("--json");
  const out = (text: string): void => {
    asked += text;
    if (!json) terminal.out(text);
  };
  const talk = json ? () => {} : terminal.talk;
  const program = cosell({ ...terminal, out, talk }, async (command, work) => {
    exitCode = await work(openSession(terminal, command.optsWithGlobals<CommonOptions>()));
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) {
        if (json) terminal.out(documentText(answerOf(error, asked)));
        return EXIT.fine;
      }
      if (error.code === "commander.help" && !json) return EXIT.usage;
      return fail(terminal, json, EXIT.usage, [misspelt(error)]);
    }
    if (error instanceof Problem) return fail(terminal, json, EXIT.usage, error.findings);
    return fail(terminal, json, EXIT.fault, [ourFault(error)]);
  }
}

function cosell(terminal: Terminal, perform: Perform): Command {
  const program = new Command("cosell")
    .description("Builds, judges and runs Dataverse solutions that are written as code.")
    .version(VERSION, "--version", "print the version")
    .option("--project <dir>", "folder of solution.yaml (default: here)")
    .option("--json", "print one JSON document, errors included")
    .option("--quiet", "say only what is wrong")
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.talk, outputError: () => {} })
    .exitOverride();
  for (const add of [
    addBuild,
    addCheck,
    addInspect,
    addEject,
    addVerify,
    addEval,
    addParse,
    addRun,
    addSimulate,
  ])
    add(program, perform);
  return program;
}

const fail = (
  terminal: Terminal,
  json: boolean,
  exitCode: ExitCode,
  findings: readonly Diagnostic[],
): ExitCode => {
  if (json) terminal.out(documentText({ findings: findings.map(findingDocument) }));
  else terminal.talk(findingsText(findings, terminal.colored));
  return exitCode;
};

/** What `--version` and `--help` print, as a document. */
const answerOf = ({ code }: CommanderError, text: string): object =>
  code === "commander.version" ? { version: text.trim() } : { help: text };

const misspelt = ({ code, message }: CommanderError): Diagnostic =>
  aboutFile(
    "cli/usage",
    COMMAND_LINE,
    code === "commander.help"
      ? "No command is named."
      : message.replace(/^error: /, "").replaceAll("\n", " "),
    "cosell --help lists the commands, cosell COMMAND --help their flags.",
  );

const ourFault = (error: unknown): Diagnostic =>
  aboutFile(
    "cli/our-fault",
    "cosell",
    error instanceof Error ? (error.stack ?? error.message) : String(error),
    "This is a mistake of cosell, not yours: please report it with this text.",
  );
