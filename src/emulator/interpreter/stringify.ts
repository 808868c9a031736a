import { recalling } from "#foundation";
import { decimalText } from "./arithmetic.ts";
import { envelopeText } from "./content.ts";
import { Decimal } from "./decimal.ts";
import { floatText } from "./float-text.ts";
import { isList, isObject, type ObjectValue, type Value } from "./value.ts";

/** Longer results are refused before they exhaust the machine (100 MB, flow-language.md §9). */
export const LONGEST_TEXT = 100 * 1024 * 1024;

/** A value in text: interpolation, concat, join, string() (flow-language.md §7.4). */
export function textOf(value: Value): string {
  if (typeof value === "string") return value;
  if (value === null) return "";
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return floatText(value);
  if (value instanceof Decimal) return decimalText(value);
  if (isObject(value)) {
    const decoded = envelopeText(value);
    if (decoded !== undefined) return decoded;
  }
  return compactJson(value);
}

/** A value never changes, and a condition often asks for the text that the step behind it asks for. */
const written = new WeakMap<object, string>();

/** JSON on one line as Newtonsoft writes it: its escapes, floats with a sign that they are floats. */
export function compactJson(value: Value): string {
  if (!isList(value) && !isObject(value)) return plainJson(value);
  const before = written.get(value);
  if (before !== undefined) return before;
  const text = json(value);
  written.set(value, text);
  return text;
}

function json(value: Value): string {
  if (isList(value)) {
    let text = "[";
    for (const item of value) text += text === "[" ? json(item) : `,${json(item)}`;
    return `${text}]`;
  }
  if (!isObject(value)) return plainJson(value);
  let text = "";
  for (const [key, member] of value) {
    text += text === "" ? firstName(key) : nextName(key);
    text += json(member);
  }
  return text === "" ? "{}" : `${text}}`;
}

function plainJson(value: Exclude<Value, readonly Value[] | ObjectValue>): string {
  if (typeof value === "string") return `"${escaped(value)}"`;
  if (value === null) return "null";
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "boolean") return value ? "true" : "false";
  return typeof value === "number" ? floatJson(value) : withPoint(decimalText(value));
}

const floatJson = (value: number): string =>
  Number.isFinite(value) ? withPoint(floatText(value)) : `"${floatText(value)}"`;

const withPoint = (text: string): string => (/[.E]/.test(text) ? text : `${text}.0`);

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes them
const NEEDS_ESCAPE = /["\\\u0000-\u001f\u0085\u2028\u2029]/;
const ESCAPED = new RegExp(NEEDS_ESCAPE, "g");
const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

const escapeOf = (character: string): string =>
  SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

const escaped = (text: string): string =>
  NEEDS_ESCAPE.test(text) ? text.replace(ESCAPED, escapeOf) : text;

/** The same names are written again and again. */
const firstName = recalling(5_000, (name) => `{"${escaped(name)}":`);
const nextName = recalling(5_000, (name) => `,"${escaped(name)}":`);
