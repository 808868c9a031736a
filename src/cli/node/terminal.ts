import { fstatSync, writeSync } from "node:fs";
import { aboutFile, COMMAND_LINE, Problem } from "../problem.ts";
import { codeOf, reasonOf } from "./reason.ts";

/** Where a command speaks: data to `out`, talk to `talk`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly talk: (text: string) => void;
  readonly colored: boolean;
  /** Where relative paths begin; empty when that folder is gone. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export interface ProcessTerminal extends Terminal {
  /** Whether something that was said did not get out. */
  readonly isBroken: () => boolean;
}

/**
 * The terminal of this process. A reader that stops listening, like `head`, is no mistake. Whatever else
 * keeps a word from getting out ends the command: at once where that is a file, for Node's own stream
 * takes a file that holds only the half for a success; else when the stream says so.
 */
export function processTerminal(): ProcessTerminal {
  let broken = false;
  const breakOff = (error: unknown): void => {
    if (codeOf(error) === "EPIPE") return;
    if (!broken) tellLast(outputBroken(error));
    broken = true;
    process.exitCode = 2;
  };
  for (const stream of [process.stdout, process.stderr]) stream.on("error", breakOff);
  const { env } = process;
  return {
    out: writerOf(process.stdout, 1),
    talk: writerOf(process.stderr, 2),
    colored: process.stdout.isTTY === true && process.stderr.isTTY === true && !env["NO_COLOR"],
    folder: workingFolder(),
    environment: env,
    isBroken: () => broken,
  };
}

/** That what was said cannot be read by anybody. */
export const outputBroken = (error: unknown): Problem =>
  new Problem(
    aboutFile(
      "cli/output",
      COMMAND_LINE,
      `The output cannot be written: ${reasonOf(error)}.`,
      "Write it to another place, or make room.",
    ),
  );

function writerOf(stream: NodeJS.WriteStream, descriptor: number): (text: string) => void {
  if (stream.isTTY || !isPlain(descriptor)) return (text) => void stream.write(text);
  return (text) => {
    const bytes = Buffer.from(text, "utf8");
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    } catch (error) {
      throw outputBroken(error);
    }
  };
}

/** A file or a device. */
function isPlain(descriptor: number): boolean {
  try {
    const found = fstatSync(descriptor);
    return found.isFile() || found.isCharacterDevice();
  } catch {
    return false;
  }
}

/** Past all streams: they are what is broken. */
function tellLast({ message }: Problem): void {
  try {
    writeSync(2, `${message}\n`);
  } catch {
    // Nobody hears it; the exit code tells.
  }
}

function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    return "";
  }
}
