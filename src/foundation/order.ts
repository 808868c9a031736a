/** Orders text by UTF-16 units, the same on every machine and in every language. */
export const byText = (left: string, right: string): number =>
  left < right ? -1 : left > right ? 1 : 0;

/** Orders text ignoring case the way .NET's ordinal comparison does: by upper-case letters. */
export const byTextIgnoringCase = (left: string, right: string): number =>
  byText(left.toUpperCase(), right.toUpperCase()) || byText(left, right);

/** Orders things by a text of theirs. */
export const by =
  <Thing>(textOf: (thing: Thing) => string, order = byText) =>
  (left: Thing, right: Thing): number =>
    order(textOf(left), textOf(right));
