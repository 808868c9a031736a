import { test } from "vitest";
import { compose } from "../../../src/validation/examples.ts";
import {
  acting,
  asking,
  deciding,
  expectTold,
  filtering,
  http,
  type OddDefect,
  switching,
  tabling,
  until,
} from "./odd-flows.ts";

/** Defects of expressions in places and spellings where nobody looks first. */
const DEFECTS: readonly OddDefect[] = [
  [
    "unknown function in object key",
    acting({ A: compose({ "@{nope()}": 1 }) }),
    "expression/unknown-function",
  ],
  [
    "unknown function within interpolation in nested array",
    acting({ A: compose([[["a @{nope(1)}"]]]) }),
    "expression/unknown-function",
  ],
  [
    "parse error in condition operand",
    acting({ I: deciding({ equals: ["@concat('a'", 1] }) }),
    "expression/unclosed-call",
  ],
  [
    "parse error in case-insensitive comparators",
    acting({ I: deciding({ EQUALS: ["@concat('a'", 1] }) }),
    "expression/unclosed-call",
  ],
  [
    "parse error in Query where",
    acting({ Q: filtering("@createArray(1)", "@equals(item(), 'a)") }),
    "expression/unclosed-text",
  ],
  [
    "parse error in retry policy",
    acting({ A: http({ retryPolicy: { type: "fixed", count: "@add(1", interval: "PT5S" } }) }),
    "expression/unclosed-call",
  ],
  [
    "parse error in trackedProperties",
    acting({ A: { ...compose(1), trackedProperties: { x: "@{action(}" } } }),
    "expression/missing-value",
  ],
  [
    "parse error in trigger conditions",
    asking({ conditions: [{ expression: "@equals(1 1)" }] }),
    "expression/unexpected-text",
  ],
  ["parse error in splitOn", asking({ splitOn: "@triggerBody(" }), "expression/missing-value"],
  [
    "parse error in clientTrackingId",
    asking({ correlation: { clientTrackingId: "@{guid(}" } }),
    "expression/missing-value",
  ],
  [
    "unknown function in clientTrackingId",
    asking({ correlation: { clientTrackingId: "@{newGuid()}" } }),
    "expression/unknown-function",
  ],
  [
    "wrong arity in switch expression",
    acting({ S: switching("@toLower('a','b')", { A: { case: "a", actions: {} } }) }),
    "expression/argument-count",
  ],
  [
    "wrong arity in until",
    acting({ U: until("@not()", { A: compose(1) }) }),
    "expression/argument-count",
  ],
  [
    "wrong arity in Table column",
    acting({ T: tabling("@createArray(1)", { columns: [{ header: "a", value: "@first()" }] }) }),
    "expression/argument-count",
  ],
  [
    "wrong arity inside nested index",
    acting({ A: compose("@triggerBody()?[concat()]") }),
    "expression/argument-count",
  ],
  [
    "unknown function inside an index",
    acting({ A: compose("@triggerBody()?[nope('x')]") }),
    "expression/unknown-function",
  ],
  [
    "single @ key in a ParseJson schema",
    acting({
      P: {
        type: "ParseJson",
        inputs: {
          content: "{}",
          schema: { type: "object", properties: { "@odata.type": { type: "string" } } },
        },
      },
    }),
    "expression/bare-name",
  ],
  [
    "single @ key in headers",
    acting({ A: http({ headers: { "@odata.x": "1" } }) }),
    "expression/bare-name",
  ],
  [
    "double quotes in until",
    acting({ U: until('@equals(variables("v"), 1)', { A: compose(1) }) }),
    "expression/double-quotes",
  ],
  ["empty interpolation", acting({ A: compose("a @{} b") }), "expression/missing-value"],
  [
    "interpolation with text behind call",
    acting({ A: compose("a @{guid() x} b") }),
    "expression/unexpected-text",
  ],
  ["operators", acting({ A: compose("@add(1,2)+1") }), "expression/unexpected-text"],
  [
    "ternary in condition",
    acting({ I: deciding("@greater(1,2) && true") }),
    "expression/unexpected-text",
  ],
  ["literal with access", acting({ A: compose("@'abc'[0]") }), "expression/key-of-literal"],
  ["array literal", acting({ A: compose("@[1,2]") }), "expression/missing-value"],
  ["object literal", acting({ A: compose("@{'a':1}") }), "expression/unexpected-text"],
  ["trailing comma", acting({ A: compose("@concat('a',)") }), "expression/missing-value"],
  ["double comma", acting({ A: compose("@concat('a',,'b')") }), "expression/missing-value"],
  ["curly quotes", acting({ A: compose("@concat(‘a’,’b’)") }), "expression/bare-name"],
  ["dot at the end", acting({ A: compose("@triggerBody().") }), "expression/name-after-dot"],
  ["? without accessor", acting({ A: compose("@triggerBody()?") }), "expression/unexpected-text"],
  ["?? operator", acting({ A: compose("@triggerBody()??['a']") }), "expression/unexpected-text"],
  ["call of a result", acting({ A: compose("@concat('a')('b')") }), "expression/unexpected-text"],
  [
    "number out of range",
    acting({ A: compose("@add(99999999999999999999, 1)") }),
    "expression/failing-value",
  ],
  [
    "number with two exponents",
    acting({ A: compose("@float(1e1.1)") }),
    "expression/key-of-literal",
  ],
  ["unquoted date", acting({ A: compose("@addDays(2024-01-01, 1)") }), "expression/number"],
  [
    "case of Switch given as object",
    acting({ S: switching("@triggerBody()", { A: { case: { a: 1 }, actions: {} } }) }),
    "shape/switch-case",
  ],
  [
    "case of Switch given as boolean",
    acting({ S: switching("@triggerBody()", { A: { case: true, actions: {} } }) }),
    "expression/case-type",
  ],
  [
    "case of Switch missing",
    acting({ S: switching("@triggerBody()", { A: { actions: {} } }) }),
    "flow/unexpected-value",
  ],
  [
    "case of Switch an expression",
    acting({ S: switching("@triggerBody()", { A: { case: "@concat('a')", actions: {} } }) }),
    "shape/switch-case",
  ],
  [
    "case number vs string switch",
    acting({ S: switching("@toLower('A')", { A: { case: 1, actions: {} } }) }),
    "expression/case-type",
  ],
  [
    "condition operand array",
    acting({ I: deciding({ equals: ["@triggerBody()", [1]] }) }),
    "shape/unknown-type",
  ],
  [
    "condition with two operators in one object",
    acting({ I: deciding({ equals: [1, 1], greater: [1, 2] }) }),
    "shape/unknown-type",
  ],
  ["condition empty object", acting({ I: deciding({}) }), "shape/unknown-type"],
  ["not with an array", acting({ I: deciding({ not: [{ equals: [1, 1] }] }) }), "shape/negation"],
  [
    "and with objects that are text",
    acting({ I: deciding({ and: ["@equals(1,1)", "true"] }) }),
    "expression/argument-type",
  ],
  [
    "condition operator misspelled",
    acting({ I: deciding({ equal: [1, 1] }) }),
    "expression/unknown-function",
  ],
  ["condition is null", acting({ I: deciding(null) }), "expression/result-type"],
  [
    "null into length in text",
    acting({ A: compose("n: @{length(triggerBody()?['x']?['y'])}") }),
    "expression/null-into-strict",
  ],
  [
    "int of a text literal with blanks in words",
    acting({ A: compose("@int('abc')") }),
    "expression/failing-value",
  ],
  [
    "substring beyond its literal",
    acting({ A: compose("@substring('abc', 2, 5)") }),
    "expression/failing-value",
  ],
  [
    "a number shown in no locale",
    acting({ A: compose("@formatNumber(1, '0.00', 'Get_it')") }),
    "expression/failing-value",
  ],
  ["xml of words", acting({ A: compose("@xml('no xml')") }), "expression/failing-value"],
  ["div by zero", acting({ A: compose("@div(1, 0)") }), "expression/failing-value"],
  [
    "mod by zero in a key",
    acting({ A: compose({ "@{mod(1, 0)}": 1 }) }),
    "expression/failing-value",
  ],
  ["createArray empty", acting({ A: compose("@createArray()") }), "expression/argument-count"],
  [
    "json of broken literal in a case-like place",
    acting({ A: compose({ a: ["@json('{a:}')"] }) }),
    "expression/failing-value",
  ],
  [
    "formatDateTime with DD",
    acting({ A: compose("@formatDateTime(utcNow(), 'YYYY-MM-DD')") }),
    "expression/date-format",
  ],
  [
    "date format in text of subject",
    acting({ A: compose("at @{utcNow('dd/mm/yyyy')}") }),
    "expression/date-format",
  ],
  [
    "unknown unit of addToTime",
    acting({ A: compose("@addToTime(utcNow(), 1, 'Days')") }),
    "expression/failing-value",
  ],
  [
    "addDays with fraction",
    acting({ A: compose("@addDays(utcNow(), 1.5)") }),
    "expression/argument-type",
  ],
  [
    "IANA zone inside nested convertFromUtc in header",
    acting({ A: http({ headers: { d: "@{convertFromUtc(utcNow(), 'Europe/Berlin')}" } }) }),
    "shape/time-zone",
  ],
  ["range negative", acting({ A: compose("@range(1, -1)") }), "expression/failing-value"],
  [
    "take negative",
    acting({ A: compose("@take(createArray(1), -1)") }),
    "expression/failing-value",
  ],
  ["rand with min above max", acting({ A: compose("@rand(5, 1)") }), "expression/failing-value"],
  [
    "base64ToString of no base64",
    acting({ A: compose("@base64ToString('%%%')") }),
    "expression/failing-value",
  ],
  [
    "union of array and object",
    acting({ A: compose("@union(createArray(1), json('{}'))") }),
    "expression/argument-type",
  ],
  [
    "nthIndexOf zero",
    acting({ A: compose("@nthIndexOf('abc', 'a', 0)") }),
    "expression/case-search",
  ],
  ["chunk by zero", acting({ A: compose("@chunk('abc', 0)") }), "expression/failing-value"],
  [
    "replace empty old",
    acting({ A: compose("@replace('abc', '', 'x')") }),
    "expression/failing-value",
  ],
  ["guid with wrong format", acting({ A: compose("@guid('Z')") }), "expression/failing-value"],
  ["xpath on text", acting({ A: compose("@xpath('<a/>', '/a')") }), "expression/argument-type"],
  ["isInt of number", acting({ A: compose("@isInt(5)") }), "expression/argument-type"],
  ["empty of number", acting({ A: compose("@empty(5)") }), "expression/argument-type"],
  ["not of null literal", acting({ A: compose("@not(null)") }), "expression/argument-type"],
  ["not of text", acting({ A: compose("@not('true')") }), "expression/argument-type"],
  ["and of texts", acting({ A: compose("@and('true', 'false')") }), "expression/argument-type"],
  [
    "if with text condition",
    acting({ A: compose("@if('true', 1, 2)") }),
    "expression/argument-type",
  ],
  [
    "greater of number and text",
    acting({ A: compose("@greater(5, '3')") }),
    "expression/number-with-text",
  ],
  [
    "greater with null literal",
    acting({ A: compose("@greater(null, 3)") }),
    "expression/argument-type",
  ],
  [
    "ticks of null path",
    acting({ A: compose("@ticks(triggerBody()?['x'])") }),
    "expression/null-into-strict",
  ],
  [
    "split of list",
    acting({ A: compose("@split(createArray('a'), ',')") }),
    "expression/argument-type",
  ],
  ["join of text", acting({ A: compose("@join('a,b', ',')") }), "expression/argument-type"],
  ["first of object", acting({ A: compose("@first(json('{}'))") }), "expression/argument-type"],
  ["bool of words", acting({ A: compose("@bool('yes')") }), "expression/failing-value"],
  ["decimal exponent", acting({ A: compose("@decimal('1e5')") }), "expression/failing-value"],
  [
    "parseDateTime of words",
    acting({ A: compose("@parseDateTime('hello')") }),
    "expression/failing-value",
  ],
  [
    "formatNumber of text",
    acting({ A: compose("@formatNumber('12', 'N2')") }),
    "expression/argument-type",
  ],
  [
    "formatNumber D of float",
    acting({ A: compose("@formatNumber(1.5, 'D4')") }),
    "expression/failing-value",
  ],
  [
    "string key into array",
    acting({ A: compose("@createArray(1)?['a']") }),
    "expression/wrong-key",
  ],
  ["int key into object", acting({ A: compose("@json('{}')?[0]") }), "expression/wrong-key"],
];

test.each(DEFECTS)("%s", (_, flow, code) => expectTold(flow, code));
