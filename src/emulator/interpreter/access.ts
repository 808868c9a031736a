import { fail } from "./evaluation-error.ts";
import { isList, isObject, kindOf, type ObjectValue, type Value } from "./value.ts";

/**
 * `of[key]` or, when `safe`, `of?[key]` (flow-language.md §7.3). `?` forgives a missing thing and
 * null, never a wrong kind.
 */
export function accessMember(of: Value, key: Value, safe: boolean): Value {
  if (isObject(of)) {
    if (typeof key !== "string") return wrongKey(of, key);
    const member = of.get(key) ?? memberIgnoringCase(of, key);
    if (member !== undefined) return member;
    if (key.includes("/")) return walk(of, key, safe);
    return safe ? null : missing(of, key);
  }
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

/**
 * The member of that name, exact case first, else the first in order that differs in case only;
 * undefined when there is none.
 */
export function memberIgnoringCase(of: ObjectValue, key: string): Value | undefined {
  const name = keyIgnoringCase(of, key);
  return name === undefined ? undefined : of.get(name);
}

/** Like {@link memberIgnoringCase}, for the key as it is written in the object. */
export function keyIgnoringCase(of: ObjectValue, key: string): string | undefined {
  if (of.has(key)) return key;
  let upper: string | undefined;
  for (const candidate of of.keys()) {
    if (candidate.length !== key.length) continue;
    upper ??= key.toUpperCase();
    if (candidate.toUpperCase() === upper) return candidate;
  }
  return undefined;
}

/** `body/value`: a key that is not there stands for the path of its segments. */
function walk(of: ObjectValue, path: string, safe: boolean): Value {
  const slash = path.indexOf("/");
  const head = path.slice(0, slash);
  const member = memberIgnoringCase(of, head);
  if (member === undefined) return safe ? null : missing(of, path);
  return accessMember(member, path.slice(slash + 1), safe);
}

function missing(of: ObjectValue, key: string): never {
  const known = [...of.keys()].slice(0, 20).join(", ");
  return fail(`Property '${key}' doesn't exist, available properties are '${known}'.`);
}

const wrongKey = (of: Value, key: Value): never =>
  fail(`A value of type '${kindOf(of)}' cannot be accessed by a key of type '${kindOf(key)}'.`);

const quote = (key: Value): string => (typeof key === "string" ? `'${key}'` : String(key));
