import { expect, test } from "vitest";
import { evaluated } from "./evaluated.ts";

test.each([
  // flow-language.md §8, strings
  ["@concat(1, true, null, createArray(1.0))", '"1True[1.0]"'],
  ["@length('😀')", "2"],
  ["@length(null)", "error"],
  ["@substring('abc', 1, 9)", "error"],
  ["@substring('abc', 3)", '""'],
  ["@slice('Hello World', -5)", '"World"'],
  ["@slice('Hello World', 8, 3)", '""'],
  ["@replace('aXa', 'x', 'y')", '"aXa"'],
  ["@replace('a', '', 'y')", "error"],
  ["@split('a, b', ', ')", '["a","b"]'],
  ["@split('', ',')", '[""]'],
  ["@split('ab', '')", '["ab"]'],
  ["@nthIndexOf('aXbXc', 'X', -1)", "3"],
  ["@nthIndexOf('aXbXc', 'X', 3)", "-1"],
  ["@nthIndexOf('a', 'a', 0)", "error"],
  ["@lastIndexOf('abc', '')", "2"],
  ["@trim(decodeUriComponent('%C2%A0a%E2%80%A8'))", '"a"'],
  ["@isInt(1)", "error"],
  ["@isInt('12.0')", "false"],
  ["@isFloat('NaN')", "true"],
  ["@chunk('abcdefg', 3)", '["abc","def","g"]'],
  // collections
  ["@empty(0)", "error"],
  ["@empty(json('{}'))", "true"],
  ["@first('')", '""'],
  ["@last(json('[]'))", "null"],
  ["@take(createArray(1, 2), 5)", "[1,2]"],
  ["@take(createArray(1, 2), -1)", "error"],
  ["@skip('abc', 1)", "error"],
  ["@join(createArray(null, true, createArray(1)), '-')", '"-True-[1]"'],
  ["@union(createArray(1, 2), createArray(2, 1.0, json('{\"a\":1}')))", '[1,2,1.0,{"a":1}]'],
  ['@union(json(\'{"a":1,"b":2}\'), json(\'{"a":3}\'))', '{"a":3,"b":2}'],
  ["@union(createArray(1), json('{}'))", "error"],
  ['@intersection(json(\'{"a":1,"b":2}\'), json(\'{"b":2,"a":9}\'))', '{"b":2}'],
  ["@createArray()", "error"],
  ["@array(createArray(1))", "[1]"],
  ["@array('s')", '["s"]'],
  ["@range(0, 100001)", "error"],
  ["@range(3, 2)", "[3,4]"],
  // objects
  ["@addProperty(json('{\"Name\":1}'), 'name', 2)", "error"],
  ["@setProperty(json('{\"Name\":1,\"b\":2}'), 'name', 3)", '{"b":2,"Name":3}'],
  ["@removeProperty(json('{\"Name\":1}'), 'NAME')", "{}"],
  ["@removeProperty(json('{\"a\":1}'), 'x')", '{"a":1}'],
  // conversion
  ["@int('100000000000000010')", "100000000000000016"],
  ["@int(' +1,000 ')", "1000"],
  ["@int('200-')", "error"],
  ["@int('')", "error"],
  ["@int(1.5)", "error"],
  ["@float(' 200- ')", "-200.0"],
  ["@float('1.234,5', 'de-de')", "1234.5"],
  ["@float('Infinity')", "error"],
  ["@string(float('Infinity', ''))", '"Infinity"'],
  ["@string(decimal('5.0'))", '"5.0"'],
  ["@decimal('1e3')", "error"],
  ["@bool('1')", "error"],
  ["@bool(0)", "false"],
  ["@json('')", "error"],
  ["@json(null)", "error"],
  ["@string(json('{\"a\":5.0}'))", '"{\\"a\\":5.0}"'],
  ["@base64ToString('a')", "error"],
  ["@binary('a')", '{"$content-type":"application/octet-stream","$content":"YQ=="}'],
  ["@uriComponent('a b!*''()')", '"a%20b%21%2A%27%28%29"'],
  ["@uriComponentToString('a%2Bb+c%zz')", '"a+b+c%zz"'],
  // numbers
  ["@div(7, 2)", "3"],
  ["@div(-7, 2)", "-3"],
  ["@div(7, 2.0)", "3.5"],
  ["@mod(-7, 3)", "-1"],
  ["@div(1, 0)", "error"],
  ["@add('1', 2)", "error"],
  ["@add(9223372036854775807, 1)", "error"],
  ["@mul(9223372036854775807.0, 10)", "9.223372036854776E+19"],
  ["@mul(decimal('1.5'), 2.0)", "3.0"],
  ["@div(decimal('1'), decimal('3'))", "0.3333333333333333333333333333"],
  ["@string(mod(decimal('1'), decimal('3.00')))", '"1"'],
  ["@string(mod(decimal('5'), decimal('3.00')))", '"2.00"'],
  ["@string(div(decimal('1.00'), decimal('2')))", '"0.50"'],
  ["@min(json('[]'))", "error"],
  ["@max(1, 2.5, 2)", "2.5"],
  ["@rand(3, 3)", "error"],
  ["@pow(2, 63)", "error"],
  ["@strongEquals(1, 1.0)", "false"],
  // URIs
  ["@uriPathAndQuery('https://contoso.com/a/../b c?x=ü')", '"/b%20c?x=%C3%BC"'],
  ["@uriPort('https://contoso.com')", "443"],
  ["@uriHost('contoso.com')", "error"],
  ["@uriScheme('C:\\temp')", '"file"'],
])("%s is %s", (text, value) => {
  expect(evaluated(text)).toBe(value);
});

const multi = {
  outputs: {
    body: {
      "$content-type": "application/x-www-form-urlencoded",
      $content: "YT0xJmE9Mg==",
    },
  },
};

test.each([
  ["@triggerFormDataMultiValues('a')", '["1","2"]'],
  ["@triggerFormDataValue('a')", "error"],
  ["@triggerFormDataValue('b')", "null"],
  ["@triggerMultipartBody(0)", "error"],
  ["@triggerBody()?['$content-type']", '"application/x-www-form-urlencoded"'],
])("of a form, %s is %s", (text, value) => {
  expect(evaluated(text, { trigger: multi })).toBe(value);
});

test("a result that would not fit into memory is refused", () => {
  const text = "a".repeat(11_000);
  expect(
    evaluated("@replace(variables('a'), 'a', variables('a'))", { variables: { a: text } }),
  ).toBe("error");
});

test.each([
  ["and", "true", "true"],
  ["or", "false", "false"],
  ["coalesce", "null", "null"],
])("%s() of twenty thousand operands has its value", (name, operand, value) => {
  const operands = Array.from({ length: 20_000 }, () => operand).join(",");
  expect(evaluated(`@${name}(${operands})`)).toBe(value);
});
