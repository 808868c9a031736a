import { isJsonArray, isJsonObject, type Json, parseJson } from "#foundation";

export type ReadJson =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly message: string; readonly offset: number };

/**
 * Reads what the service's own reader of JSON takes (Newtonsoft.Json 13, asked): beside JSON also
 * single quotes, names without quotes, comments, a comma before the end of a list, hexadecimal and
 * octal numbers, NaN and infinities, line breaks in texts. A byte order mark is refused.
 *
 * Refused, because the expression language has no kind for them (I): `undefined`, what is left out
 * between two commas, and constructors such as `new Date(1)`. Comments leave nothing behind (I).
 */
export function parseServiceJson(text: string): ReadJson {
  if (text.charCodeAt(0) !== BYTE_ORDER_MARK) {
    const strict = parseJson(text);
    if (strict.ok)
      return HALF_ESCAPE.test(text) ? { ok: true, value: whole(strict.value) } : strict;
  }
  const reader = new LenientReader(text);
  try {
    return { ok: true, value: reader.document() };
  } catch (error) {
    if (!(error instanceof JsonRefusal)) throw error;
    return { ok: false, message: error.message, offset: error.offset };
  }
}

const BYTE_ORDER_MARK = 0xfeff;

const HALF_ESCAPE = /\\ud[89a-f]/i;

/** Halves of a surrogate pair that stand alone become U+FFFD, as Newtonsoft reads their escapes. */
function whole(value: Json): Json {
  if (typeof value === "string") return wholeText(value);
  if (isJsonArray(value)) return value.map(whole);
  if (!isJsonObject(value)) return value;
  return new Map(Array.from(value, ([key, member]) => [wholeText(key), whole(member)]));
}

const wholeText = (text: string): string => text.replace(/\p{Cs}/gu, "\ufffd");

class JsonRefusal extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** Deeper nesting than this is refused, so that hostile text cannot exhaust the stack. */
const DEEPEST = 512;

/** `char.IsWhiteSpace`, and U+0000, which the reader passes over. */
const BLANKS = /[\0\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*/y;
const COMMENT = /\/(?:\*.*?\*\/|\/[^\r\n]*)/sy;
const NAME = /[\p{L}\p{Nd}_$]+/uy;
const NUMBER = /[-+.0-9a-fxA-FX]+/y;
const END = /(?=$|[\0\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000,}\]/])/y;
const FLOAT = /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
const ESCAPED = /\\(?:u([0-9a-fA-F]{4})|([btnfr\\"'/]))/y;
const SHORT: Readonly<Record<string, string>> = { b: "\b", t: "\t", n: "\n", f: "\f", r: "\r" };

const WORDS: readonly (readonly [string, Json])[] = [
  ["true", true],
  ["false", false],
  ["null", null],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
];

class LenientReader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  document(): Json {
    this.blank();
    const value = this.value(0);
    this.blank();
    return this.at < this.text.length ? this.fail("text after the end of the document") : value;
  }

  /** At the first character of a value. */
  private value(depth: number): Json {
    if (depth > DEEPEST) this.fail(`nested deeper than ${DEEPEST} levels`);
    const first = this.text[this.at] ?? this.fail("the text ends too early");
    if (first === '"' || first === "'") return this.string(first);
    if (first === "{") return this.object(depth);
    if (first === "[") return this.list(depth);
    if (first === ",") this.fail("a value is left out between two commas");
    const word = WORDS.find(([name]) => this.text.startsWith(name, this.at));
    if (word) return this.ended(word[0].length, word[1]);
    if (/[-.\d]/.test(first)) return this.number();
    return this.fail(
      /^(?:undefined|new\b)/.test(this.text.slice(this.at, this.at + 9))
        ? "undefined and constructors have no value in an expression"
        : "a value is expected",
    );
  }

  private object(depth: number): Json {
    const members = new Map<string, Json>();
    this.at += 1;
    for (;;) {
      this.blank();
      if (this.takes("}")) return members;
      const key = this.key();
      this.take(BLANKS);
      if (!this.takes(":")) this.fail('":" is expected');
      this.blank();
      const value = this.value(depth + 1);
      members.delete(key);
      members.set(key, value);
      this.blank();
      if (!this.takes(",") && this.text[this.at] !== "}") this.fail('"," or "}" is expected');
    }
  }

  private key(): string {
    const first = this.text[this.at] ?? this.fail("the text ends too early");
    if (first === '"' || first === "'") return this.string(first);
    return this.take(NAME) ?? this.fail("a property name is expected");
  }

  private list(depth: number): Json {
    const items: Json[] = [];
    this.at += 1;
    for (;;) {
      this.blank();
      if (this.takes("]")) return items;
      items.push(this.value(depth + 1));
      this.blank();
      if (!this.takes(",") && this.text[this.at] !== "]") this.fail('"," or "]" is expected');
    }
  }

  private string(quote: string): string {
    const plain = quote === '"' ? /[^"\\]*/y : /[^'\\]*/y;
    this.at += 1;
    let read = this.take(plain) ?? "";
    while (!this.takes(quote)) {
      read += this.escapes();
      read += this.take(plain) ?? "";
    }
    return read;
  }

  /** A run of escapes: two `\u` in a row may be the halves of one character. */
  private escapes(): string {
    let read = "";
    for (;;) {
      ESCAPED.lastIndex = this.at;
      const [, code, letter = ""] = ESCAPED.exec(this.text) ?? [];
      if (code !== undefined) read += String.fromCharCode(Number.parseInt(code, 16));
      else if (letter !== "") read += SHORT[letter] ?? letter;
      else if (read !== "") return wholeText(read);
      else this.fail("a string is not closed or holds an unknown escape");
      this.at = ESCAPED.lastIndex;
    }
  }

  private number(): Json {
    const start = this.at;
    const written = this.take(NUMBER) ?? "";
    const value = numberOf(written);
    if (value === undefined) {
      this.at = start;
      return this.fail(`"${written}" is no number`);
    }
    return this.ended(0, value);
  }

  /** Passes over a word or number that nothing may adjoin. */
  private ended(length: number, value: Json): Json {
    this.at += length;
    return this.take(END) === undefined ? this.fail("a value is expected") : value;
  }

  /** Blanks and comments. */
  private blank(): void {
    do this.take(BLANKS);
    while (
      this.text[this.at] === "/" &&
      (this.take(COMMENT) ?? this.fail("a comment is not closed"))
    );
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private takes(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  private fail(message: string): never {
    throw new JsonRefusal(message, this.at);
  }
}

/** A leading zero makes octal and `0x` hexadecimal; both are 64 bits, whose first is the sign. */
function numberOf(written: string): Json | undefined {
  if (/^0[^.eE]/.test(written)) {
    const hexadecimal = /^0x[0-9a-f]{1,16}$/i.test(written);
    if (!hexadecimal && !/^0[0-7]+$/.test(written)) return undefined;
    const bits = BigInt(hexadecimal ? written : `0o${written.slice(1)}`);
    return bits < 2n ** 64n ? BigInt.asIntN(64, bits) : undefined;
  }
  if (/^-?\d+$/.test(written)) return BigInt(written);
  return FLOAT.test(written) ? Number(written) : undefined;
}
