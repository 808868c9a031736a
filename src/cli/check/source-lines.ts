import { readdir, readFile } from "node:fs/promises";
import { join, posix, sep } from "node:path";
import type { Diagnostic } from "#foundation";
import type { CheckedFile } from "#validation";

/** Pieces that several definitions of flows are made of. */
const SHARED = "src/flows/steps";

/**
 * The same, but a finding about an action of one of the project's flows says the line that names the
 * action, where the definitions lie beside the project.
 */
export async function withSourceLines(file: CheckedFile, project: string): Promise<CheckedFile> {
  const { sourceOf, findings } = file;
  if (!sourceOf) return file;
  const placed = new Map<Diagnostic, string>();
  const texts = new Map<string, Promise<string | undefined>>();
  const textOf = (path: string): Promise<string | undefined> => {
    const known = texts.get(path);
    if (known) return known;
    const text = readFile(join(project, path), "utf8").catch(() => undefined);
    texts.set(path, text);
    return text;
  };
  for (const finding of findings) {
    const source = sourceOf(finding);
    if (source === undefined || finding.at.in !== "part" || !source.endsWith(".ts")) continue;
    const place = await placeOf(actionsIn(finding.at.pointer), source, project, textOf);
    if (place !== undefined) placed.set(finding, place);
  }
  return { ...file, sourceOf: (finding) => placed.get(finding) ?? sourceOf(finding) };
}

/** Names of actions on the way of a pointer, the innermost first, as definitions write them. */
const actionsIn = (pointer: string): readonly string[] =>
  [...pointer.matchAll(/\/actions\/([^/]+)/g)]
    .map(([, name = ""]) => name.replaceAll("~1", "/").replaceAll("~0", "~").replaceAll("_", " "))
    .toReversed();

async function placeOf(
  names: readonly string[],
  source: string,
  project: string,
  textOf: (path: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  const folders = source.endsWith("/index.ts") ? [posix.dirname(source), SHARED] : [SHARED];
  const others = await Promise.all(folders.map((folder) => definitionsIn(project, folder)));
  for (const name of names) {
    for (const path of [source, ...others.flat()]) {
      const before = (await textOf(path))?.split(JSON.stringify(name), 2);
      if (before?.length !== 2) continue;
      const lines = (before[0] ?? "").split("\n");
      return `${path}:${lines.length}:${(lines.at(-1) ?? "").length + 1}`;
    }
  }
  return undefined;
}

async function definitionsIn(project: string, folder: string): Promise<readonly string[]> {
  const found = await readdir(join(project, folder), { recursive: true, encoding: "utf8" }).catch(
    () => [],
  );
  return found
    .filter((path) => path.endsWith(".ts"))
    .map((path) => posix.join(folder, path.replaceAll(sep, "/")))
    .toSorted();
}
