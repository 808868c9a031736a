import { fail } from "./evaluation-error.ts";
import { isList, isObject, kindOf, type ObjectValue, type Value } from "./value.ts";

/**
 * `of[key]` or, when `safe`, `of?[key]` (flow-language.md §7.3). `?` forgives a missing thing and
 * null, never a wrong kind.
 */
export function accessMember(of: Value, key: Value, safe: boolean): Value {
  if (isObject(of)) {
    return typeof key === "string" ? accessPath(of, key, segmentsOf(key), safe) : wrongKey(of, key);
  }
  return accessOther(of, key, safe);
}

function accessOther(of: Exclude<Value, ObjectValue>, key: Value, safe: boolean): Value {
  if (isList(of)) {
    if (typeof key !== "bigint") return wrongKey(of, key);
    const item = of[Number(key)];
    if (item !== undefined) return item;
    return safe ? null : fail(`The array has ${of.length} elements, there is none at ${key}.`);
  }
  if (of === null) {
    return safe ? null : fail(`Null has no property ${quote(key)}; '?' before it would give null.`);
  }
  return fail(`A value of type '${kindOf(of)}' has no property ${quote(key)}.`);
}

/** `body/value`: a name that is not there stands for the path of its segments. */
export const segmentsOf = (name: string): readonly string[] | undefined =>
  name.includes("/") ? name.split("/") : undefined;

/** {@link accessMember} for a name whose segments are known before the value is. */
export function accessPath(
  of: Value,
  name: string,
  segments: readonly string[] | undefined,
  safe: boolean,
): Value {
  if (!isObject(of)) return accessOther(of, name, safe);
  const member = memberIgnoringCase(of, name);
  if (member !== undefined) return member;
  if (!segments) return safe ? null : missing(of, name);
  let at: Value = of;
  for (const segment of segments) at = accessSegment(at, segment, safe);
  return at;
}

function accessSegment(of: Value, name: string, safe: boolean): Value {
  if (!isObject(of)) return accessOther(of, name, safe);
  const member = memberIgnoringCase(of, name);
  if (member !== undefined) return member;
  return safe ? null : missing(of, name);
}

/**
 * The member of that name, exact case first, else the first in order that differs in case only;
 * undefined when there is none.
 */
export function memberIgnoringCase(of: ObjectValue, key: string): Value | undefined {
  const exact = of.get(key);
  if (exact !== undefined) return exact;
  const other = keyInOtherCase(of, key);
  return other === undefined ? undefined : of.get(other);
}

/** Like {@link memberIgnoringCase}, for the key as it is written in the object. */
export const keyIgnoringCase = (of: ObjectValue, key: string): string | undefined =>
  of.has(key) ? key : keyInOtherCase(of, key);

function keyInOtherCase(of: ObjectValue, key: string): string | undefined {
  const { length } = key;
  let upper: string | undefined;
  for (const candidate of of.keys()) {
    if (candidate.length !== length) continue;
    upper ??= key.toUpperCase();
    if (candidate.toUpperCase() === upper) return candidate;
  }
  return undefined;
}

function missing(of: ObjectValue, key: string): never {
  const known = [...of.keys()].slice(0, 20).join(", ");
  return fail(`Property '${key}' doesn't exist, available properties are '${known}'.`);
}

const wrongKey = (of: Value, key: Value): never =>
  fail(`A value of type '${kindOf(of)}' cannot be accessed by a key of type '${kindOf(key)}'.`);

const quote = (key: Value): string => (typeof key === "string" ? `'${key}'` : String(key));
