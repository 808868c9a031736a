import { recalling } from "./recall.ts";

/**
 * JSON as Power Automate and Dataverse see it: whole numbers (64 bit) and floating numbers are
 * different things, key order is kept (also for keys that look like numbers), and a document read
 * and written again says the same.
 *
 * A whole number is a `bigint`, a floating number a `number`, an object a `Map`.
 */
export type Json = null | boolean | string | bigint | number | JsonArray | JsonObject;
export type JsonArray = readonly Json[];
export type JsonObject = ReadonlyMap<string, Json>;

/** JSON as authors write it in TypeScript; see {@link jsonOf}. */
export type PlainJson =
  | null
  | boolean
  | string
  | bigint
  | number
  | readonly PlainJson[]
  | { readonly [key: string]: PlainJson | undefined };

export const isJsonObject = (value: unknown): value is JsonObject => value instanceof Map;
export const isJsonArray = (value: unknown): value is JsonArray => Array.isArray(value);

/** An object to be changed. To copy members one by one takes half as long as `new Map(object)`. */
export function copyOf<Value>(object: ReadonlyMap<string, Value>): Map<string, Value> {
  const copy = new Map<string, Value>();
  for (const [key, value] of object) copy.set(key, value);
  return copy;
}

/** A `number` without a fraction becomes a whole number; `undefined` members are left out. */
export function jsonOf(plain: PlainJson): Json {
  if (typeof plain === "number") return Number.isInteger(plain) ? BigInt(plain) : plain;
  if (plain === null || typeof plain !== "object") return plain;
  if (Array.isArray(plain)) return plain.map(jsonOf);
  const members = new Map<string, Json>();
  for (const [key, value] of Object.entries(plain)) {
    if (value !== undefined) members.set(key, jsonOf(value));
  }
  return members;
}

/** The reverse of {@link jsonOf}: whole numbers beyond 2^53 become text. */
export function plainOf(json: Json): PlainJson {
  if (typeof json === "bigint") {
    const number = Number(json);
    return Number.isSafeInteger(number) ? number : json.toString();
  }
  if (isJsonArray(json)) return json.map(plainOf);
  if (isJsonObject(json)) {
    return Object.fromEntries([...json].map(([key, value]) => [key, plainOf(value)]));
  }
  return json;
}

/** Same kind, same content; the order of an object's keys does not matter, 1 and 1.0 differ. */
export function jsonEquals(left: Json, right: Json): boolean {
  if (left === right) return true;
  if (isJsonArray(left)) {
    return (
      isJsonArray(right) &&
      left.length === right.length &&
      left.every((item, index) => jsonEquals(item, right[index] ?? null))
    );
  }
  if (isJsonObject(left) && isJsonObject(right)) {
    if (left.size !== right.size) return false;
    for (const [key, value] of left) {
      const other = right.get(key);
      if (other === undefined || !jsonEquals(value, other)) return false;
    }
    return true;
  }
  return Number.isNaN(left) && Number.isNaN(right);
}

/** Floats keep a sign that they are floats: `5` is printed `5.0`. */
export function printFloat(value: number): string {
  if (Object.is(value, -0)) return "-0.0";
  const text = String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** Two spaces a level and `\n`; with `indent: false` on one line without blanks. */
export function printJson(
  json: Json,
  {
    indent = true,
    lineBreak = "\n",
  }: { readonly indent?: boolean; readonly lineBreak?: string } = {},
): string {
  const out: string[] = [];
  printInto(out, json, indent ? lineBreak : "");
  return out.join("");
}

/** Pieces of text that are joined once: added up, they would lie about as a tree of themselves. */
function printInto(out: string[], json: Json, lineBreak: string): void {
  if (isJsonArray(json)) {
    if (json.length === 0) {
      out.push("[]");
      return;
    }
    const inner = lineBreak && `${lineBreak}  `;
    for (let at = 0; at < json.length; at += 1) {
      out.push(at === 0 ? "[" : ",", inner);
      printInto(out, json[at] as Json, inner);
    }
    out.push(lineBreak, "]");
  } else if (isJsonObject(json)) {
    if (json.size === 0) {
      out.push("{}");
      return;
    }
    const inner = lineBreak && `${lineBreak}  `;
    const colon = inner ? ": " : ":";
    let before = "{";
    json.forEach((value, key) => {
      out.push(before, inner, quoted(key), colon);
      printInto(out, value, inner);
      before = ",";
    });
    out.push(lineBreak, "}");
  } else out.push(printScalar(json));
}

/** The same names are printed again and again. */
const quoted = recalling(5000, (name) => JSON.stringify(name));

function printScalar(json: Exclude<Json, JsonArray | JsonObject>): string {
  if (typeof json === "string") return JSON.stringify(json);
  return typeof json === "number" ? printFloat(json) : String(json);
}
