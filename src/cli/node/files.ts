import {
  type Dirent,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { byText, type Diagnostic, utf8Text } from "#foundation";
import { aboutFile, Problem } from "../problem.ts";
import { codeOf, reasonOf } from "./reason.ts";

/** A file of a folder; `path` is relative to it, with `/`. */
export interface FoundFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** What a command is about to leave on the disk. */
export type Output = { readonly path: string; readonly content: string | Uint8Array };

/**
 * Temporary folders begin so, with the id of the process that makes them; one that a crash left behind
 * is cleared by the next run.
 */
const UNFINISHED = ".cosell-unfinished-";

// All of this waits for the disk itself: there is nothing else to do meanwhile, and a file handed to
// another thread takes longer than the file.

/** A pipe would be waited for without end, and a device may never end. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const found = statSync(path);
    if (found.isFile() || found.isDirectory()) return readFileSync(path);
  } catch (error) {
    throw new Problem(unreadable(path, error));
  }
  throw new Problem(
    aboutFile(
      "cli/no-file",
      path,
      `${basename(path)} is no file but a pipe, a socket or a device.`,
      "Save what it says to a file, and name that.",
    ),
  );
}

/** The text of a UTF-8 file, without a byte order mark. */
export async function readText(path: string): Promise<string> {
  const text = utf8Text(await readBytes(path));
  if (text !== undefined) return text;
  throw new Problem(
    aboutFile("cli/not-text", path, `${path} is not UTF-8 text.`, "Save it as UTF-8."),
  );
}

export async function kindOf(path: string): Promise<"file" | "folder"> {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch (error) {
    throw new Problem(unreadable(path, error));
  }
}

/** What is in a folder itself, in the order of names. */
export async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.toSorted((left, right) => byText(left.name, right.name));
  } catch (error) {
    throw new Problem(unreadable(folder, error));
  }
}

/** Every file below a folder in the order of their paths; links are not followed. */
export async function readFolder(folder: string): Promise<readonly FoundFile[]> {
  const paths = await listFolder(folder);
  try {
    return paths.map((path) => ({ path, content: readFileSync(join(folder, path)) }));
  } catch (error) {
    throw new Problem(unreadable(folder, error));
  }
}

/** The paths of these files, with `/`. */
export async function listFolder(folder: string): Promise<readonly string[]> {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
      .toSorted(byText);
  } catch (error) {
    throw new Problem(unreadable(folder, error));
  }
}

/**
 * Writes all outputs or none: they are written beside their place and only then moved there. When
 * anything fails, older outputs of the same names are gone too, so that nobody takes one for new.
 */
export async function writeOutputs(folder: string, outputs: readonly Output[]): Promise<void> {
  let unfinished: string | undefined;
  try {
    makeFolder(folder);
    await clearUnfinished(folder);
    unfinished = mkdtempSync(join(folder, `${UNFINISHED}${process.pid}-`));
    for (const { path, content } of outputs) {
      makeFolder(dirname(join(unfinished, path)));
      writeFileSync(join(unfinished, path), content);
    }
    for (const { path } of outputs) {
      makeFolder(dirname(join(folder, path)));
      renameSync(join(unfinished, path), join(folder, path));
    }
  } catch (error) {
    const stayed = await removeOutputs(
      folder,
      outputs.map(({ path }) => path),
    );
    const unwritable = aboutFile(
      "cli/unwritable",
      folder,
      `Nothing was written to ${folder}: ${reasonOf(error)}.`,
      "Choose another folder with --out, or make room and set its rights.",
    );
    throw new Problem(unwritable, ...stayed.map(stays));
  } finally {
    if (unfinished !== undefined) rmSync(unfinished, { recursive: true, force: true });
  }
}

/**
 * Makes a folder and those above it. Node's own way of doing so never ends below a folder that says of
 * a new child that there is no such folder, as /proc does.
 */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  const above = dirname(folder);
  try {
    mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) !== "ENOENT" || above === folder || existsSync(above)) throw error;
    makeFolder(above);
    mkdirSync(folder);
  }
}

/** An output that could not be taken away. */
export interface Stayed {
  /** Whole. */
  readonly path: string;
  readonly why: string;
}

/** Takes outputs away if they are there and tells which could not be; what is no file stays. */
export async function removeOutputs(
  folder: string,
  paths: readonly string[],
): Promise<readonly Stayed[]> {
  return paths.flatMap((path) => {
    const whole = join(folder, path);
    try {
      rmSync(whole, { force: true });
      return [];
    } catch (error) {
      return NO_FILES.has(codeOf(error)) ? [] : [{ path: whole, why: reasonOf(error) }];
    }
  });
}

/** A folder has the name of an output, or a file that of its folder. */
const NO_FILES: ReadonlySet<string> = new Set(["ERR_FS_EISDIR", "EISDIR", "ENOTDIR"]);

/** Whoever finds it may take it for new: that is worth an error, whatever else was wrong. */
export const stays = ({ path, why }: Stayed): Diagnostic =>
  aboutFile(
    "cli/unremovable",
    path,
    `${path} is of an earlier run and cannot be removed: ${why}.`,
    "Remove it by hand, or set the rights of its folder.",
  );

/** Takes away what runs that crashed have begun in a folder. */
export async function clearUnfinished(folder: string): Promise<void> {
  const left = readdirSync(folder).filter(
    (name) =>
      name.startsWith(UNFINISHED) && !isRunning(Number.parseInt(name.split("-")[2] ?? "", 10)),
  );
  for (const name of left) rmSync(join(folder, name), { recursive: true, force: true });
}

/** Whether a process of this machine works on it still. */
function isRunning(id: number): boolean {
  try {
    return id > 0 && process.kill(id, 0);
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

const unreadable = (path: string, error: unknown) =>
  aboutFile(
    "cli/unreadable",
    path,
    `${basename(path) || path} cannot be read: ${reasonOf(error)}.`,
    "Check the path and your rights to it.",
  );
