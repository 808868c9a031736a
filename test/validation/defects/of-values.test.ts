import { expect, test } from "vitest";
import type { PlainJson } from "#foundation";
import type { FlowExample } from "../../../src/validation/example.ts";
import {
  compose,
  connected,
  DATAVERSE,
  initialize,
  operation,
  succeeded,
} from "../../../src/validation/examples.ts";
import { type Defect, expectFound, findingsOf, toldIn } from "./found.ts";

const SCHEMA = {
  type: "object",
  properties: {
    text: { type: "string" },
    maybe: { type: ["string", "null"] },
    count: { type: ["integer", "null"] },
    done: { type: "boolean" },
    rows: {
      type: "array",
      items: {
        type: "object",
        properties: {
          id: { type: "string" },
          note: { type: "string" },
          open: { type: "boolean" },
        },
        required: ["id", "open"],
      },
    },
  },
  required: ["text", "maybe", "count", "done", "rows"],
};

/** A flow that has parsed an answer, and some actions behind that. */
const behind = (actions: object): FlowExample => ({
  connections: connected(DATAVERSE),
  triggers: {
    manual: {
      type: "Request",
      kind: "Button",
      inputs: {
        schema: { type: "object", properties: { yes: { type: "boolean" }, n: { type: "number" } } },
      },
    },
  },
  actions: {
    Parse: { type: "ParseJson", inputs: { content: "@triggerBody()", schema: SCHEMA } },
    List: operation("ListRecords", { entityName: "accounts", $top: 1 }),
    ...actions,
  } as never,
});
const AFTER = { runAfter: { Parse: ["Succeeded"], List: ["Succeeded"] } };
const making = (inputs: PlainJson) => behind({ Make: { ...compose(inputs), ...AFTER } });
const deciding = (expression: PlainJson) =>
  behind({ If: { type: "If", expression, actions: {}, ...AFTER } });
const overRows = (inputs: PlainJson) =>
  behind({
    Each: {
      type: "Foreach",
      foreach: "@body('Parse')?['rows']",
      actions: { Make: compose(inputs) },
      ...AFTER,
    },
  });
const selected = (inputs: PlainJson) =>
  behind({
    Map: {
      type: "Select",
      inputs: {
        from: "@body('Parse')?['rows']",
        select: { k: "@item()?['open']", n: "@item()?['note']" },
      },
      ...AFTER,
    },
    Make: compose(inputs, "Map"),
  });
const composed = (made: PlainJson, inputs: PlainJson) =>
  behind({ Made: { ...compose(made), ...AFTER }, Make: compose(inputs, "Made") });
const branching = (expression: string, value: PlainJson) =>
  behind({
    By: { type: "Switch", expression, cases: { One: { case: value, actions: {} } }, ...AFTER },
  });

const NULL = "expression/null-into-strict";
const TRUTH = "expression/text-with-boolean";
const NUMBER = "expression/number-with-text";
const KEY = "expression/wrong-key";

