import { rmdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { isTreeFile } from "#packager";
import { aboutFile, Problem } from "../problem.ts";
import {
  type FoundFile,
  listFolder,
  readText,
  removeOutputs,
  stays,
  writeOutputs,
} from "./files.ts";
import { uninterrupted } from "./uninterrupted.ts";

const MANIFEST = "Other/Solution.xml";

/**
 * Writes an unpacked solution. Where an earlier tree of the same solution lies, its parts that are gone
 * are taken away, nothing else is: official tools would pack them (solution-format.md §24.2). Returns
 * their paths. A tree of another solution is left alone, for both would become one.
 */
export async function writeTree(
  folder: string,
  files: readonly FoundFile[],
): Promise<readonly string[]> {
  const there = await readText(join(folder, MANIFEST)).catch(() => undefined);
  const manifest = files.find(({ path }) => path === MANIFEST);
  const ours = uniqueNameIn(Buffer.from(manifest?.content ?? []).toString("utf8"));
  const theirs = there === undefined ? ours : uniqueNameIn(there);
  if (theirs !== ours) {
    throw new Problem(
      aboutFile(
        "cli/other-solution",
        folder,
        `${folder} holds the solution "${theirs}", not "${ours}".`,
        "Choose another folder with --out, or remove this one.",
      ),
    );
  }
  const written = new Set(files.map(({ path }) => path));
  const earlier = there === undefined ? [] : await listFolder(folder);
  const gone = earlier.filter((path) => isTreeFile(path) && !written.has(path));
  await uninterrupted(async () => {
    await writeOutputs(folder, files);
    const stayed = await removeOutputs(folder, gone);
    if (stayed.length > 0) throw new Problem(...stayed.map(stays));
    for (const path of gone) removeEmpty(folder, dirname(path));
  });
  return gone;
}

/** The first is the solution's; the publisher's comes later. */
const uniqueNameIn = (manifest: string): string =>
  /<UniqueName>([^<]*)</.exec(manifest)?.[1]?.trim() ?? "";

/** Takes folders away that have become empty, from the innermost on. */
function removeEmpty(folder: string, path: string): void {
  if (path === ".") return;
  try {
    rmdirSync(join(folder, path));
  } catch {
    // It holds something, and so do those above it.
    return;
  }
  removeEmpty(folder, dirname(path));
}
