import { readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { aboutFile, Problem } from "../problem.ts";
import {
  clearUnfinished,
  type Output,
  readText,
  reasonOf,
  removeOutputs,
  writeOutputs,
} from "./files.ts";
import { uninterrupted } from "./uninterrupted.ts";

/** Of each output beside it the sum, then its name. */
export const SUMS_FILE = "SHA256SUMS";

/** What a build leaves in its folder, whatever the version. */
const BUILT =
  /^(\w+_\d+_\d+_\d+_\d+(_managed)?\.zip|SHA256SUMS|activation-order\.json|deployment-settings\.template\.json|build\.json|INSTALL(\.de)?\.md)$/;

/**
 * Takes away what an earlier build left, also one that crashed, so that nobody takes it for new.
 *
 * @param own whether the folder is there for builds alone; in any other only what its sums name goes
 */
export async function removeBuilt(folder: string, own: boolean): Promise<void> {
  const names = namesIn(folder);
  await clearUnfinished(folder).catch(() => {});
  const summed = own ? new Set(names) : await summedIn(folder);
  await removeOutputs(
    folder,
    names.filter((name) => BUILT.test(name) && summed.has(name)),
  );
}

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
      await removeOutputs(
        folder,
        outputs.map(({ path }) => path),
      );
      throw error;
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
