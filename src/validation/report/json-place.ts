/** Where something is in a text; both count from 1, columns in UTF-16 units. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/**
 * The place of the value that a JSON pointer names, or of the deepest one on the way that is there.
 * `within` counts from the start of a string's content. The text may be any text.
 */
export function placeInJson(text: string, pointer: string, within = 0): TextPlace {
  let at = blank(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  for (const segment of segmentsOf(pointer)) {
    const next = member(text, at, segment);
    if (next === undefined) return placeAt(text, at);
    at = next;
  }
  return placeAt(text, text[at] === '"' ? insideString(text, at, within) : at);
}

export function placeAt(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf("\n");
  return { line: before.split("\n").length, column: offset - lastBreak };
}

const segmentsOf = (pointer: string): readonly string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));

/** The start of a member's or element's value. */
function member(text: string, start: number, segment: string): number | undefined {
  const isObject = text[start] === "{";
  if (!isObject && text[start] !== "[") return undefined;
  let at = blank(text, start + 1);
  for (let index = 0; at < text.length && text[at] !== "}" && text[at] !== "]"; index += 1) {
    let isIt = String(index) === segment;
    if (isObject) {
      const end = stringEnd(text, at);
      isIt = contentOf(text.slice(at, end)) === segment;
      at = blank(text, end);
      if (text[at] !== ":") return undefined;
      at = blank(text, at + 1);
    }
    if (isIt) return at;
    at = blank(text, valueEnd(text, at));
    if (text[at] !== ",") return undefined;
    at = blank(text, at + 1);
  }
  return undefined;
}

function contentOf(quoted: string): string | undefined {
  if (!quoted.includes("\\")) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return undefined;
  }
}

function blank(text: string, start: number): number {
  let at = start;
  while (at < text.length && " \t\r\n".includes(text[at] ?? "")) at += 1;
  return at;
}

function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

function valueEnd(text: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const character = text[at];
    if (character === '"') at = stringEnd(text, at);
    else if (character === "{" || character === "[") [depth, at] = [depth + 1, at + 1];
    else if (character === "}" || character === "]") {
      if (depth === 0) return at;
      [depth, at] = [depth - 1, at + 1];
    } else if (character === "," && depth === 0) return at;
    else at += 1;
    if (depth === 0 && (text[at - 1] === "}" || text[at - 1] === "]" || text[at - 1] === '"')) {
      return at;
    }
  }
  return at;
}

/** Escapes are longer in the text than in the string. */
function insideString(text: string, start: number, within: number): number {
  let at = start + 1;
  for (let count = 0; count < within && at < text.length; count += 1) {
    if (text[at] !== "\\") at += 1;
    else at += text[at + 1] === "u" ? 6 : 2;
  }
  return within === 0 ? start : at;
}
