import { join, posix } from "node:path";
import type { Diagnostic } from "#foundation";
import type { CheckedFile } from "#validation";
import { listFolder, readText } from "../node/files.ts";

/** Pieces that several definitions of flows are made of. */
const SHARED = "src/flows/steps";

/** The definitions beside a project, each file and folder looked at once. */
interface Definitions {
  /** `undefined` when there is no such file. */
  readonly textOf: (path: string) => Promise<string | undefined>;
  /** In the order of their paths; none when there is no such folder. */
  readonly filesIn: (folder: string) => Promise<readonly string[]>;
}

/**
 * The same, but a finding about an action of one of the project's flows says the line that names the
 * action, where the definitions lie beside the project.
 */
export async function withSourceLines(file: CheckedFile, project: string): Promise<CheckedFile> {
  const { sourceOf, findings } = file;
  if (!sourceOf) return file;
  const placed = new Map<Diagnostic, string>();
  const definitions = definitionsBeside(project);
  for (const finding of findings) {
    const source = sourceOf(finding);
    if (source === undefined || finding.at.in !== "part" || !source.endsWith(".ts")) continue;
    const place = await placeOf(actionsIn(finding.at.pointer), source, definitions);
    if (place !== undefined) placed.set(finding, place);
  }
  return { ...file, sourceOf: (finding) => placed.get(finding) ?? sourceOf(finding) };
}

/** Names of actions on the way of a pointer, the innermost first, as definitions write them. */
const actionsIn = (pointer: string): readonly string[] =>
  [...pointer.matchAll(/\/actions\/([^/]+)/g)]
    .map(([, name = ""]) => name.replaceAll("~1", "/").replaceAll("~0", "~").replaceAll("_", " "))
    .toReversed();

/** Where a definition first names the innermost action that any of them names. */
async function placeOf(
  names: readonly string[],
  source: string,
  { textOf, filesIn }: Definitions,
): Promise<string | undefined> {
  const folders = source.endsWith("/index.ts") ? [posix.dirname(source), SHARED] : [SHARED];
  const others = await Promise.all(folders.map(filesIn));
  for (const name of names) {
    for (const path of [source, ...others.flat()]) {
      const parts = (await textOf(path))?.split(JSON.stringify(name), 2);
      if (parts?.length !== 2) continue;
      const lines = (parts[0] ?? "").split("\n");
      return `${path}:${lines.length}:${(lines.at(-1) ?? "").length + 1}`;
    }
  }
  return undefined;
}

function definitionsBeside(project: string): Definitions {
  return {
    textOf: remembered((path) => readText(join(project, path)).catch(() => undefined)),
    filesIn: remembered(async (folder) => {
      const found = await listFolder(join(project, folder)).catch(() => []);
      return found.filter((path) => path.endsWith(".ts")).map((path) => `${folder}/${path}`);
    }),
  };
}

function remembered<Value>(
  look: (path: string) => Promise<Value>,
): (path: string) => Promise<Value> {
  const known = new Map<string, Promise<Value>>();
  return (path) => {
    const value = known.get(path) ?? look(path);
    known.set(path, value);
    return value;
  };
}
