import { join } from "node:path";
import type { Diagnostic } from "#foundation";
import { zipName } from "#packager";
import { LOCK_FILE, SOLUTION_FILE } from "#project";
import { readText } from "./node/files.ts";
import { aboutFile } from "./problem.ts";

/** What a project calls its solution, as far as it can be told without understanding its files. */
export interface Called {
  readonly uniqueNames: readonly string[];
  /** What a build of it would be called. */
  readonly zips: readonly string[];
}

/**
 * Looks for the names where they always stand, so that also a broken solution.yaml tells them; the lock
 * knows the name, too. Nobody knows the version when solution.yaml does not tell it: then no zip is of
 * "the same name", and none is taken away on a guess, for a folder may keep all releases.
 */
export async function calledIn(project: string): Promise<Called> {
  const textOf = (path: string): Promise<string> => readText(join(project, path)).catch(() => "");
  const [solution, lock] = await Promise.all([textOf(SOLUTION_FILE), textOf(LOCK_FILE)]);
  const uniqueNames = [...new Set([...said(solution, NAME), ...said(lock, LOCKED_NAME)])];
  const versions = said(solution, VERSION);
  return {
    uniqueNames,
    zips: uniqueNames.flatMap((uniqueName) =>
      versions.flatMap((version) =>
        (["unmanaged", "managed"] as const).map((kind) => zipName({ uniqueName, version }, kind)),
      ),
    ),
  };
}

const NAME = /^[{ ]*["']?uniqueName["']?\s*:\s*["']?(\w+)/gm;
const VERSION = /(?:^|[{,]\s*)["']?version["']?\s*:\s*["']?(\d+(?:\.\d+){3})\b/gm;
const LOCKED_NAME = /^solution:\s*["']?(\w+)/gm;

const said = (text: string, word: RegExp): readonly string[] =>
  [...text.matchAll(word)].map(([, found = ""]) => found);

/** Zips of other versions stay in a folder that someone chose: nobody may take one for new. */
export const olderZips = (folder: string, names: readonly string[]): readonly Diagnostic[] =>
  names.length === 0
    ? []
    : [
        {
          ...aboutFile(
            "build/older-zip",
            folder,
            `Nothing was built; what lies here is of other builds: ${names.join(", ")}.`,
            "Do not install it in the place of this build. Build into a folder of its own.",
          ),
          severity: "warning",
        },
      ];
