import { expect, test } from "vitest";
import { placesOfOffsets } from "#foundation";

test.each([
  ["", 0, 1, 1],
  ["ab\ncd", 1, 1, 2],
  ["ab\ncd", 2, 1, 3],
  ["ab\ncd", 3, 2, 1],
  ["ab\r\n\r\ncd", 7, 3, 2],
  ["ab\n", 3, 2, 1],
])("of %j the offset %i is in line %i, column %i", (text, offset, line, column) => {
  expect(placesOfOffsets(text)(offset)).toEqual({ line, column });
});
