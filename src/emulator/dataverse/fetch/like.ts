import { collate } from "../row.ts";

/**
 * Whether a text is like a pattern of the database: `%` stands for any characters, `_` for one,
 * `[a-f]` for one of them and `[^a-f]` for one of the others. Case and accents do not count.
 */
export function likeTest(pattern: string): (text: string) => boolean {
  const parts = partsOf(collate(pattern));
  return (text) => matches(parts, collate(text));
}

type Part = "any" | ((character: string) => boolean);

function partsOf(pattern: string): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at] ?? "";
    const close = character === "[" ? pattern.indexOf("]", at + 1) : -1;
    if (character === "%") parts.push("any");
    else if (character === "_") parts.push(() => true);
    else if (close > 0) {
      parts.push(oneOf(pattern.slice(at + 1, close)));
      at = close;
    } else parts.push((one) => one === character);
  }
  return parts;
}

function oneOf(set: string): (character: string) => boolean {
  const others = set.startsWith("^");
  const listed = others ? set.slice(1) : set;
  return (character) => {
    let found = false;
    for (let at = 0; at < listed.length && !found; at += 1) {
      const [from = "", dash, to] = listed.slice(at, at + 3);
      if (dash === "-" && to !== undefined) {
        found = character >= from && character <= to;
        at += 2;
      } else found = character === from;
    }
    return found !== others;
  };
}

/** Goes back to the latest `%` only, so that no pattern takes longer than text times pattern. */
function matches(parts: readonly Part[], text: string): boolean {
  let [at, part, back, tried] = [0, 0, -1, 0];
  while (at < text.length) {
    const test = parts[part];
    if (test === "any") {
      back = part;
      tried = at;
      part += 1;
    } else if (test?.(text[at] ?? "")) {
      at += 1;
      part += 1;
    } else if (back >= 0) {
      tried += 1;
      at = tried;
      part = back + 1;
    } else return false;
  }
  return parts.slice(part).every((rest) => rest === "any");
}
