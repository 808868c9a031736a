import { expect, test } from "vitest";
import {
  checkCalls,
  FUNCTIONS,
  type FunctionFamily,
  functionNamed,
  parseExpression,
  printCanonical,
  walkExpression,
} from "#wdl";

const ALL = Object.values(FUNCTIONS);

test("the catalogue holds 137 functions, and says of twelve that no documentation names them", () => {
  const counts = new Map<FunctionFamily, number>();
  for (const { family } of ALL) counts.set(family, (counts.get(family) ?? 0) + 1);
  expect(Object.fromEntries(counts)).toEqual({
    string: 20,
    collection: 11,
    logical: 10,
    conversion: 26,
    math: 10,
    date: 23,
    object: 16,
    reference: 21,
  });
  expect(ALL).toHaveLength(137);
  expect(ALL.flatMap(({ name, inferred }) => (inferred ? [name] : [])).toSorted()).toEqual([
    "base64ToJson",
    "decodeXmlName",
    "decodeXmlValue",
    "encodeBase64",
    "encodeXmlName",
    "encodeXmlValue",
    "formatTimeSpan",
    "mergeObjects",
    "parse",
    "pow",
    "strongEquals",
    "trimByteOrderMark",
  ]);
  expect(new Set(ALL.map(({ name }) => name.toLowerCase())).size).toBe(137);
});

test.each(ALL.map((entry) => [entry.name, entry] as const))(
  "%s: its example parses, calls it and respects every arity",
  (name, { example }) => {
    const { expression, problems } = parseExpression(example.expression);
    expect(problems).toEqual([]);
    expect(checkCalls(expression)).toEqual([]);
    const called = [...walkExpression(expression)].flatMap(({ node }) =>
      node.kind === "call" ? [node.name] : [],
    );
    expect(called).toContain(name);
    expect(printCanonical(expression)).toBe(example.expression);
  },
);

test("optional parameters come after the required ones, a rest is the last", () => {
  const order = { required: 0, optional: 1, rest: 2 };
  for (const { name, parameters } of ALL) {
    const needs = parameters.map(({ need }) => order[need]);
    expect([name, needs]).toEqual([name, needs.toSorted()]);
    expect(needs.filter((need) => need === order.rest).length).toBeLessThan(2);
  }
});

test("an alias names a function of the catalogue", () => {
  const aliases = ALL.flatMap(({ name, aliasOf }) =>
    aliasOf === undefined ? [] : [[name, aliasOf]],
  );
  expect(Object.fromEntries(aliases)).toEqual({
    decodeBase64: "base64ToString",
    decodeDataUri: "dataUriToBinary",
    decodeUriComponent: "uriComponentToString",
    encodeBase64: "base64",
    encodeUriComponent: "uriComponent",
    parse: "json",
  });
  for (const [, aliasOf] of aliases) expect(ALL.map(({ name }) => name)).toContain(aliasOf);
});

test.each([
  ["toupper", "toUpper"],
  ["encodeURIComponent", "encodeUriComponent"],
  ["IF", "if"],
  ["actionbody", "actionBody"],
  ["nothingLikeThis", undefined],
  ["constructor", undefined],
  ["__proto__", undefined],
])("the function named %s", (name, expected) => {
  expect(functionNamed(name)?.name).toBe(expected);
});

test.each([
  ["concat()", "expression/argument-count", "concat takes at least 1 argument, not 0"],
  ["utcNow('o', 1)", "expression/argument-count", "utcNow takes 0 to 1 argument, not 2"],
  ["item(1)", "expression/argument-count", "item takes no argument, not 1"],
  ["not(true, false)", "expression/argument-count", "not takes 1 argument, not 2"],
  ["substring('a')", "expression/argument-count", "substring takes 2 to 3 arguments, not 1"],
  [
    "toUper('a')",
    "expression/unknown-function",
    'there is no function "toUper". Did you mean "toUpper"?',
  ],
])("%s is a problem", (source, code, message) => {
  expect(checkCalls(parseExpression(source).expression)).toEqual([{ code, message, path: [] }]);
});