const DEFECTS: readonly Defect[] = [
  // A possible null reaches a function that fails on null.
  ["a nullable key in capitals", making("@TOUPPER(BODY('Parse')?['maybe'])"), NULL, "/Make/inputs"],
  ["a nullable key in a text", making("x@{trim(body('Parse')?['maybe'])}"), NULL, "/Make/inputs"],
  [
    "a nullable key in a key",
    making({ "@{trim(body('Parse')?['maybe'])}": 1 }),
    NULL,
    "/Make/inputs",
  ],
  ["a nullable key in a list", making([["@trim(body('Parse')?['maybe'])"]]), NULL, "/inputs/0/0"],
  [
    "a nullable key that is compared",
    making("@greater(body('Parse')?['count'], 1)"),
    NULL,
    "/Make/inputs",
  ],
  [
    "a nullable key on the other side",
    making("@less(1, body('Parse')?['count'])"),
    NULL,
    "/Make/inputs",
  ],
  [
    "a nullable key among operands",
    deciding({ and: [{ greater: ["@body('Parse')?['count']", 1] }] }),
    NULL,
    "/and/0/greater",
  ],
  [
    "a nullable number of days",
    making("@addDays(utcNow(), body('Parse')?['count'])"),
    NULL,
    "/Make/inputs",
  ],
  ["a nullable place", making("@substring('abc', body('Parse')?['count'])"), NULL, "/Make/inputs"],
  ["an optional truth value", making("@and(triggerBody()?['yes'], true)"), NULL, "/Make/inputs"],
  ["a nullable condition", making("@if(triggerBody()?['yes'], 1, 2)"), NULL, "/Make/inputs"],
  [
    "coalesce of nothing but nullables",
    making("@trim(coalesce(body('Parse')?['maybe'], body('Parse')?['maybe']))"),
    NULL,
    "/Make/inputs",
  ],
  [
    "a branch of if that may be null",
    making("@trim(if(equals(1, 1), body('Parse')?['maybe'], 'a'))"),
    NULL,
    "/Make/inputs",
  ],
  [
    "an element that may not be there",
    making("@trim(body('Parse')?['rows']?[0]?['id'])"),
    NULL,
    "/Make/inputs",
  ],
  [
    "a second piece that may not be there",
    making("@trim(split(concat('a', 'b'), ',')?[1])"),
    NULL,
    "/Make/inputs",
  ],
  ["a key of a row of a list", overRows("@trim(items('Each')?['note'])"), NULL, "/Make/inputs"],
  ["a key of what Select made", selected("@trim(first(body('Map'))?['n'])"), NULL, "/Make/inputs"],
  [
    "a key that a composed object does not have",
    composed({ a: 1 }, "@trim(outputs('Made')?['b'])"),
    NULL,
    "/Make/inputs",
  ],
  [
    "a key behind what an empty list gives",
    making("@first(body('Parse')?['rows'])['id']"),
    "expression/dropped-safe",
    "/Make/inputs",
  ],

  // Text is compared with a truth value.
  [
    "a trigger's truth value with a text",
    deciding({ equals: ["@triggerBody()?['yes']", "true"] }),
    TRUTH,
    "/expression/equals",
  ],
  [
    "a text with true below not and and",
    deciding({ and: [{ not: { equals: ["@body('Parse')?['text']", true] } }] }),
    TRUTH,
    "/and/0/not/equals",
  ],
  [
    "a text with a computed truth",
    deciding({ equals: ["@body('Parse')?['text']", "@true"] }),
    TRUTH,
    "/expression/equals",
  ],
  [
    "a truth value that was made text on the way",
    composed("@{empty('')}", "@equals(outputs('Made'), 'true')"),
    TRUTH,
    "/Make/inputs",
  ],
  [
    "a truth value made text by concat",
    making("@equals(concat(body('Parse')?['done']), 'true')"),
    TRUTH,
    "/Make/inputs",
  ],
  [
    "a truth value among operands made text",
    deciding({ equals: ["@{empty('')}", "True"] }),
    TRUTH,
    "/expression/equals",
  ],
  [
    "a truth value of a row",
    overRows("@equals(items('Each')?['open'], 'false')"),
    TRUTH,
    "/Make/inputs",
  ],
  [
    "a truth value that Select took over",
    selected("@equals(first(body('Map'))?['k'], 'true')"),
    TRUTH,
    "/Make/inputs",
  ],
  [
    "a list of truth values that is asked for a text",
    making("@contains(createArray(true), 'true')"),
    TRUTH,
    "/Make/inputs",
  ],
  [
    "a text variable with a truth value",
    behind({
      V: { ...initialize("v", "String"), ...AFTER },
      If: {
        type: "If",
        expression: { equals: ["@variables('v')", "@body('Parse')?['done']"] },
        actions: {},
        runAfter: succeeded("V"),
      },
    }),
    TRUTH,
    "/expression/equals",
  ],

  // Numbers meet text.
  ["a count with digits", making("@equals(length('abc'), '3')"), NUMBER, "/Make/inputs"],
  ["digits that are greater than a number", making("@greater('5', 1)"), NUMBER, "/Make/inputs"],
  [
    "a trigger's number with digits",
    deciding({ equals: ["@triggerBody()?['n']", "5"] }),
    NUMBER,
    "/expression/equals",
  ],
  [
    "a composed list of numbers that is asked for digits",
    composed([1, 2], "@contains(outputs('Made'), '1')"),
    NUMBER,
    "/Make/inputs",
  ],
  [
    "arithmetic with a piece of text",
    making("@add(split('1,2', ',')[0], 1)"),
    "expression/number-text",
    "/Make/inputs",
  ],
  [
    "arithmetic with what may be text",
    making("@add(if(equals(1, 1), '1', 2), 1)"),
    "expression/number-text",
    "/Make/inputs",
  ],
  [
    "arithmetic with a number that coalesce may make text",
    making("@add(coalesce(triggerBody()?['n'], '0'), 1)"),
    "expression/number-text",
    "/Make/inputs",
  ],
  [
    "arithmetic with a formatted number",
    behind({
      X: { type: "Expression", kind: "FormatNumber", inputs: { number: 1, format: "0" }, ...AFTER },
      Make: compose("@add(body('X'), 1)", "X"),
    }),
    "expression/number-text",
    "/Make/inputs",
  ],

  // Arguments of a type that is refused.
  ["a negated text", making("@not('true')"), "expression/argument-type", "/Make/inputs"],
  [
    "a condition that is a text",
    making("@if(body('Parse')?['text'], 1, 2)"),
    "expression/argument-type",
    "/Make/inputs",
  ],
  [
    "the emptiness of a truth value",
    making("@empty(triggerBody()?['yes'])"),
    "expression/argument-type",
    "/Make/inputs",
  ],
  [
    "a union of a list and an object",
    making("@union(createArray(1), json('{}'))"),
    "expression/argument-type",
    "/Make/inputs",
  ],

  // Keys of what has none.
  ["a key of a text", making("@concat('a')?['b']"), KEY, "/Make/inputs"],
  ["a name in a list", making("@body('Parse')?['rows']?['id']"), KEY, "/Make/inputs"],
  ["a number in an object", making("@body('Parse')?[0]"), KEY, "/Make/inputs"],
  ["a key of a truth value", making("@body('Parse')?['done']?['x']"), KEY, "/Make/inputs"],
  [
    "a column of a list of rows",
    making("@outputs('List')?['body/value']?['name']"),
    KEY,
    "/Make/inputs",
  ],
  ["a way through a list", making("@outputs('List')?['body/value/name']"), KEY, "/Make/inputs"],
  [
    "the first of an answer that holds a list",
    making("@outputs('List')?['body']?[0]"),
    KEY,
    "/Make/inputs",
  ],
  [
    "lists among operands",
    deciding({ equals: ["@createArray(1)", "@json('[1]')"] }),
    "expression/compared-collections",
    "/expression/equals",
  ],

  // Numbers and truth values.
  [
    "a length and a truth value",
    deciding({ equals: ["@length('abc')", true] }),
    "expression/number-with-boolean",
    "/expression/equals",
  ],
  [
    "a number and whether there is one",
    making("@equals(5, empty(triggerBody()))"),
    "expression/number-with-boolean",
    "/Make/inputs",
  ],

  [
    "a number for a key in the results of two scopes",
    {
      actions: {
        One: { type: "Scope", actions: { Make: compose(1) } },
        Two: { type: "Scope", actions: { Make_again: compose(1) }, runAfter: succeeded("One") },
        Failed: {
          type: "Query",
          inputs: {
            from: "@union(result('One'), result('Two'))",
            where: "@equals(item()?[4], 'Failed')",
          },
          runAfter: succeeded("Two"),
        },
      },
    },
    KEY,
    "/where",
  ],

  // The @ of an expression was lost.
  [
    "an expression without its @",
    making("triggerBody()?['yes']"),
    "expression/lost-at",
    "/Make/inputs",
  ],
  [
    "a call around it without its @",
    making("trim(coalesce(triggerBody()?['yes'], ''))"),
    "expression/lost-at",
    "/Make/inputs",
  ],
  ["an @ inside the first word", making("c@oncat('a', 'b')"), "expression/lost-at", "/Make/inputs"],
  [
    "an @ inside null",
    deciding({ equals: ["@triggerBody()?['n']", "n@ull"] }),
    "expression/lost-at",
    "/equals/1",
  ],
  // A key that is not there.
  [
    "a misspelt key of a schema",
    making("@body('Parse')?['mabye']"),
    "expression/unknown-key",
    "/Make/inputs",
  ],
  [
    "a key that was not composed",
    composed({ Amount: 5, Currency: "EUR" }, "@outputs('Made')?['Price']"),
    "expression/unknown-key",
    "/Make/inputs",
  ],
  [
    "a key that was not selected",
    selected("@first(body('Map'))?['open']"),
    "expression/unknown-key",
    "/Make/inputs",
  ],
  [
    "a misspelt part of a result",
    making("@first(result('Parse'))?['otuputs']"),
    "expression/unknown-key",
    "/Make/inputs",
  ],
  [
    "a misspelt part of an answer",
    making("@outputs('Parse')?['statusCdoe']"),
    "expression/unknown-key",
    "/Make/inputs",
  ],
  // What may be absent is read without ?.
  [
    "an optional key without ?",
    making("@triggerBody()['yes']"),
    "expression/dropped-safe",
    "/Make/inputs",
  ],
  [
    "an optional key of a row without ?",
    overRows("@items('Each')['note']"),
    "expression/dropped-safe",
    "/Make/inputs",
  ],
  [
    "an optional key by its way without ?",
    making("@triggerOutputs()['body/yes']"),
    "expression/dropped-safe",
    "/Make/inputs",
  ],
  // The value that stands in for a missing one is of another type.
  [
    "a number in place of a missing text",
    making("@trim(coalesce(body('Parse')?['maybe'], 0))"),
    "expression/argument-type",
    "/Make/inputs",
  ],
  [
    "a text in place of a missing number",
    making("@addDays(utcNow(), coalesce(body('Parse')?['count'], ''))"),
    "expression/argument-type",
    "/Make/inputs",
  ],
  ["a number as a name", making("@parameters(5)"), "expression/argument-type", "/Make/inputs"],
  [
    "a text as the number of a part",
    making("@triggerMultipartBody('file')"),
    "expression/argument-type",
    "/Make/inputs",
  ],
  ["one list alone", making("@union(json('[]'))"), "expression/argument-count", "/Make/inputs"],
  // Literals that fail.
  ["no data URI", making("@decodeDataUri('x')"), "expression/failing-value", "/Make/inputs"],
  ["no base64", making("@base64ToString('a-b')"), "expression/failing-value", "/Make/inputs"],
  ["no address", making("@uriHost('contoso')"), "expression/failing-value", "/Make/inputs"],
  [
    "a delay until a number",
    behind({
      Wait: { type: "Wait", inputs: { until: { timestamp: "@dayOfYear(utcNow())" } }, ...AFTER },
    }),
    "expression/result-type",
    "/until/timestamp",
  ],
  ["a case of another type", branching("@length('a')", "1"), "expression/case-type", "/One/case"],
  [
    "a case that is a truth value",
    branching("@triggerBody()?['yes']", true),
    "expression/case-type",
    "/One/case",
  ],
];

