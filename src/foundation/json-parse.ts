import { type Json, jsonEquals } from "./json.ts";

export type ParsedJson =
  | { readonly ok: true; readonly value: Json; readonly repeated: readonly RepeatedKey[] }
  | { readonly ok: false; readonly message: string; readonly offset: number };

/** A key that its object has already: what it said before is lost. */
export interface RepeatedKey {
  /** Keys and indexes from the root down to it. */
  readonly path: readonly (string | number)[];
  /** Where it begins in the text, its quote included. */
  readonly offset: number;
  /** Whether it says what was said before. */
  readonly same: boolean;
}

/** Deeper nesting than this is refused, so that hostile text cannot exhaust the stack. */
const DEEPEST = 512;

/**
 * Reads JSON text into {@link Json}. A leading byte order mark is skipped. Of a key that appears
 * twice the last one wins and stands where it appeared last (flow-language.md §7.3).
 */
export function parseJson(text: string): ParsedJson {
  const scanner = new JsonScanner(text);
  try {
    return { ok: true, value: scanner.document(), repeated: scanner.repeatedKeys() };
  } catch (error) {
    if (!(error instanceof JsonSyntax)) throw error;
    return { ok: false, message: error.message, offset: error.offset };
  }
}

class JsonSyntax extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them unescaped
const PLAIN_TEXT = /[^"\\\u0000-\u001f]*/y;

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BLANK = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const LETTER_F = 0x66;
const LETTER_N = 0x6e;
const LETTER_T = 0x74;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

class JsonScanner {
  private at = 0;
  private readonly text: string;
  /** Their ways up to where the scanner is. */
  private readonly repeated: { way: (string | number)[]; offset: number; same: boolean }[] = [];

  constructor(text: string) {
    this.text = text;
    if (text.charCodeAt(0) === 0xfeff) this.at = 1;
  }

  document(): Json {
    const value = this.value(0);
    this.blank();
    if (this.at < this.text.length) this.fail("text after the end of the document");
    return value;
  }

  repeatedKeys(): readonly RepeatedKey[] {
    return this.repeated.map(({ way, offset, same }) => ({ path: way.toReversed(), offset, same }));
  }

  private value(depth: number): Json {
    if (depth > DEEPEST) this.fail(`nested deeper than ${DEEPEST} levels`);
    this.blank();
    switch (this.text.charCodeAt(this.at)) {
      case QUOTE:
        return this.string();
      case OPEN_OBJECT:
        return this.object(depth);
      case OPEN_LIST:
        return this.array(depth);
      case LETTER_T:
        return this.word("true", true);
      case LETTER_F:
        return this.word("false", false);
      case LETTER_N:
        return this.word("null", null);
      default:
        return this.number();
    }
  }

  private object(depth: number): Json {
    const members = new Map<string, Json>();
    this.at += 1;
    this.blank();
    if (this.take(CLOSE_OBJECT)) return members;
    do {
      this.blank();
      if (this.text.charCodeAt(this.at) !== QUOTE)
        this.fail("a property name in double quotes is expected");
      const offset = this.at;
      const key = this.string();
      this.blank();
      if (!this.take(COLON)) this.fail('":" is expected');
      const known = this.repeated.length;
      const value = this.value(depth + 1);
      if (this.repeated.length > known) this.below(known, key);
      const before = members.get(key);
      if (before !== undefined) {
        this.repeated.push({ way: [key], offset, same: jsonEquals(before, value) });
        members.delete(key);
      }
      members.set(key, value);
      this.blank();
    } while (this.take(COMMA));
    if (!this.take(CLOSE_OBJECT)) this.fail('"," or "}" is expected');
    return members;
  }

  /** What was found inside a member or an element is on the way from it. */
  private below(known: number, step: string | number): void {
    for (const { way } of this.repeated.slice(known)) way.push(step);
  }

  private array(depth: number): Json {
    const items: Json[] = [];
    this.at += 1;
    this.blank();
    if (this.take(CLOSE_LIST)) return items;
    do {
      const known = this.repeated.length;
      items.push(this.value(depth + 1));
      if (this.repeated.length > known) this.below(known, items.length - 1);
      this.blank();
    } while (this.take(COMMA));
    if (!this.take(CLOSE_LIST)) this.fail('"," or "]" is expected');
    return items;
  }

  private string(): string {
    const start = this.at + 1;
    this.at = start;
    this.run();
    if (this.text.charCodeAt(this.at) === QUOTE) {
      this.at += 1;
      return this.text.slice(start, this.at - 1);
    }
    let result = this.text.slice(start, this.at);
    for (;;) {
      const character = this.text.charCodeAt(this.at);
      if (character === QUOTE) {
        this.at += 1;
        return result;
      }
      if (character !== BACKSLASH) this.fail("a string is not closed or holds a control character");
      result += this.escape();
      const from = this.at;
      this.run();
      result += this.text.slice(from, this.at);
    }
  }

  /** Skips what needs no thought inside a string. */
  private run(): void {
    PLAIN_TEXT.lastIndex = this.at;
    PLAIN_TEXT.test(this.text);
    this.at = PLAIN_TEXT.lastIndex;
  }

  private escape(): string {
    const letter = this.text[this.at + 1] ?? "";
    if (letter === "u") {
      const digits = this.text.slice(this.at + 2, this.at + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.fail("\\u needs four hexadecimal digits");
      this.at += 6;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const character = ESCAPES[letter];
    if (character === undefined) this.fail(`unknown escape "\\${letter}"`);
    this.at += 2;
    return character;
  }

  private number(): Json {
    NUMBER.lastIndex = this.at;
    const match = NUMBER.exec(this.text);
    if (!match)
      this.fail(this.at < this.text.length ? "a value is expected" : "the text ends too early");
    this.at += match[0].length;
    return match[1] === undefined && match[2] === undefined ? BigInt(match[0]) : Number(match[0]);
  }

  private word(word: string, value: Json): Json {
    if (!this.text.startsWith(word, this.at)) this.fail("a value is expected");
    this.at += word.length;
    return value;
  }

  private blank(): void {
    const { text } = this;
    let { at } = this;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code !== BLANK && code !== LINE_FEED && code !== CARRIAGE_RETURN && code !== TAB) break;
      at += 1;
    }
    this.at = at;
  }

  private take(code: number): boolean {
    if (this.text.charCodeAt(this.at) !== code) return false;
    this.at += 1;
    return true;
  }

  private fail(message: string): never {
    throw new JsonSyntax(message, this.at);
  }
}
