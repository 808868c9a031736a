import { join, posix, relative, sep } from "node:path";
import { kindOf, readFolder, readText } from "./node/files.ts";
import { aboutFile, Problem } from "./problem.ts";
import type { Session } from "./session.ts";

const FOLDER = "test/stories";

export interface FoundStories {
  /** Story files and their neighbours, by path from the project. */
  readonly files: ReadonlyMap<string, string>;
  /** The files whose stories are played; absent for all. */
  readonly paths?: readonly string[];
  /** Parts of names. */
  readonly chosen: readonly string[];
}

/** What the words after `simulate` mean: a YAML file, or a part of a story's name. */
export async function findStories(
  session: Session,
  words: readonly string[],
): Promise<FoundStories> {
  const named = words.filter((word) => /\.ya?ml$/i.test(word)).map(session.path);
  const chosen = words.filter((word) => !/\.ya?ml$/i.test(word));
  const files = new Map<string, string>();
  const pathOf = (path: string) => relative(session.project, path).replaceAll(sep, posix.sep);
  const read = async (path: string) => files.set(pathOf(path), await readText(path));
  if (named.length === 0) {
    for (const path of await yamlIn(join(session.project, FOLDER))) await read(path);
    return { files, chosen };
  }
  for (const path of named) {
    for (const beside of await yamlIn(join(path, ".."))) {
      // It matters only to a story that is based on it, which then names it.
      await read(beside).catch(ignoringProblem);
    }
    await read(path);
  }
  return { files, chosen, paths: named.map(pathOf) };
}

function ignoringProblem(error: unknown): void {
  if (!(error instanceof Problem)) throw error;
}

async function yamlIn(folder: string): Promise<readonly string[]> {
  const isFolder = await kindOf(folder).then(
    (kind) => kind === "folder",
    () => false,
  );
  if (!isFolder) {
    throw new Problem(
      aboutFile(
        "story/none",
        folder,
        `There is no folder of stories at ${folder}.`,
        "Name a file of stories: cosell simulate FILE.yaml.",
      ),
    );
  }
  const found = await readFolder(folder);
  return found
    .filter(({ path }) => /^[^/]+\.ya?ml$/i.test(path))
    .map(({ path }) => join(folder, path));
}
