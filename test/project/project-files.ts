import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { ProjectFiles } from "#project";

export const ROOT = resolve(import.meta.dirname, "../..");

/** The project's own files as they lie on the disk. */
export const ownFiles = (): Map<string, string> =>
  new Map(
    ["solution.yaml", ...yamlFilesIn("mappings")].map((path) => [
      path,
      readFileSync(join(ROOT, path), "utf8"),
    ]),
  );

const yamlFilesIn = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`);

/** The own files with one text replaced in one file; the text must be there. */
export function changed(path: string, from: string, to: string): ProjectFiles {
  const files = ownFiles();
  const text = files.get(path);
  if (!text?.includes(from)) throw new Error(`${path} does not hold ${from}`);
  return files.set(
    path,
    text.replace(from, () => to),
  );
}
