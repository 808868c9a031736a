import fc from "fast-check";
import { expect, test } from "vitest";
import {
  DEEPEST_EXPRESSION,
  type Expression,
  parseExpression,
  printExpression,
  printedLength,
} from "#wdl";
import { anyText } from "./tree-arbitrary.ts";

const text = (value: string): Expression => ({ kind: "string", value });
const number = (written: string): Expression => ({ kind: "number", text: written });
const call = (name: string, ...args: readonly Expression[]): Expression => ({
  kind: "call",
  name,
  args,
});
const codes = (source: string): readonly string[] =>
  parseExpression(source).problems.map(({ code, offset }) => `${code}@${offset}`);

test.each<[string, Expression]>([
  ["'it''s'", text("it's")],
  ["''", text("")],
  ["''''", text("'")],
  ["'@{x}'", text("@{x}")],
  ["'\\n'", text("\\n")],
  ["1", number("1")],
  ["+1.", number("+1.")],
  ["+.5", number("+.5")],
  [".3", number(".3")],
  ["-01.0", number("-01.0")],
  ["3e1", number("3e1")],
  ["3E-1", number("3E-1")],
  ["true", { kind: "boolean", value: true }],
  ["False", { kind: "boolean", value: false, spelling: "False" }],
  ["NULL", { kind: "null", spelling: "NULL" }],
  ["utcNow()", call("utcNow")],
  ["ADD(INT('1'),2)", call("ADD", call("INT", text("1")), number("2"))],
  [
    "concat( 'a' ,1 )",
    {
      kind: "call",
      name: "concat",
      args: [
        { kind: "string", before: " ", value: "a" },
        { kind: "number", text: "1" },
      ],
      beforeCommas: [" "],
      beforeClose: " ",
    },
  ],
  [
    "body('A')?['x'].y",
    {
      kind: "access",
      of: {
        kind: "access",
        of: call("body", text("A")),
        key: text("x"),
        safe: true,
        style: "bracket",
      },
      key: text("y"),
      safe: false,
      style: "dot",
    },
  ],
  [
    "item()?.value[0]",
    {
      kind: "access",
      of: { kind: "access", of: call("item"), key: text("value"), safe: true, style: "dot" },
      key: number("0"),
      safe: false,
      style: "bracket",
    },
  ],
])("reads %s", (source, expected) => {
  expect(parseExpression(source)).toEqual({ expression: expected, problems: [] });
});

test("blanks are white space of every kind, and belong to the node they stand before", () => {
  expect(parseExpression("\u00a0f\n(\r\n1\t,\u20282 )\u3000")).toEqual({
    expression: {
      kind: "call",
      before: "\u00a0",
      name: "f",
      beforeOpen: "\n",
      args: [
        { kind: "number", before: "\r\n", text: "1" },
        { kind: "number", before: "\u2028", text: "2" },
      ],
      beforeCommas: ["\t"],
      beforeClose: " ",
    },
    after: "\u3000",
    problems: [],
  });
});

test.each([
  ["", "expression/missing-value@0"],
  ["f(", "expression/missing-value@2 expression/unclosed-call@1"],
  ["f('a'", "expression/unclosed-call@1"],
  ["f('a", "expression/unclosed-text@2 expression/unclosed-call@1"],
  ["f(,1)", "expression/missing-value@2"],
  ["f(1,)", "expression/missing-value@4"],
  ["f(1 2)", "expression/unexpected-text@4"],
  ["f()()", "expression/unexpected-text@3"],
  ["f() g()", "expression/unexpected-text@4"],
  ["f()[1", "expression/unclosed-key@3"],
  ["f()?", "expression/unexpected-text@3"],
  ["f()?(1)", "expression/unexpected-text@3"],
  ["f().", "expression/name-after-dot@3"],
  ["f().5", "expression/name-after-dot@3"],
  ["f()[]", "expression/missing-value@4"],
  ["name", "expression/bare-name@0"],
  ['"text"', "expression/double-quotes@0"],
  ["1e", "expression/number@0"],
  ["1e+", "expression/number@0"],
  ["++1", "expression/number@0"],
  ["1e1.1", "expression/key-of-literal@3 expression/name-after-dot@3"],
  ["1x", "expression/number@0"],
  ["'a'['b']", "expression/key-of-literal@3"],
  ["@f()", "expression/missing-value@0"],
  ["f({})", "expression/missing-value@2"],
  ["f(a, g(b), 'c')", "expression/bare-name@2 expression/bare-name@7"],
])("refuses %j", (source, expected) => {
  expect(codes(source).join(" ")).toBe(expected);
});

test("what is around a broken argument is still read", () => {
  const { expression, problems } = parseExpression("f(a b, outputs('X')?['y'], [c), 1)");
  expect(problems.map(({ code }) => code)).toEqual([
    "expression/bare-name",
    "expression/missing-value",
  ]);
  expect(expression).toMatchObject({
    kind: "call",
    args: [
      { kind: "broken", text: "a b" },
      { kind: "access" },
      { kind: "broken", text: "[c)" },
      { kind: "number" },
    ],
  });
});

test("problems carry the offset that the caller adds", () => {
  expect(parseExpression("f(x)", 10).problems).toMatchObject([{ offset: 12, length: 1 }]);
});

test("the highest tree that is read, and the first that is not", () => {
  const nested = (depth: number): string => `${"f(".repeat(depth)}1${")".repeat(depth)}`;
  const chained = (length: number): string => `f()${"['x']".repeat(length)}`;
  expect(codes(nested(DEEPEST_EXPRESSION - 1))).toEqual([]);
  expect(codes(chained(DEEPEST_EXPRESSION - 1))).toEqual([]);
  expect(codes(nested(DEEPEST_EXPRESSION)).join()).toContain("expression/too-deep");
  expect(codes(chained(DEEPEST_EXPRESSION)).join()).toContain("expression/too-deep");
});

test.each([
  "f(".repeat(200_000),
  "f()".concat("[g()".repeat(100_000)),
  `f()${"?.a".repeat(200_000)}`,
  "f(1 ".repeat(100_000),
  "[(".repeat(200_000),
  "'".repeat(200_001),
  ",".repeat(200_000),
])("an enormous text is refused and still printed as it was (%#)", (source) => {
  const { expression, after, problems } = parseExpression(source);
  expect(problems).not.toEqual([]);
  expect(printExpression(expression) + (after ?? "")).toBe(source);
});

test("every text gives a tree that prints as that text, of the length that is told", () => {
  fc.assert(
    fc.property(anyText, (source) => {
      const { expression, after } = parseExpression(source);
      expect(printExpression(expression) + (after ?? "")).toBe(source);
      expect(printedLength(expression) + (after ?? "").length).toBe(source.length);
    }),
    { numRuns: 2_000 },
  );
});
