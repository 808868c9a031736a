import { expect, test } from "vitest";
import {
  at,
  brokenIn,
  expression,
  FUNCTIONS,
  fn,
  parseExpression,
  printCanonical,
  printExpression,
  type Typed,
} from "#wdl";

const printed = (built: Typed<unknown>): string => printExpression(built.node);

test.each(Object.keys(FUNCTIONS))("the builder of %s calls it", (name) => {
  const builders: Readonly<Record<string, (...operands: never[]) => Typed<unknown>>> = fn;
  const build = builders[name] as (...operands: readonly string[]) => Typed<unknown>;
  expect(printed(build("a", "it's"))).toBe(`${name}('a', 'it''s')`);
});

test.each<[Typed<unknown>, string]>([
  [fn.utcNow(), "utcNow()"],
  [fn.add(1, -2.5), "add(1, -2.5)"],
  [fn.if(fn.not(fn.equals(null, true)), "x", null), "if(not(equals(null, true)), 'x', null)"],
  [
    fn.coalesce(fn.first(fn.split("a", ",")), "')@{x}"),
    "coalesce(first(split('a', ',')), ''')@{x}')",
  ],
  [at(fn.split("a", ","), 2), "split('a', ',')?[2]"],
])("%#: built calls print in the designer's spelling", (built, expected) => {
  expect(printed(built)).toBe(expected);
  expect(printCanonical(built.node)).toBe(expected);
  expect(parseExpression(printed(built))).toEqual({ expression: built.node, problems: [] });
});

test("text keeps its spelling, with or without the @ before it", () => {
  expect(printed(expression("@ADD( 1,2 )"))).toBe("ADD( 1,2 )");
  expect(printed(expression("item()"))).toBe("item()");
  expect(brokenIn(expression("f(x)").node)).toEqual([{ kind: "broken", text: "x" }]);
  expect(brokenIn(expression("f('x')").node)).toEqual([]);
});

test("numbers that have no literal are refused", () => {
  expect(() => fn.add(1, Number.NaN)).toThrow("no literal");
});
