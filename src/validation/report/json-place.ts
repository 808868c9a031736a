import { placesOfOffsets, type TextPlace } from "#foundation";

/**
 * Finds the places of the values that JSON pointers name, or of the deepest ones on the way that are
 * there; `within` counts from the start of a string's content. The text may be any text. What was
 * looked through once is not looked through again.
 */
export function placesInJson(text: string): (pointer: string, within?: number) => TextPlace {
  const root = blank(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  const known = new Map<number, ReadonlyMap<string, number>>();
  const ends: Ends = new Map();
  const placeOf = placesOfOffsets(text);
  return (pointer, within = 0) => {
    let at = root;
    for (const segment of segmentsOf(pointer)) {
      const members = known.get(at) ?? membersAt(text, at, ends);
      known.set(at, members);
      const next = members.get(segment);
      if (next === undefined) return placeOf(at);
      at = next;
    }
    return placeOf(text[at] === '"' ? insideString(text, at, within) : at);
  };
}

const segmentsOf = (pointer: string): readonly string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));

/** Where the values of members or elements start; of a key that stands twice the last one counts. */
function membersAt(text: string, start: number, ends: Ends): ReadonlyMap<string, number> {
  const members = new Map<string, number>();
  const isObject = text[start] === "{";
  if (!isObject && text[start] !== "[") return members;
  let at = blank(text, start + 1);
  for (let index = 0; at < text.length && text[at] !== "}" && text[at] !== "]"; index += 1) {
    let key: string | undefined = String(index);
    if (isObject) {
      const end = stringEnd(text, at);
      key = contentOf(text.slice(at, end));
      at = blank(text, end);
      if (text[at] !== ":") return members;
      at = blank(text, at + 1);
    }
    if (key !== undefined) members.set(key, at);
    at = blank(text, valueEnd(text, at, ends));
    if (text[at] !== ",") return members;
    at = blank(text, at + 1);
  }
  return members;
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

/** Where objects and lists end, by where they start. */
type Ends = Map<number, number>;

function valueEnd(text: string, start: number, ends: Ends): number {
  const first = text[start];
  if (first === '"') return stringEnd(text, start);
  if (first === "{" || first === "[") return ends.get(start) ?? containerEnd(text, start, ends);
  let at = start;
  while (at < text.length && !",}]".includes(text[at] ?? "")) at += 1;
  return at;
}

/** Notes the ends of all that is inside too, so that nothing is looked through for each level anew. */
function containerEnd(text: string, start: number, ends: Ends): number {
  const open: number[] = [];
  let at = start;
  do {
    const character = text[at];
    if (character === '"') {
      at = stringEnd(text, at);
      continue;
    }
    if (character === "{" || character === "[") open.push(at);
    at += 1;
    if (character === "}" || character === "]") ends.set(open.pop() ?? start, at);
  } while (at < text.length && open.length > 0);
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
