import type { Address } from "#foundation";

/** What a YAML file says, each value and key with its place; files laid over each other keep theirs. */
export type Tree = ScalarTree | ListTree | MapTree;

export interface ScalarTree {
  readonly kind: "scalar";
  readonly at: Address;
  readonly value: string | number | boolean | null;
}

export interface ListTree {
  readonly kind: "list";
  readonly at: Address;
  readonly items: readonly Tree[];
}

export interface MapTree {
  readonly kind: "map";
  readonly at: Address;
  readonly entries: ReadonlyMap<string, Entry>;
}

export interface Entry {
  /** Of the key. */
  readonly at: Address;
  readonly value: Tree;
}

export type Plain =
  | string
  | number
  | boolean
  | null
  | readonly Plain[]
  | { readonly [key: string]: Plain };

/** Without places. Objects have no prototype, so that a key called `__proto__` is a key. */
export function plainOf(tree: Tree): Plain {
  switch (tree.kind) {
    case "scalar":
      return tree.value;
    case "list":
      return tree.items.map(plainOf);
    case "map": {
      const plain: Record<string, Plain> = Object.create(null);
      for (const [key, entry] of tree.entries) plain[key] = plainOf(entry.value);
      return plain;
    }
  }
}

/**
 * The upper tree over the lower: maps join key by key, everything else replaces. A null above takes
 * a key of the lower map away.
 */
export function overlay(lower: Tree, upper: Tree): Tree {
  if (lower.kind !== "map" || upper.kind !== "map") return upper;
  const entries = new Map(lower.entries);
  for (const [key, entry] of upper.entries) {
    const below = lower.entries.get(key);
    if (entry.value.kind === "scalar" && entry.value.value === null) entries.delete(key);
    else entries.set(key, below ? { ...entry, value: overlay(below.value, entry.value) } : entry);
  }
  return { ...upper, entries };
}

/** The value at a JSON pointer, or the nearest one above it that exists. */
export function nearest(
  tree: Tree,
  pointer: string,
): { readonly at: Address; readonly tree: Tree } {
  let found: { readonly at: Address; readonly tree: Tree } = { at: tree.at, tree };
  for (const segment of segmentsOf(pointer)) {
    const { tree: within } = found;
    if (within.kind === "map") {
      const entry = within.entries.get(segment);
      if (!entry) break;
      found = { at: entry.at, tree: entry.value };
    } else if (within.kind === "list") {
      const item = within.items[Number(segment)];
      if (!item) break;
      found = { at: item.at, tree: item };
    } else break;
  }
  return found;
}

export const segmentsOf = (pointer: string): readonly string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
