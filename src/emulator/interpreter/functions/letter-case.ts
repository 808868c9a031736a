// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is a range of codes
const ASCII = /^[\u0000-\u007f]*$/;

/**
 * Letters one by one, in no culture, as .NET does it: a letter whose other case is several
 * characters (`ß`, `ﬁ`) stays, and the dotted and dotless i of Turkish have no other case.
 */
const mapped = (text: string, change: (letter: string) => string): string => {
  if (ASCII.test(text)) return change(text);
  let result = "";
  for (const letter of text) {
    const other = letter === "\u0130" || letter === "\u0131" ? letter : change(letter);
    result += other.length === letter.length ? other : letter;
  }
  return result;
};

export const lowerCase = (text: string): string => mapped(text, (part) => part.toLowerCase());
export const upperCase = (text: string): string =>
  mapped(text, (part) => WITH_IOTA[part] ?? part.toUpperCase());

/** Greek letters whose capital with iota is one letter, which JavaScript writes as two. */
const WITH_IOTA: Readonly<Record<string, string>> = Object.fromEntries([
  ...["\u1f80", "\u1f90", "\u1fa0"].flatMap((first) =>
    Array.from({ length: 8 }, (_, index) => {
      const code = first.charCodeAt(0) + index;
      return [String.fromCharCode(code), String.fromCharCode(code + 8)];
    }),
  ),
  ["\u1fb3", "\u1fbc"],
  ["\u1fc3", "\u1fcc"],
  ["\u1ff3", "\u1ffc"],
]);
