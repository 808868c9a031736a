import { isJsonArray, isJsonObject, type Json, parseJson } from "#foundation";
import type { ValueType } from "#wdl";
import type { KnownTable } from "./known-tables.ts";

/**
 * What a value can be. `any` among the types means nothing is known but what stands beside it: `any`
 * with `null` is a value of unknown type that may well be null.
 */
export interface Shape {
  readonly types: ReadonlySet<ValueType>;
  /** What is known of an object's keys; others may be there unless it is closed. */
  readonly members?: ReadonlyMap<string, Member>;
  readonly closed?: boolean;
  /** What is known of an array's elements. */
  readonly items?: Shape;
  /** How many elements an array has, where it is known for certain. */
  readonly length?: number;
  /** Of a row, whose it is. */
  readonly row?: RowSource;
  /** What a text always says, where that is known. */
  readonly says?: Said;
}

/** A truth value (`True` or `False`, flow-language.md §7.4), a moment or a day in ISO 8601, or a GUID. */
export type Said = "truth" | "moment" | "id";

/** The table of a row, and what was asked for of it. */
export interface RowSource {
  readonly table: KnownTable;
  /** Names in `$select`; undefined when all columns come, or nobody knows which. */
  readonly select?: readonly string[];
  /** `$expand` as far as it is written out. */
  readonly expand?: string;
}

export interface Member {
  readonly shape: Shape;
  /** Whether the key may be absent: read with `?` it is null then. */
  readonly optional: boolean;
}

/** Most values are of one type: of each such shape there is one. */
const OF_ONE_TYPE = new Map<ValueType, Shape>();

export function shape(...types: readonly ValueType[]): Shape {
  const [only] = types;
  const known = types.length === 1 && only ? OF_ONE_TYPE.get(only) : undefined;
  if (known) return known;
  const made: Shape = { types: new Set(types) };
  if (types.length === 1 && only) OF_ONE_TYPE.set(only, made);
  return made;
}

const saying = (says: Said): Shape => ({ ...shape("string"), says });

export const TRUTH_TEXT: Shape = saying("truth");
export const MOMENT_TEXT: Shape = saying("moment");
export const ID_TEXT: Shape = saying("id");

export const MAYBE_NULL: Shape = shape("any", "null");

export const objectOf = (members: Iterable<readonly [string, Member]>): Shape => ({
  ...shape("object"),
  members: new Map(members),
});

export const listOf = (items: Shape | undefined): Shape =>
  items ? { ...shape("array"), items } : shape("array");

/** A list of which each element is known. */
export const listOfAll = (elements: readonly (Shape | undefined)[]): Shape => ({
  ...listOf(eitherOf(elements)),
  length: elements.length,
});

export const present = (of: Shape): Member => ({ shape: of, optional: false });

export const mayBeNull = (of: Shape | undefined): boolean => of?.types.has("null") ?? false;

export function orNull(of: Shape | undefined): Shape {
  if (of === undefined) return MAYBE_NULL;
  return of.types.has("null") ? of : { ...of, types: new Set(of.types).add("null") };
}

/** A key, and what it is looked up in as far as that is known. */
export interface KeyStep {
  readonly holder: Shape | undefined;
  readonly key: string;
}

/** The keys that a text names: `body/value` is a way of two where there is no key of that name. */
export function keySteps(of: Shape | undefined, text: string): readonly KeyStep[] {
  if (!text.includes("/") || of?.members?.has(text)) return [{ holder: of, key: text }];
  const steps: KeyStep[] = [];
  let holder = of;
  for (const key of text.split("/")) {
    steps.push({ holder, key });
    holder = holder?.members?.get(key)?.shape;
  }
  return steps;
}

/** Undefined when nothing else is left to say. */
export function notNull(of: Shape | undefined): Shape | undefined {
  if (!of?.types.has("null")) return of;
  const types = new Set(of.types);
  types.delete("null");
  return types.size === 1 && types.has("any") ? undefined : { ...of, types };
}

/** An object that has these keys and no other. */
export const closedObjectOf = (members: Iterable<readonly [string, Member]>): Shape => ({
  ...objectOf(members),
  closed: true,
});

