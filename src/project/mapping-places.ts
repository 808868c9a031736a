import type { Address } from "#foundation";
import { type ProjectFiles, readMapping } from "./extends.ts";
import { SOLUTION_FILE } from "./load.ts";
import { parseYaml } from "./parse-yaml.ts";
import { nearest, type Tree } from "./tree.ts";

/**
 * Where each name that the built mapping says is written: columns, tables and values that are text,
 * and the columns that get a constant. Of layers the one that holds; of several places the first.
 */
export function mappingPlaces(files: ProjectFiles): ReadonlyMap<string, Address> {
  const places = new Map<string, Address>();
  const tree = builtMapping(files);
  if (tree) collect(tree, undefined, places);
  return places;
}

/**
 * Where the built mapping says what a JSON pointer leads to; the nearest place above it that exists.
 *
 * @param mapping another mapping than the one `solution.yaml` names
 */
export function placeInMapping(files: ProjectFiles, pointer: string, mapping?: string): Address {
  const tree = builtMapping(files, mapping);
  return tree ? nearest(tree, pointer).at : startOf(mapping ?? SOLUTION_FILE);
}

function builtMapping(files: ProjectFiles, chosen?: string): Tree | undefined {
  if (chosen !== undefined) return readMapping(files, chosen, startOf(chosen)).value?.tree;
  const solution = parseYaml(SOLUTION_FILE, files.get(SOLUTION_FILE) ?? "").value;
  const named = solution && nearest(solution, "/mapping").tree;
  if (named?.kind !== "scalar" || typeof named.value !== "string") return undefined;
  return readMapping(files, named.value, named.at).value?.tree;
}

const startOf = (path: string): Address => ({ in: "file", path, line: 1, column: 1 });

function collect(tree: Tree, under: string | undefined, places: Map<string, Address>): void {
  const add = (name: string, at: Address): void => {
    if (!places.has(name)) places.set(name, at);
  };
  switch (tree.kind) {
    case "scalar":
      if (typeof tree.value === "string") add(tree.value, tree.at);
      return;
    case "list":
      for (const item of tree.items) collect(item, under, places);
      return;
    case "map":
      for (const [key, { at, value }] of tree.entries) {
        if (under === "defaults") add(key, at);
        collect(value, key, places);
      }
      return;
  }
}
