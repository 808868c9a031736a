import { readdir, rename, rm, writeFile } from "node:fs/promises";
import { aboutFile, Problem } from "../problem.ts";
import { clearUnfinished, reasonOf, removeOutputs } from "./files.ts";

/** What a build leaves in its folder, whatever the version. */
const BUILT =
  /^(\w+_\d+_\d+_\d+_\d+(_managed)?\.zip|SHA256SUMS|activation-order\.json|deployment-settings\.template\.json|build\.json|INSTALL(\.de)?\.md)$/;

/** Takes away what an earlier build left, also one that crashed, so that nobody takes it for new. */
export async function removeBuilt(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  await clearUnfinished(folder).catch(() => {});
  await removeOutputs(
    folder,
    names.filter((name) => BUILT.test(name)),
  );
}

/** Writes a file whole or leaves the old one as it is. */
export async function replaceFile(path: string, content: string): Promise<void> {
  const unfinished = `${path}.cosell-unfinished`;
  try {
    await writeFile(unfinished, content);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
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
