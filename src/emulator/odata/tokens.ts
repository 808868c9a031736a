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

const PATTERNS: readonly (readonly [RegExp, (text: string) => Token | "blank"])[] = [
  [/\s+/y, () => "blank"],
  [/'(?:[^']|'')*'/y, (text) => literal(text, text.slice(1, -1).replaceAll("''", "'"))],
  [
    /[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}(?![\w-])/y,
    (text) => literal(text, { kind: "guid", text: text.toLowerCase() }),
  ],
  [
    /\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?(?![\w-])/y,
    (text) => literal(text, { kind: "moment", text }),
  ],
  [/-?\d+(?![\w.])/y, (text) => literal(text, BigInt(text))],
  [/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y, (text) => literal(text, Number(text))],
  [/[A-Za-z_$@][\w.$@]*(?:\/[A-Za-z_$@][\w.$@]*)*/y, (text) => ({ kind: "name", text, offset: 0 })],
  [/[(),:=]/y, (text) => ({ kind: "mark", text, offset: 0 })],
];

const literal = (text: string, value: Literal): Token => ({
  kind: "literal",
  text,
  value,
  offset: 0,
});

/** The words of a filter, or where it stops being one. */
export function tokensOf(
  text: string,
): { readonly tokens: readonly Token[] } | { readonly message: string; readonly offset: number } {
  const tokens: Token[] = [];
  let offset = 0;
  scan: while (offset < text.length) {
    for (const [pattern, tokenOf] of PATTERNS) {
      pattern.lastIndex = offset;
      const found = pattern.exec(text)?.[0];
      if (!found) continue;
      const token = tokenOf(found);
      if (token !== "blank") tokens.push({ ...token, offset });
      offset += found.length;
      continue scan;
    }
    const message =
      text[offset] === "'" ? "a text is not closed" : `"${text[offset]}" is not expected`;
    return { message, offset };
  }
  return { tokens };
}
