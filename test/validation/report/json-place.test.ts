import fc from "fast-check";
import { expect, test } from "vitest";
import { placeInJson } from "../../../src/validation/report/json-place.ts";

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
