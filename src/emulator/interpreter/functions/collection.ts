import { copyOf } from "#foundation";
import { keyIgnoringCase } from "../access.ts";
import { compareValues, sameValue } from "../compare.ts";
import { refuse } from "../evaluation-error.ts";
import { compactJson, LONGEST_TEXT, textOf } from "../stringify.ts";
import { isList, isObject, kindOf, type ObjectValue, type Value } from "../value.ts";
import {
  argument,
  integerArgument,
  listArgument,
  objectArgument,
  optionalText,
  positionArgument,
  textArgument,
  textOrList,
  wrongArgument,
} from "./arguments.ts";
import { ANY_NUMBER, type FunctionTable, takes } from "./function-table.ts";

/** Most elements of range() (flow-language.md §8). */
const LONGEST_RANGE = 100_000n;

export const COLLECTION_FUNCTIONS: FunctionTable = {
  length: takes(1, 1, (args) => BigInt(textOrList(args, 0).length)),
  empty: takes(1, 1, (args) => {
    const value = argument(args, 0);
    if (value === null) return true;
    if (typeof value === "string" || isList(value)) return value.length === 0;
    return isObject(value) ? value.size === 0 : wrongArgument("a collection", args, 0);
  }),
  contains: takes(2, 2, (args) => {
    const [within, wanted] = [argument(args, 0), argument(args, 1)];
    if (isList(within)) return within.some((item) => sameValue(item, wanted));
    if (isObject(within)) return within.has(textArgument(args, 1));
    if (typeof within === "string") return within.includes(textArgument(args, 1));
    return wrongArgument("a string, an array or an object", args, 0);
  }),
  first: takes(1, 1, (args) => {
    const from = textOrList(args, 0);
    return typeof from === "string" ? from.slice(0, 1) : (from[0] ?? null);
  }),
  last: takes(1, 1, (args) => {
    const from = textOrList(args, 0);
    return typeof from === "string" ? from.slice(-1) : (from[from.length - 1] ?? null);
  }),
  take: takes(2, 2, (args) => {
    const [from, count] = [textOrList(args, 0), positionArgument(args, 1)];
    return count < 0 ? refuse(`cannot take ${count} elements.`) : from.slice(0, count);
  }),
  skip: takes(2, 2, (args) => {
    const [from, count] = [listArgument(args, 0), positionArgument(args, 1)];
    return count < 0 ? refuse(`cannot skip ${count} elements.`) : from.slice(count);
  }),
  chunk: takes(2, 2, (args) => {
    const [from, size] = [textOrList(args, 0), positionArgument(args, 1)];
    if (size <= 0) return refuse(`cannot cut pieces of length ${size}.`);
    const pieces: Value[] = [];
    for (let at = 0; at < from.length; at += size) pieces.push(from.slice(at, at + size));
    return pieces;
  }),
  join: takes(2, 2, (args) => {
    const [items, delimiter] = [listArgument(args, 0), textArgument(args, 1)];
    const text = items.map(textOf).join(delimiter);
    return text.length > LONGEST_TEXT ? refuse("gives a string longer than 100 MB.") : text;
  }),
  union: takes(2, ANY_NUMBER, (args) => {
    if (isList(argument(args, 0))) {
      return distinct(args.flatMap((_, place) => [...listArgument(args, place)]));
    }
    return merged(args);
  }),
  intersection: takes(2, ANY_NUMBER, (args) => {
    if (isList(argument(args, 0))) {
      const keys = args.map((_, place) => new Set(listArgument(args, place).map(compareKey)));
      return distinct(listArgument(args, 0)).filter((item) => {
        const key = compareKey(item);
        return keys.every((known) => known.has(key));
      });
    }
    const objects = args.map((_, place) => objectArgument(args, place));
    const everywhere = ([key, value]: readonly [string, Value]) =>
      objects.every((other) => {
        const there = other.get(key);
        return there !== undefined && sameValue(there, value);
      });
    return new Map([...objectArgument(args, 0)].filter(everywhere));
  }),
  reverse: takes(1, 1, (args) => listArgument(args, 0).toReversed()),
  sort: takes(1, 2, (args) => sorted(listArgument(args, 0), optionalText(args, 1))),
  createarray: takes(1, ANY_NUMBER, (args) => args),
  range: takes(2, 2, (args) => {
    const [start, count] = [integerArgument(args, 0), integerArgument(args, 1)];
    if (count < 0n || count > LONGEST_RANGE) {
      return refuse(`makes between 0 and ${LONGEST_RANGE} numbers, not ${count}.`);
    }
    return Array.from({ length: Number(count) }, (_, index) => start + BigInt(index));
  }),
  mergeobjects: takes(2, 2, (args) => merged(args)),
  addproperty: takes(3, 3, (args) => {
    const [object, key] = [objectArgument(args, 0), textArgument(args, 1)];
    if (keyIgnoringCase(object, key) !== undefined) {
      return refuse(`cannot add the property '${key}': the object already has it.`);
    }
    return copyOf(object).set(key, argument(args, 2));
  }),
  setproperty: takes(3, 3, (args) => {
    const [object, key] = [objectArgument(args, 0), textArgument(args, 1)];
    const known = keyIgnoringCase(object, key);
    return without(object, known).set(known ?? key, argument(args, 2));
  }),
  removeproperty: takes(2, 2, (args) => {
    const object = objectArgument(args, 0);
    return without(object, keyIgnoringCase(object, textArgument(args, 1)));
  }),
};

/** Keys in first-seen order, the last value wins, nothing is merged deeper. */
function merged(args: readonly Value[]): ObjectValue {
  const members = new Map<string, Value>();
  args.forEach((_, place) => {
    for (const [key, value] of objectArgument(args, place)) members.set(key, value);
  });
  return members;
}

function without(object: ObjectValue, key: string | undefined): Map<string, Value> {
  const members = copyOf(object);
  if (key !== undefined) members.delete(key);
  return members;
}

/** First seen first. */
function distinct(items: readonly Value[]): readonly Value[] {
  const seen = new Map<string, Value>();
  for (const item of items) {
    const key = compareKey(item);
    if (!seen.has(key)) seen.set(key, item);
  }
  return [...seen.values()];
}

/** The same text for the same value: see {@link sameValue}. */
function compareKey(value: Value): string {
  if (isObject(value)) {
    const members = [...value].map(([key, member]) => `${compactJson(key)}:${compareKey(member)}`);
    return `{${members.sort().join(",")}}`;
  }
  return isList(value) ? `[${value.map(compareKey).join(",")}]` : compactJson(value);
}

function sorted(items: readonly Value[], key: string | undefined): readonly Value[] {
  const keyed = items.map((item) => ({ item, by: key === undefined ? item : sortKey(item, key) }));
  return keyed.toSorted((left, right) => compareValues(left.by, right.by)).map(({ item }) => item);
}

function sortKey(item: Value, key: string): Value {
  if (!isObject(item))
    return refuse(`sorts by '${key}', but an element is of type '${kindOf(item)}'.`);
  const name = keyIgnoringCase(item, key);
  const value = name === undefined ? undefined : item.get(name);
  return value ?? refuse(`sorts by '${key}', but an element has no such property.`);
}
