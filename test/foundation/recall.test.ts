import { expect, test } from "vitest";
import { recalling } from "../../src/foundation/recall.ts";

test("a text that comes again is not made anew, until too many others have come", () => {
  const made: string[] = [];
  const lengthOf = recalling(3, (text) => {
    made.push(text);
    return text.length;
  });
  expect(["a", "bb", "a", "ccc", "bb"].map(lengthOf)).toEqual([1, 2, 1, 3, 2]);
  expect(made).toEqual(["a", "bb", "ccc"]);
  expect(["dddd", "a"].map(lengthOf)).toEqual([4, 1]);
  expect(made).toEqual(["a", "bb", "ccc", "dddd", "a"]);
});
