/** One letter of UTF-8 in escapes; anything else stays as it is. */
const ESCAPED =
  /%[0-7][0-9a-f]|%[cd][0-9a-f]%[89ab][0-9a-f]|%e[0-9a-f](%[89ab][0-9a-f]){2}|%f[0-7](%[89ab][0-9a-f]){3}/gi;

/**
 * A part's name as official tools read it: each valid escape decoded once, a stray `%` kept. Observed with
 * SolutionPackager 9.1.1.146 (solution-format.md §24.8).
 */
export const decodeEscapes = (name: string): string =>
  name.includes("%") ? name.replaceAll(ESCAPED, decoded) : name;

function decoded(letter: string): string {
  try {
    return decodeURIComponent(letter);
  } catch {
    return letter;
  }
}
