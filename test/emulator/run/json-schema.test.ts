import { expect, test } from "vitest";
import { type Json, jsonOf, type PlainJson, parseJson } from "#foundation";
import { schemaProblem } from "../../../src/emulator/run/json-schema.ts";

const text = (json: string): Json => {
  const parsed = parseJson(json);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
};

/** Per word of JSON Schema: what fits and what does not (drafts 4 to 7; flow-language.md §3.3). */
const WORDS: readonly (readonly [schema: PlainJson, fits: string, not: string, said: string])[] = [
  [{ type: "integer" }, "1", "1.0", "Expected Integer but got Float"],
  [{ type: "number" }, "1", '"1"', "Expected Number but got String"],
  [{ type: ["string", "null"] }, "null", "1", "Expected String, Null but got Integer"],
  [{ type: "object" }, "{}", "null", "Invalid type. Expected Object but got Null."],
  [{ enum: ["a", 1, null] }, "1.0", '"A"', "enum"],
  [{ const: { a: [1] } }, '{"a":[1]}', '{"a":[2]}', "const"],
  [{ minimum: 2 }, "2", "1.9", "less than minimum value of 2"],
  [{ maximum: 2 }, "2", "2.1", "exceeds maximum value of 2"],
  [{ minimum: 2, exclusiveMinimum: true }, "2.1", "2", "exclusive minimum"],
  [{ exclusiveMaximum: 2 }, "1", "2", "exclusive maximum"],
  [{ multipleOf: 0.1 }, "0.3", "0.35", "multiple of 0.1"],
  [{ multipleOf: 3 }, "9007199254740993", "4", "multiple of 3"],
  [{ minLength: 1 }, '"a"', '""', "minimum length of 1"],
  [{ maxLength: 1 }, '"a"', '"ab"', "maximum length of 1"],
  [{ pattern: "^\\d+$" }, '"12"', '"1a"', "regex pattern"],
  [{ pattern: "\\-" }, '"-"', '"a"', "regex pattern"],
  [{ format: "date" }, '"2024-02-29"', '"2023-02-29"', "format 'date'"],
  [{ format: "date-time" }, '"2024-02-29T01:02:03.4Z"', '"2024-02-29"', "format"],
  [{ format: "time" }, '"23:59:59"', '"24:00:00"', "format"],
  [{ format: "email" }, '"a.b@c.de"', '"a.b"', "format"],
  [{ format: "uri" }, '"urn:x:y"', '"/x"', "format"],
  [{ format: "uuid" }, '"0f8fad5b-d9cb-469f-a165-70867728950e"', '"0f8f"', "format"],
  [{ format: "ipv4" }, '"10.0.0.1"', '"10.0.0.256"', "format"],
  [{ format: "ipv6" }, '"::1"', '"10.0.0.1"', "format"],
  [{ format: "hostname" }, '"a-b.c"', '"-a"', "format"],
  [{ required: ["a", "b"] }, '{"a":1,"b":null}', '{"a":1}', "missing from object: b"],
  [{ minProperties: 1 }, '{"a":1}', "{}", "minimum count of 1"],
  [{ maxProperties: 1 }, '{"a":1}', '{"a":1,"b":2}', "maximum count of 1"],
  [
    { properties: { a: {} }, additionalProperties: false },
    '{"a":1}',
    '{"b":1}',
    "does not allow additional properties",
  ],
  [{ additionalProperties: { type: "string" } }, '{"a":"1"}', '{"a":1}', "Path 'a'"],
  [
    { patternProperties: { "^x": { type: "string" } }, additionalProperties: false },
    '{"x1":"1"}',
    '{"x1":1}',
    "Path 'x1'",
  ],
  [{ propertyNames: { maxLength: 1 } }, '{"a":1}', '{"ab":1}', "'ab'"],
  [{ dependencies: { a: ["b"] } }, '{"b":1}', '{"a":1}', "Dependencies"],
  [{ dependencies: { a: { required: ["c"] } } }, '{"a":1,"c":1}', '{"a":1}', "missing"],
  [{ items: { type: "integer" } }, "[1,2]", '[1,"2"]', "Path '[1]'"],
  [{ items: [{ type: "integer" }], additionalItems: false }, "[1]", "[1,2]", "not allowed"],
  [{ minItems: 1 }, "[1]", "[]", "minimum count of 1"],
  [{ maxItems: 1 }, "[1]", "[1,2]", "maximum count of 1"],
  [{ uniqueItems: true }, "[1,2]", "[1,2,1.0]", "Non-unique"],
  [{ contains: { const: 1 } }, "[2,1]", "[2]", "contains"],
  [{ allOf: [{ minimum: 1 }, { maximum: 2 }] }, "1", "3", "maximum value of 2"],
  [{ anyOf: [{ type: "null" }, { minimum: 1 }] }, "null", "0", "anyOf"],
  [{ oneOf: [{ minimum: 1 }, { minimum: 2 }] }, "1", "2", "exactly one"],
  [{ not: { type: "null" } }, "1", "null", "not"],
  [
    {
      properties: { a: { $ref: "#/definitions/x~1y" } },
      definitions: { "x/y": { type: "string" } },
    },
    '{"a":"1"}',
    '{"a":1}',
    "Path 'a'",
  ],
  [
    { properties: { child: { $ref: "#" } }, required: ["id"] },
    '{"id":1,"child":{"id":2}}',
    '{"id":1,"child":{}}',
    "Path 'child'",
  ],
  [
    { properties: { a: { items: { properties: { b: { type: "null" } } } } } },
    "{}",
    '{"a":[{"b":1}]}',
    "Path 'a[0].b'",
  ],
];

test.each(WORDS)("%j fits %s, not %s", (schema, fits, not, said) => {
  expect(schemaProblem(jsonOf(schema), text(fits))).toBeUndefined();
  expect(schemaProblem(jsonOf(schema), text(not))).toContain(said);
});

test.each<readonly [PlainJson, string]>([
  [{ $ref: "#/definitions/none" }, "Could not resolve schema reference '#/definitions/none'."],
  [{ $ref: "https://example.com/schema" }, "Could not resolve schema reference"],
  [{ allOf: [{ $ref: "#" }] }, "Could not resolve schema reference '#'."],
  [{ pattern: "(" }, "Could not test regex pattern '('."],
])("%j can be met by nothing and says why", (schema, said) => {
  expect(schemaProblem(jsonOf(schema), "x")).toContain(said);
});

test("if chooses between then and else", () => {
  const schema = text('{"if":{"minimum":5},"then":{"maximum":9},"else":{"maximum":1}}');
  expect(["7", "1"].map((value) => schemaProblem(schema, text(value)))).toEqual([
    undefined,
    undefined,
  ]);
  expect(["10", "3"].map((value) => schemaProblem(schema, text(value)))).toEqual([
    "Value exceeds maximum value of 9.",
    "Value exceeds maximum value of 1.",
  ]);
});

test("words that no draft has are passed over, true lets all through", () => {
  expect(schemaProblem(jsonOf({ "x-ms-dynamic": true, format: "color" }), "x")).toBeUndefined();
  expect(schemaProblem(jsonOf({ properties: { a: true } }), text('{"a":1}'))).toBeUndefined();
  expect(schemaProblem(jsonOf({ properties: { a: false } }), text('{"a":1}'))).toContain("'a'");
});
