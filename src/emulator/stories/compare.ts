import {
  isJsonArray,
  isJsonObject,
  type Json,
  jsonOf,
  type PlainJson,
  plainOf,
  printJson,
} from "#foundation";

/** A difference between what a story says and what is there; `path` leads to the story's line. */
export interface Difference {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Words that ask for less than being equal. */
const QUESTIONS: Readonly<
  Record<string, (text: string, asked: PlainJson, found: Json | undefined) => boolean>
> = {
  contains: (text, asked) => text.includes(String(asked)),
  lacks: (text, asked) => !text.includes(String(asked)),
  starts: (text, asked) => text.startsWith(String(asked)),
  // Line by line from the newest; each line must contain its text, and there are no more.
  lines: (text, asked) => {
    const lines = text.split("\n").filter((line) => line !== "");
    const wanted = Array.isArray(asked) ? asked.map(String) : [];
    return lines.length === wanted.length && wanted.every((part, at) => lines[at]?.includes(part));
  },
  "first line": (text, asked) => (text.split("\n")[0] ?? "").includes(String(asked)),
  filled: (text, asked) => (text !== "") === asked,
  length: (_text, asked, found) => isJsonArray(found) && found.length === asked,
};

/** Compares what is named; what is not named may be anything. */
export function differences(
  said: PlainJson,
  found: Json | undefined,
  path: readonly (string | number)[] = [],
): readonly Difference[] {
  const differs = (words: string): readonly Difference[] => [
    { path, message: `expected ${words}, was ${shown(found)}` },
  ];
  if (Array.isArray(said)) {
    if (!isJsonArray(found) || found.length !== said.length) return differs(JSON.stringify(said));
    return said.flatMap((item: PlainJson, at) => differences(item, found[at], [...path, at]));
  }
  if (typeof said !== "object" || said === null) {
    return same(said, found ?? null) ? [] : differs(JSON.stringify(said));
  }
  const entries = Object.entries(said as Readonly<Record<string, PlainJson>>);
  return entries.flatMap(([key, value]) => {
    const question = QUESTIONS[key];
    if (question && !(isJsonObject(found) && found.has(key))) {
      const text = found === undefined || found === null ? "" : textOf(found);
      return question(text, value, found)
        ? []
        : [
            {
              path: [...path, key],
              message: `expected ${key} ${JSON.stringify(value)}, was ${shown(found)}`,
            },
          ];
    }
    return differences(value, isJsonObject(found) ? found.get(key) : undefined, [...path, key]);
  });
}

const textOf = (found: Json): string =>
  typeof found === "string" ? found : printJson(found, { indent: false });

function same(said: PlainJson, found: Json): boolean {
  if (typeof said === "number" && (typeof found === "number" || typeof found === "bigint")) {
    return said === Number(found);
  }
  return printed(jsonOf(said)) === printed(found);
}

const printed = (json: Json): string => JSON.stringify(plainOf(json));

export const shown = (found: Json | undefined): string =>
  found === undefined || found === null ? "nothing" : printJson(found, { indent: false });
