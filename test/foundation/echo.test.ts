import { expect, test } from "vitest";
import { echoed } from "#foundation";

test.each([
  ["short", "short"],
  ["", ""],
  ["x".repeat(60), "x".repeat(60)],
  ["x".repeat(61), `${"x".repeat(60)}…`],
  ["one\ntwo", "one…"],
  ["one\r\ntwo", "one…"],
  ["\n", "…"],
])("%j is repeated as %j", (text, echo) => {
  expect(echoed(text)).toBe(echo);
});