/** One of several: keys and elements are those that all alternatives tell of. */
export function eitherOf(all: readonly (Shape | undefined)[]): Shape | undefined {
  if (all.every((one) => one === all[0])) return all[0];
  const types = new Set<ValueType>();
  for (const one of all) {
    if (one) one.types.forEach((type) => void types.add(type));
    else types.add("any");
  }
  if (!types.has("object") && !types.has("array")) return ofTypes(types, all);
  const objects = all.flatMap((one) => (one?.types.has("object") ? [one] : []));
  const members = eitherMembers(objects);
  const lists = all.flatMap((one) => (one?.types.has("array") ? [one] : []));
  const items = elementsOf(lists);
  const [first] = objects;
  const [list] = lists;
  return {
    types,
    ...(members ? { members } : {}),
    ...(members && objects.every(({ closed }) => closed) ? { closed: true } : {}),
    ...(items ? { items } : {}),
    ...(list?.length !== undefined && lists.every(({ length }) => length === list.length)
      ? { length: list.length }
      : {}),
    ...(first?.row && objects.every(({ row }) => row === first.row) ? { row: first.row } : {}),
    ...saidBy(all),
  };
}

/** Of what has neither keys nor elements. */
const ofTypes = (types: ReadonlySet<ValueType>, all: readonly (Shape | undefined)[]): Shape => ({
  types,
  ...saidBy(all),
});

/** What all alternatives say. */
function saidBy([first, ...others]: readonly (Shape | undefined)[]): Pick<Shape, "says"> {
  const says = first?.says;
  return says && others.every((one) => one?.says === says) ? { says } : {};
}

/** What is in several lists; undefined where one of them may hold anything. */
export function elementsOf(lists: readonly Shape[]): Shape | undefined {
  const filled = lists.filter(({ length }) => length !== 0);
  return filled.every(({ items }) => items)
    ? eitherOf(filled.map(({ items }) => items))
    : undefined;
}

/** A key that one alternative leaves open may be anything, so nothing is said of it. */
function eitherMembers(objects: readonly Shape[]): ReadonlyMap<string, Member> | undefined {
  const [first, ...others] = objects;
  if (!first?.members || others.some(({ members }) => !members)) return undefined;
  if (others.every(({ members }) => members === first.members)) return first.members;
  const merged = new Map<string, Member>();
  for (const key of new Set(objects.flatMap(({ members }) => [...(members?.keys() ?? [])]))) {
    if (objects.some(({ members, closed }) => !members?.has(key) && !closed)) continue;
    const found = objects.map(({ members }) => members?.get(key));
    const of = eitherOf(found.flatMap((one) => (one ? [one.shape] : [])));
    if (of) merged.set(key, { shape: of, optional: found.some((one) => !one || one.optional) });
  }
  return merged;
}

/** An object is looked into as deep as this; below, nothing is known. */
const DEEPEST = 20;

/** Of a text that is known, what it says; of one that is no JSON at least how it begins. */
export function shapeOfJson(text: string): Shape | undefined {
  const parsed = parseJson(text);
  if (parsed.ok) return shapeOfValue(parsed.value, 0);
  const [first = ""] = text.trim();
  if (first === "[") return shape("array");
  return first === "{" ? shape("object") : undefined;
}

function shapeOfValue(value: Json, depth: number): Shape | undefined {
  if (typeof value === "string") return shape("string");
  if (depth > DEEPEST) return undefined;
  if (isJsonArray(value)) return listOfAll(value.map((one) => shapeOfValue(one, depth + 1)));
  if (!isJsonObject(value)) return shapeOfConstant(value);
  return closedObjectOf(
    [...value].map(([key, one]) => [key, present(shapeOfValue(one, depth + 1) ?? shape("any"))]),
  );
}

/** The key of an object that a name finds: case does not count, the same case comes first. */
export const keyNamed = ({ members }: Shape, name: string): string | undefined =>
  members?.has(name)
    ? name
    : [...(members?.keys() ?? [])].find((key) => key.toLowerCase() === name.toLowerCase());

export function shapeOfConstant(value: null | boolean | bigint | number): Shape {
  if (value === null) return shape("null");
  if (typeof value === "boolean") return shape("boolean");
  return typeof value === "bigint" ? shape("integer") : shape("float");
}
