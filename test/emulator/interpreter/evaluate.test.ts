import fc from "fast-check";
import { expect, test } from "vitest";
import { type Condition, FUNCTIONS, parseText, type Template } from "#wdl";
import { evaluateCondition, evaluateTemplate } from "../../../src/emulator/interpreter/evaluate.ts";
import { compactJson } from "../../../src/emulator/interpreter/stringify.ts";
import { evaluated, scopeOf } from "./evaluated.ts";

const row = {
  body: { value: [{ name: "A", "x/y": 1, nested: { deep: 2 } }], Name: "n", nil: null },
};
const context = {
  actions: { List: row },
  items: { Loop: { "p/q": { r: 3 } } },
  variables: { N: 5 },
};

test.each([
  // flow-language.md §7.3
  ['@json(\'{"aAa":1,"AaA":2}\').aaa', "1"],
  ['@json(\'{"aAa":1,"AaA":2}\').AaA', "2"],
  ["@json('{}')?['x']", "null"],
  ["@json('{}')['x']", "error"],
  ["@createArray(1, 2)[1]", "2"],
  ["@createArray(1, 2)[-1]", "error"],
  ["@createArray(1, 2)?[-1]", "null"],
  ["@createArray(1, 2)[2]", "error"],
  ["@createArray(1, 2)?[2]", "null"],
  ["@createArray(1, 2)?['x']", "error"],
  ["@json('{\"a\":1}')?[0]", "error"],
  ["@string('a')?['x']", "error"],
  ["@first(json('[]'))?['x']", "null"],
  ["@first(json('[]'))['x']", "error"],
  ["@json('{\"a\":null}')?['a']['b']", "error"],
  ["@json('{\"a\":null}')?['a']?['b']", "null"],
  // slash paths: the literal key first, then the segments
  ["@outputs('List')?['body/Name']", '"n"'],
  ["@outputs('List')?['body/name']", '"n"'],
  ["@first(outputs('List')?['body/value'])?['x/y']", "1"],
  ["@first(outputs('list')?['BODY/value'])['nested/deep']", "2"],
  ["@outputs('List')?['body/nil/more']", "null"],
  ["@outputs('List')?['body/none/more']", "null"],
  ["@outputs('List')['body/none']", "error"],
  ["@items('loop')?['p/q']?['r']", "3"],
  ["@item()?['p/q/r']", "null"],
  ["@item()?['p/q']", '{"r":3}'],
  // behind the first, each segment is a name of its own
  ["@json('{\"a\":{\"b/c\":1}}')?['a/b/c']", "null"],
  ["@json('{\"a\":{\"b/c\":1}}')['a/b/c']", "error"],
  ['@json(\'{"a":{"b":{"c":1}}}\')[\'a/b/c\']', "1"],
  ["@json('{\"a\":{\"b\":null}}')['a/b']", "null"],
  ["@variables('n')", "5"],
  ["@variables('other')", "error"],
  ["@body('nobody')", "error"],
])("%s is %s", (text, value) => {
  expect(evaluated(text, context)).toBe(value);
});

test.each([
  // §7.1 and §7.4
  ["@null", "null"],
  ["x@{null}y", '"xy"'],
  ["@{true}", '"True"'],
  ["@{createArray(true, 'x', 1.0)}", '"[true,\\"x\\",1.0]"'],
  ["@{3e1}", '"30"'],
  ["@3e1", "30.0"],
  ["@9223372036854775807", "9223372036854775807"],
  ["@9223372036854775808", "error"],
  ["@{9223372036854775808.0}", '"9.223372036854776E+18"'],
  ["@{base64ToBinary('aGVsbG8=')}", '"hello"'],
  ["@@{'abc'}@{'def'}", "\"@{'abc'}@{'def'}\""],
  ["a@@{x}", '"a@{x}"'],
])("%s becomes %s", (text, value) => {
  expect(evaluated(text)).toBe(value);
});

