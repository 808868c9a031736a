import { readdir } from "node:fs/promises";
import { join, posix, relative, sep } from "node:path";
import { byText } from "#foundation";

import { LOCK_FILE, type ProjectFiles, SOLUTION_FILE } from "#project";
import { kindOf, readText } from "./files.ts";

const MAPPINGS = "mappings";

/**
 * The files a partner edits, by path from the project's folder: solution.yaml, its lock, every YAML
 * file under `mappings`, and a mapping that is chosen elsewhere with its neighbours. A file that is
 * not there is left out: what that means is for the project to say.
 *
 * @param mapping absolute path of another mapping to build
 */
export async function readProjectFiles(
  project: string,
  mapping?: string,
): Promise<{ readonly files: ProjectFiles; readonly mapping?: string }> {
  const chosen = mapping === undefined ? undefined : fromProject(project, mapping);
  const paths = [
    SOLUTION_FILE,
    LOCK_FILE,
    ...(await yamlIn(project, MAPPINGS, true)),
    ...(chosen === undefined ? [] : await yamlIn(project, posix.dirname(chosen), false)),
  ];
  const files = new Map<string, string>();
  for (const path of paths) {
    if (await exists(join(project, path))) files.set(path, await readText(join(project, path)));
  }
  return { files, ...(chosen !== undefined && { mapping: chosen }) };
}

async function yamlIn(
  project: string,
  folder: string,
  recursive: boolean,
): Promise<readonly string[]> {
  const found = await readdir(join(project, folder), { recursive, encoding: "utf8" }).catch(
    () => [],
  );
  return found
    .filter((path) => /\.ya?ml$/.test(path))
    .map((path) => posix.join(folder, path.replaceAll(sep, "/")))
    .toSorted(byText);
}

const fromProject = (project: string, path: string): string =>
  relative(project, path).replaceAll(sep, "/");

const exists = (path: string): Promise<boolean> =>
  kindOf(path).then(
    () => true,
    () => false,
  );
