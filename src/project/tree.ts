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

export interface Place {
  /** Of the value; of its key when it has no text of its own. */
  readonly at: Address;
  /** Of the key that leads to it; list items and the whole file have none and name themselves. */
  readonly keyAt: Address;
  readonly tree: Tree;
}

/** The value at a JSON pointer, or the nearest one above it that exists. */
export function nearest(root: Tree, pointer: string): Place {
  let found: Place = { at: root.at, keyAt: root.at, tree: root };
  for (const segment of segmentsOf(pointer)) {
    const within = found.tree;
    const entry = within.kind === "map" ? within.entries.get(segment) : undefined;
    const tree =
      entry?.value ?? (within.kind === "list" ? within.items[Number(segment)] : undefined);
    if (!tree) break;
    found = { at: tree.at, keyAt: entry?.at ?? tree.at, tree };
  }
  return found;
}

export const segmentsOf = (pointer: string): readonly string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