test("a message repeats the beginning of a text, on one line", () => {
  const [found] = findingsOf(making(`json(concat(\n${"'a',\n".repeat(50)}triggerBody()))`)).filter(
    ({ code }) => code === "expression/lost-at",
  );
  expect(found?.message).toBe('"json(concat(…" is a text, no expression.');
});

test.each(DEFECTS)("%s is found", (_, flow, code, pointer) => {
  expectFound(flow, code, pointer);
});

test.each<[string, FlowExample]>([
  ["a required key", making("@trim(body('Parse')?['text'])")],
  ["a text that speaks of a function", making("length(m) is in metres")],
  ["a call of a function as text", making("length(m)")],
  ["an address of a mailbox", making("first@contoso.com")],
  ["a required key without ?", making("@trim(body('Parse')['text'])")],
  ["a key in another case", composed({ Amount: 5 }, "@outputs('Made')?['amount']")],
  ["another key of an open schema", making("@body('Parse')?['somethingElse']")],
  [
    "an empty text in place of a missing one",
    making("@trim(coalesce(body('Parse')?['maybe'], ''))"),
  ],
  ["the first piece of a text", making("@trim(split('a,b', ',')?[0])")],
  [
    "a nullable key that a sibling condition has looked at",
    deciding({
      and: [
        { not: { equals: ["@body('Parse')?['maybe']", null] } },
        { equals: ["@trim(body('Parse')?['maybe'])", "a"] },
      ],
    }),
  ],
  ["a truth value with a truth value", deciding({ equals: ["@triggerBody()?['yes']", true] })],
  [
    "a truth value as text in small letters",
    making("@equals(toLower(string(body('Parse')?['done'])), 'true')"),
  ],
  ["text with text that is greater", making("@greater('b', 'a')")],
  ["a key of an object in a list", making("@body('Parse')?['rows']?[0]?['id']")],
  ["the value of an answer by its way", making("@outputs('List')?['body/value']")],
  ["a computed key of an object", making("@body('Parse')?[concat('te', 'xt')]")],
  ["a case of the same type", branching("@length('a')", 1)],
])("%s is no defect", (_, flow) => {
  expect(toldIn(flow, "expression")).toEqual([]);
});
