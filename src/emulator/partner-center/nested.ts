import type { Json, JsonObject } from "#foundation";
import { copyOf, isJsonObject, recalling } from "#foundation";

/** The service's own paths, looked at again and again. */
const segmentsOf = recalling(500, (path): readonly string[] => path.split("/"));

/** The value at `details/currency`, or nothing. */
export function at(object: JsonObject, path: string): Json | undefined {
  let value: Json | undefined = object;
  for (const key of segmentsOf(path)) {
    value = isJsonObject(value) ? value.get(key) : undefined;
  }
  return value;
}

/** The same object with another value at a path; objects on the way are made where there are none. */
export function put(object: JsonObject, path: string, value: Json): JsonObject {
  const [head = "", ...rest] = path.split("/");
  if (rest.length === 0) return copyOf(object).set(head, value);
  const inner = object.get(head);
  return copyOf(object).set(
    head,
    put(isJsonObject(inner) ? inner : new Map(), rest.join("/"), value),
  );
}

/** Objects are joined member by member; anything else of `changes` takes the place of what was there. */
export function merge(object: JsonObject, changes: JsonObject): JsonObject {
  const merged = copyOf(object);
  for (const [key, value] of changes) {
    const before = merged.get(key);
    merged.set(key, isJsonObject(before) && isJsonObject(value) ? merge(before, value) : value);
  }
  return merged;
}

const LONGEST_PATH = 500;

/** `Referral/customerProfile/name` in its parts; flows send the same again and again. */
const pathOf = recalling(500, (key) => {
  const [head, ...rest] = key.split("/");
  return { head, way: rest.slice(0, -1), last: rest.at(-1) ?? "" };
});

/** `Referral/customerProfile/name` and a whole `Referral` put together as the connector does it. */
export function unflattened(parameters: JsonObject, prefix: string): JsonObject {
  const whole = parameters.get(prefix);
  const object = new Map<string, Json>(isJsonObject(whole) ? whole : []);
  /** What was made here may be filled; what came is copied before. */
  const made = new Map<JsonObject, Map<string, Json>>([[object, object]]);
  for (const [key, value] of parameters) {
    if (key.length >= LONGEST_PATH) continue;
    const { head, way, last } = pathOf(key);
    if (head !== prefix || (last === "" && way.length === 0)) continue;
    let at = object;
    for (const segment of way) {
      const inner = at.get(segment);
      const known = isJsonObject(inner) ? inner : undefined;
      const own = (known && made.get(known)) ?? (known ? copyOf(known) : new Map<string, Json>());
      made.set(own, own);
      at.set(segment, own);
      at = own;
    }
    at.set(last, value);
  }
  return object;
}
