import { readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { aboutFile, Problem } from "../problem.ts";
import {
  clearUnfinished,
  type Output,
  readText,
  removeOutputs,
  stays,
  writeOutputs,
} from "./files.ts";
import { reasonOf } from "./reason.ts";
import { uninterrupted } from "./uninterrupted.ts";

/** Of each output beside it the sum, then its name. */
export const SUMS_FILE = "SHA256SUMS";

/** What a build leaves in its folder, whatever the version. */
const BUILT =
  /^(\w+_\d+_\d+_\d+_\d+(_managed)?\.zip|SHA256SUMS|activation-order\.json|deployment-settings\.template\.json|build\.json|INSTALL(\.de)?\.md)$/;

/**
 * Takes away what an earlier build left, also one that crashed, so that nobody takes it for new; what
 * cannot be taken away is a problem. Where the folder is there for builds alone, everything goes that
 * looks like a build's; in any other what its sums name, and the zips that this build would make.
 *
 * @param zips the names of these; without it the folder is there for builds alone
 */
export async function removeBuilt(folder: string, zips?: readonly string[]): Promise<void> {
  const names = namesIn(folder);
  await clearUnfinished(folder).catch(() => {});
  const ours = zips && new Set([...zips, ...(await summedIn(folder))]);
  const stayed = await removeOutputs(
    folder,
    names.filter((name) => BUILT.test(name) && (ours === undefined || ours.has(name))),
  );
  if (stayed.length > 0) throw new Problem(...stayed.map(stays));
}

/** Zips in a folder that are called like those of a solution, whatever the version. */
export const zipsLeft = (folder: string, uniqueNames: readonly string[]): readonly string[] =>
  namesIn(folder).filter((name) =>
    uniqueNames.some((one) => BUILT.test(name) && name.replace(ZIP_TAIL, "") === one),
  );

const ZIP_TAIL = /(?:_\d+){4}(?:_managed)?\.zip$/;

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

async function summedIn(folder: string): Promise<ReadonlySet<string>> {
  const sums = await readText(join(folder, SUMS_FILE)).catch(() => "");
  const names = [...sums.matchAll(/^[0-9a-f]{64} {2}(.+)$/gm)].map(([, name = ""]) => name);
  return new Set(names.length > 0 ? [SUMS_FILE, ...names] : []);
}

/** Writes what a build made and the lock that belongs to it: both or neither. */
export const writeBuilt = (
  folder: string,
  outputs: readonly Output[],
  lock: { readonly path: string; readonly content: string } | undefined,
): Promise<void> =>
  uninterrupted(async () => {
    await writeOutputs(folder, outputs);
    if (!lock) return;
    try {
      replaceFile(lock.path, lock.content);
    } catch (error) {
      const stayed = await removeOutputs(
        folder,
        outputs.map(({ path }) => path),
      );
      throw error instanceof Problem ? new Problem(...error.findings, ...stayed.map(stays)) : error;
    }
  });

/** Writes a file whole or leaves the old one as it is. */
function replaceFile(path: string, content: string): void {
  const unfinished = `${path}.cosell-unfinished`;
  try {
    writeFileSync(unfinished, content);
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw new Problem(
      aboutFile(
        "cli/unwritable",
        path,
        `${path} was not written: ${reasonOf(error)}.`,
        "Make room and set its rights.",
      ),
    );
  }
}
