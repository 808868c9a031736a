import type { Literal } from "./filter.ts";

export type Token =
  | { readonly kind: "name"; readonly text: string; readonly offset: number }
  | { readonly kind: "mark"; readonly text: string; readonly offset: number }
  | {
      readonly kind: "literal";
      readonly text: string;
      readonly value: Literal;
      readonly offset: number;
    };

/** A kind of word: with what character it may begin, how it goes on, and what it is; blanks are nothing. */
interface Word {
  readonly first: RegExp;
  readonly pattern: RegExp;
  readonly tokenOf: (text: string, offset: number) => Token | undefined;
}

const WORDS: readonly Word[] = [
  { first: /\s/, pattern: /\s+/y, tokenOf: () => undefined },
  {
    first: /'/,
    pattern: /'(?:[^']|'')*'/y,
    tokenOf: (text, offset) => literal(text, text.slice(1, -1).replaceAll("''", "'"), offset),
  },
  {
    first: /[0-9a-f]/i,
    pattern:
      /[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}(?![\w-])/y,
    tokenOf: (text, offset) => literal(text, { kind: "guid", text: text.toLowerCase() }, offset),
  },
  {
    first: /\d/,
    pattern: /\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?(?![\w-])/y,
    tokenOf: (text, offset) => literal(text, { kind: "moment", text }, offset),
  },
  {
    first: /[\d-]/,
    pattern: /-?\d+(?![\w.])/y,
    tokenOf: (text, offset) => literal(text, BigInt(text), offset),
  },
  {
    first: /[\d-]/,
    pattern: /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y,
    tokenOf: (text, offset) => literal(text, Number(text), offset),
  },
  {
    first: /[A-Za-z_$@]/,
    pattern: /[A-Za-z_$@][\w.$@]*(?:\/[A-Za-z_$@][\w.$@]*)*/y,
    tokenOf: (text, offset) => ({ kind: "name", text, offset }),
  },
  {
    first: /[(),:=]/,
    pattern: /[(),:=]/y,
    tokenOf: (text, offset) => ({ kind: "mark", text, offset }),
  },
];

/** What may begin with an ASCII character: most words need no second look. */
const BEGINNING: readonly (readonly Word[])[] = Array.from({ length: 128 }, (_, code) =>
  WORDS.filter(({ first }) => first.test(String.fromCharCode(code))),
);

const literal = (text: string, value: Literal, offset: number): Token => ({
  kind: "literal",
  text,
  value,
  offset,
});

/** The words of a filter, or where it stops being one. */
export function tokensOf(
  text: string,
): { readonly tokens: readonly Token[] } | { readonly message: string; readonly offset: number } {
  const tokens: Token[] = [];
  let offset = 0;
  scan: while (offset < text.length) {
    for (const { pattern, tokenOf } of BEGINNING[text.charCodeAt(offset)] ?? WORDS) {
      pattern.lastIndex = offset;
      const found = pattern.exec(text)?.[0];
      if (!found) continue;
      const token = tokenOf(found, offset);
      if (token) tokens.push(token);
      offset += found.length;
      continue scan;
    }
    const message =
      text[offset] === "'" ? "a text is not closed" : `"${text[offset]}" is not expected`;
    return { message, offset };
  }
  return { tokens };
}
