import fc from "fast-check";
import { expect, test } from "vitest";
import { parseJson } from "#foundation";

const repeatedIn = (text: string) => {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.repeated;
};

test.each([
  ["no key twice", '{"a": {"b": 1}, "b": {"a": 1}, "A": 1}', []],
  ["another value", '{"a": 1, "a": 2}', [[["a"], 9, false]]],
  ["the same value", '{"a": {"x": 1, "y": [2]}, "a": {"y": [2], "x": 1}}', [[["a"], 26, true]]],
  ["a whole number and a float", '{"a": 1, "a": 1.0}', [[["a"], 9, false]]],
  ["null", '{"a": null, "a": 1}', [[["a"], 12, false]]],
  ["written with an escape", String.raw`{"ab": 1, "\u0061b": 1}`, [[["ab"], 10, true]]],
  [
    "three times",
    '{"a": 1, "a": 2, "a": 2}',
    [
      [["a"], 9, false],
      [["a"], 17, true],
    ],
  ],
  [
    "deep, and on the way there",
    '{"l": [0, {"a/b": {"c": 1, "c": 2}}], "l": [{"d": 1, "d": 1}]}',
    [
      [["l", 1, "a/b", "c"], 27, false],
      [["l", 0, "d"], 53, true],
      [["l"], 38, false],
    ],
  ],
  ["an empty key", '{"": 1, "": 1}', [[[""], 8, true]]],
  ["a key of the prototype", '{"__proto__": 1, "__proto__": 2}', [[["__proto__"], 17, false]]],
] as const)("keys that stand twice: %s", (_, text, expected) => {
  const found = repeatedIn(text).map(({ path, offset, same }) => [path, offset, same]);
  expect(found).toEqual(expected);
});

test("of two values the last one counts", () => {
  expect(parseJson('{"a": 1, "b": 2, "a": 3}')).toMatchObject({
    value: new Map([
      ["b", 2n],
      ["a", 3n],
    ]),
  });
});

test("what is printed from a value has no key twice", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(repeatedIn(JSON.stringify(value))).toEqual([]);
    }),
  );
});