test.each([
  // §7.5
  ["@equals('a', 'A')", "false"],
  ["@equals(1, 1.0)", "true"],
  ["@equals(1, decimal('1.00'))", "true"],
  ["@equals(1, '1')", "false"],
  ["@equals(null, '')", "false"],
  ["@equals(null, null)", "true"],
  ["@equals(true, 'true')", "true"],
  ["@equals(true, 'True')", "false"],
  ["@equals(true, 1)", "false"],
  ["@equals(float('NaN'), float('NaN'))", "false"],
  ["@greater('b', 'a')", "true"],
  ["@greater('a', 'B')", "true"],
  ["@greater(1, '0')", "error"],
  ["@less(null, 1)", "error"],
  ["@contains(createArray(1, 2), '1')", "false"],
  ["@contains(json('{\"A\":1}'), 'a')", "false"],
  ["@contains(null, 'a')", "error"],
  // §7.6
  ["@and(false, nope())", "false"],
  ["@and(true)", "true"],
  ["@or(true, div(1, 0))", "true"],
  ["@or(1, true)", "error"],
  ["@coalesce(null, 'x', div(1, 0))", '"x"'],
  ["@coalesce(null)", "null"],
  ["@nope()", "error"],
  ["@not(null)", "error"],
])("%s is %s by the rules of comparison and order", (text, value) => {
  expect(evaluated(text)).toBe(value);
});

test.each([
  ["@if(true, 'a', div(1, 0))", '"a"', "error"],
  ["@equals(createArray(1), createArray(1))", "true", "error"],
  ["@indexOf('Hello', 'HELLO')", "0", "-1"],
  ["@startsWith('Hello', 'he')", "true", "false"],
  ["@endsWith('Hello', 'LO')", "true", "false"],
  ["@lastIndexOf('Hello', 'L')", "3", "-1"],
])("%s is %s for the host and %s for the strict reading", (text, host, strict) => {
  expect(evaluated(text, {}, "host")).toBe(host);
  expect(evaluated(text, {}, "strict")).toBe(strict);
});

test("records evaluate their keys, lists their items", () => {
  const record: Template = {
    kind: "record",
    entries: [
      { key: parseText("@{concat('k', 1)}").template, value: parseText("@add(1, 1)").template },
      {
        key: { kind: "text", value: "list" },
        value: { kind: "list", items: [parseText("@true").template] },
      },
    ],
  };
  expect(compactJson(evaluateTemplate(record, scopeOf()))).toBe('{"k1":2,"list":[true]}');
});

const operand = (text: string): Condition => ({
  kind: "expression",
  template: parseText(text).template,
});
const apply = (name: string, ...operands: readonly Condition[]): Condition => ({
  kind: "function",
  name,
  operands,
  single: name === "not",
});

test("a condition names any function, in any case, and must give a boolean", () => {
  const small = apply("LESS", apply("lENgth", operand("abc")), operand("@4"));
  expect(evaluateCondition(small, scopeOf())).toBe(true);
  expect(evaluateCondition(apply("not", small), scopeOf())).toBe(false);
  expect(evaluateCondition(apply("or", small, apply("nope")), scopeOf())).toBe(true);
  expect(() => evaluateCondition(apply("length", operand("abc")), scopeOf())).toThrow("boolean");
  const list: Condition = { kind: "expression", template: { kind: "list", items: [] } };
  expect(() => evaluateCondition(apply("empty", list), scopeOf())).toThrow("list");
});

const anyArgument = fc.oneof(
  fc.constantFrom("null", "true", "0", "-1", "2.5", "1e300", "9223372036854775807", "json('[]')"),
  fc.constantFrom('json(\'{"a":[1,{"b":null}]}\')', "createArray('x', 1)", "decimal('0.10')"),
  fc.constantFrom("xml('<r a=\"1\">t</r>')", "base64ToBinary('AA==')", "float('NaN')"),
  fc.constantFrom(
    "'2024-02-29T12:00:00Z'",
    "'UTC'",
    "'Day'",
    "'de-de'",
    "'//a[1]'",
    "'https://a.b/c'",
  ),
  fc.string({ maxLength: 8 }).map((text) => `'${text.replaceAll("'", "''")}'`),
);

test("whatever functions are given, evaluating gives a value or an EvaluationError", () => {
  const call = fc.tuple(
    fc.constantFrom(...Object.keys(FUNCTIONS)),
    fc.array(anyArgument, { maxLength: 4 }),
  );
  fc.assert(
    fc.property(
      call,
      fc.constantFrom("host" as const, "strict" as const),
      ([name, args], profile) => {
        const text = `@${name}(${args.join(", ")})`;
        expect(typeof evaluated(text, context, profile)).toBe("string");
      },
    ),
    { numRuns: 5_000 },
  );
});

test("the same question has the same answer, chance included", () => {
  const once = evaluated("@concat(guid(), rand(0, 1000000))", { seed: 7 });
  expect(evaluated("@concat(guid(), rand(0, 1000000))", { seed: 7 })).toBe(once);
  expect(evaluated("@concat(guid(), rand(0, 1000000))", { seed: 8 })).not.toBe(once);
});
