import type { ValueType } from "#wdl";

/**
 * What a value can be. `any` among the types means nothing is known but what stands beside it: `any`
 * with `null` is a value of unknown type that may well be null.
 */
export interface Shape {
  readonly types: ReadonlySet<ValueType>;
  /** What is known of an object's keys; others may be there. */
  readonly members?: ReadonlyMap<string, Member>;
  /** What is known of an array's elements. */
  readonly items?: Shape;
}

export interface Member {
  readonly shape: Shape;
  /** Whether the key may be absent: read with `?` it is null then. */
  readonly optional: boolean;
}

export const shape = (...types: readonly ValueType[]): Shape => ({ types: new Set(types) });

export const MAYBE_NULL: Shape = shape("any", "null");

export const objectOf = (members: Iterable<readonly [string, Member]>): Shape => ({
  ...shape("object"),
  members: new Map(members),
});

export const listOf = (items: Shape | undefined): Shape =>
  items ? { ...shape("array"), items } : shape("array");

export const present = (of: Shape): Member => ({ shape: of, optional: false });

export const mayBeNull = (of: Shape | undefined): boolean => of?.types.has("null") ?? false;

export const orNull = (of: Shape | undefined): Shape =>
  of === undefined ? MAYBE_NULL : { ...of, types: new Set([...of.types, "null"]) };

/** Undefined when nothing else is left to say. */
export function notNull(of: Shape | undefined): Shape | undefined {
  if (!of?.types.has("null")) return of;
  const types = new Set([...of.types].filter((type) => type !== "null"));
  return types.size === 1 && types.has("any") ? undefined : { ...of, types };
}

/** One of several; keys and elements are kept only where one alternative alone has any. */
export function eitherOf(all: readonly (Shape | undefined)[]): Shape | undefined {
  if (all.every((one) => one === undefined)) return undefined;
  const types = new Set<ValueType>();
  for (const one of all) for (const type of one?.types ?? (["any"] as const)) types.add(type);
  const members = theOnly(all.flatMap((one) => (one?.types.has("object") ? [one.members] : [])));
  const items = theOnly(all.flatMap((one) => (one?.types.has("array") ? [one.items] : [])));
  return { types, ...(members ? { members } : {}), ...(items ? { items } : {}) };
}

function theOnly<Item>(all: readonly (Item | undefined)[]): Item | undefined {
  return new Set(all).size === 1 ? all[0] : undefined;
}

/** Of a text that is known, what it says. */
export function shapeOfJson(text: string): Shape | undefined {
  const [first = ""] = text.trim();
  if (first === "[") return shape("array");
  return first === "{" ? shape("object") : undefined;
}

export function shapeOfConstant(value: null | boolean | bigint | number): Shape {
  if (value === null) return shape("null");
  if (typeof value === "boolean") return shape("boolean");
  return typeof value === "bigint" ? shape("integer") : shape("float");
}
