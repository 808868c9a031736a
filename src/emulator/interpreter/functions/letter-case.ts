// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is a range of codes
const ASCII = /^[\u0000-\u007f]*$/;

/**
 * Letters without another case in .NET 10: the dotted and dotless i of Turkish, and pairs that came
 * to Unicode after its tables, which newer versions of Node know.
 */
const ALONE: ReadonlySet<string> = new Set(
  "\u0130\u0131\u019b\u0264\u1c89\u1c8a\ua7cb\ua7cc\ua7cd\ua7ce\ua7cf\ua7d2\ua7d3\ua7d4\ua7d5\ua7da\ua7db\ua7dc",
);

/**
 * Letters one by one, in no culture, as .NET does it: a letter whose other case is several
 * characters (`ß`, `ﬁ`) stays.
 */
const mapped = (text: string, change: (letter: string) => string): string => {
  let result = "";
  for (const letter of text) {
    const other = ALONE.has(letter) ? letter : change(letter);
    result += other.length === letter.length ? other : letter;
  }
  return result;
};

export const lowerCase = (text: string): string =>
  ASCII.test(text) ? text.toLowerCase() : mapped(text, (letter) => letter.toLowerCase());
export const upperCase = (text: string): string =>
  ASCII.test(text)
    ? text.toUpperCase()
    : mapped(text, (letter) => WITH_IOTA[letter] ?? letter.toUpperCase());

/**
 * What texts are compared by when case does not count (`OrdinalIgnoreCase`): the long s, which has
 * an `S` as its capital, is no `S` there.
 */
export const foldCase = (text: string): string =>
  text.includes("\u017f") ? text.split("\u017f").map(upperCase).join("\u017f") : upperCase(text);

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
