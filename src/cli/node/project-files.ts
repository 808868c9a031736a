import { join, relative, sep } from "node:path";
import { LOCK_FILE, type ProjectFiles, SOLUTION_FILE } from "#project";
import { aboutFile, Problem } from "../problem.ts";
import { kindOf, listFolder, readText } from "./files.ts";

const MAPPINGS = "mappings";

/**
 * The files a partner edits, by path from the project's folder: solution.yaml, its lock and every YAML
 * file under `mappings`. A folder that is no project, or a chosen mapping that is not there, is
 * unreadable input; what else is missing is for the project to say.
 *
 * @param mapping absolute path of another mapping to build
 */
export async function readProjectFiles(
  project: string,
  mapping?: string,
): Promise<{ readonly files: ProjectFiles; readonly mapping?: string }> {
  await expectProject(project);
  const chosen = mapping === undefined ? undefined : await mappingIn(project, mapping);
  const files = new Map<string, string>();
  for (const path of [SOLUTION_FILE, LOCK_FILE, ...(await yamlIn(project, MAPPINGS))]) {
    if (await exists(join(project, path))) files.set(path, await readText(join(project, path)));
  }
  return { files, ...(chosen !== undefined && { mapping: chosen }) };
}

async function expectProject(project: string): Promise<void> {
  if ((await kindOf(project)) === "folder" && (await exists(join(project, SOLUTION_FILE)))) return;
  throw new Problem(
    aboutFile(
      "cli/no-project",
      project,
      `There is no ${SOLUTION_FILE} in ${project}.`,
      "Call cosell in the folder of a project, or name it with --project DIR.",
    ),
  );
}

/** The path of a chosen mapping from the project. */
async function mappingIn(project: string, mapping: string): Promise<string> {
  if ((await kindOf(mapping)) === "folder") {
    throw new Problem(
      aboutFile("cli/unreadable", mapping, `${mapping} is a folder.`, "Name a file."),
    );
  }
  const path = relative(project, mapping).replaceAll(sep, "/");
  if (path.startsWith(`${MAPPINGS}/`)) return path;
  throw new Problem(
    aboutFile(
      "cli/outside-mappings",
      mapping,
      `${mapping} is not inside the project's folder ${MAPPINGS}.`,
      `Put it there: a mapping extends others of that folder.`,
    ),
  );
}

async function yamlIn(project: string, folder: string): Promise<readonly string[]> {
  const found = await listFolder(join(project, folder)).catch(() => []);
  return found.filter((path) => /\.ya?ml$/.test(path)).map((path) => `${folder}/${path}`);
}

const exists = (path: string): Promise<boolean> =>
  kindOf(path).then(
    () => true,
    () => false,
  );
