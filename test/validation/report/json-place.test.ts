import fc from "fast-check";
import { expect, test } from "vitest";
import { placesInJson } from "../../../src/validation/report/json-place.ts";

const placeInJson = (text: string, pointer: string, within?: number) =>
  placesInJson(text)(pointer, within);

const TEXT = `{
  "a": { "b/c": [1, { "d": "x\\"y@z" }], "~": true },
  "e": 5
}`;

test.each([
  ["", 0, 1, 1],
  ["/a", 0, 2, 8],
  ["/a/b~1c", 0, 2, 17],
  ["/a/b~1c/1/d", 0, 2, 28],
  ["/a/b~1c/1/d", 3, 2, 33],
  ["/a/~0", 0, 2, 46],
  ["/e", 0, 3, 8],
  ["/e/gone", 0, 3, 8],
])("%s at %i is in line %i, column %i", (pointer, within, line, column) => {
  expect(placeInJson(TEXT, pointer, within)).toEqual({ line, column });
});

test("asked again, a place is the same, and the last of two members of a name counts", () => {
  const placeOf = placesInJson('{"a": 1,\n"a": {"b": 2}}');
  expect([placeOf("/a/b"), placeOf("/a"), placeOf("/a/b")]).toEqual([
    { line: 2, column: 12 },
    { line: 2, column: 6 },
    { line: 2, column: 12 },
  ]);
});

test("a long text is looked through once, however many places are asked for", () => {
  const members = Array.from(
    { length: 20_000 },
    (_, index) => `"k${index}": {"a": "${"x".repeat(99)}"}`,
  );
  const placeOf = placesInJson(`{${members.join(",\n")}}`);
  const lines = members.map((_, index) => placeOf(`/k${index}/a`, 3).line);
  expect(lines).toEqual(members.map((_, index) => index + 1));
});

test("a value far inside is found without looking through the text for each level", () => {
  const levels = 400;
  const long = `"long": ${JSON.stringify(Array.from({ length: 300_000 }, (_, index) => ({ index })))}`;
  const text = `${'{"a":'.repeat(levels)}{${long},\n"b": 1}${"}".repeat(levels)}`;
  expect(placeInJson(text, `${"/a".repeat(levels)}/b`)).toEqual({ line: 2, column: 6 });
}, 5000);

test("every member of any object is found where it stands", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (object) => {
      const text = JSON.stringify(object, null, 1);
      for (const [key, value] of Object.entries(JSON.parse(text) as object)) {
        const pointer = `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
        const { line, column } = placeInJson(text, pointer);
        const rest = text
          .split("\n")
          .slice(line - 1)
          .join("\n")
          .slice(column - 1);
        const [first = ""] = JSON.stringify(value, null, 1).split("\n");
        expect(rest.startsWith(first)).toBe(true);
      }
    }),
  );
});

test("any text and any pointer give a place", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(50), (text, pointer, within) => {
      expect(placeInJson(text, pointer, within).line).toBeGreaterThan(0);
    }),
  );
});
