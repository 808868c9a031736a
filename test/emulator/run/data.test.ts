import { expect, test } from "vitest";
import type { PlainJson } from "#foundation";
import { after, compose, outputsOf, type Plain, ran, recordIn, resultOf } from "./flow.ts";

const ROWS = [
  { id: 1, name: "Ann" },
  { id: 2, name: 'Bob, "B"' },
];

const parseJson = (content: PlainJson, schema: PlainJson): Plain => ({
  type: "ParseJson",
  inputs: { content, schema },
  runAfter: {},
});

/** flow-language.md §3.3, one line each. */
const OUTPUTS: readonly (readonly [what: string, action: Plain, outputs: PlainJson])[] = [
  ["Compose gives its inputs, without a body", compose({ a: "@add(1, 2)" }), { a: 3 }],
  ["ParseJson reads text", parseJson('{"a": 1}', { type: "object" }), { body: { a: 1 } }],
  [
    "ParseJson allows properties that the schema does not name",
    parseJson({ a: 1, b: 2 }, { type: "object", properties: { a: { type: "integer" } } }),
    { body: { a: 1, b: 2 } },
  ],
  [
    "ParseJson takes null where the schema says so",
    parseJson({ a: null }, { properties: { a: { type: ["integer", "null"] } } }),
    { body: { a: null } },
  ],
  [
    "Query keeps what its condition holds for",
    { type: "Query", inputs: { from: ROWS, where: "@greater(item()['id'], 1)" }, runAfter: {} },
    { body: [ROWS[1] as PlainJson] },
  ],
  [
    "Select makes an object of each, keys are expressions too",
    {
      type: "Select",
      inputs: { from: ROWS, select: { "@{item()['name']}": "@item()['id']" } },
      runAfter: {},
    },
    { body: [{ Ann: 1 }, { 'Bob, "B"': 2 }] },
  ],
  [
    "Select makes a value of each",
    { type: "Select", inputs: { from: ROWS, select: "@item()?['id']" }, runAfter: {} },
    { body: [1, 2] },
  ],
  [
    "Table as CSV: CRLF, quotes where needed, columns of the first row",
    { type: "Table", inputs: { from: ROWS, format: "CSV" }, runAfter: {} },
    { body: 'id,name\r\n1,Ann\r\n2,"Bob, ""B"""' },
  ],
  [
    "Table as HTML escapes values",
    {
      type: "Table",
      inputs: {
        from: [{ a: "<b>&" }],
        format: "HTML",
        columns: [{ header: "A", value: "@item()?['a']" }],
      },
      runAfter: {},
    },
    {
      body: "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>&lt;b&gt;&amp;</td></tr></tbody></table>",
    },
  ],
  [
    "Join",
    { type: "Join", inputs: { from: [1, "a", null, true], joinWith: "-" }, runAfter: {} },
    { body: "1-a--True" },
  ],
  [
    "CurrentTime",
    { type: "Expression", kind: "CurrentTime", inputs: {}, runAfter: {} },
    { body: "2026-01-05T08:00:00.0000000Z" },
  ],
  [
    "AddToTime",
    {
      type: "Expression",
      kind: "AddToTime",
      inputs: { baseTime: "2026-01-31T00:00:00Z", interval: 1, timeUnit: "Month" },
      runAfter: {},
    },
    { body: "2026-02-28T00:00:00.0000000Z" },
  ],
  [
    "SubtractFromTime",
    {
      type: "Expression",
      kind: "SubtractFromTime",
      inputs: { baseTime: "2026-01-31T00:00:00Z", interval: 1, timeUnit: "Day" },
      runAfter: {},
    },
    { body: "2026-01-30T00:00:00.0000000Z" },
  ],
  [
    "GetFutureTime",
    {
      type: "Expression",
      kind: "GetFutureTime",
      inputs: { interval: 2, timeUnit: "Hour" },
      runAfter: {},
    },
    { body: "2026-01-05T10:00:00.0000000Z" },
  ],
  [
    "GetPastTime",
    {
      type: "Expression",
      kind: "GetPastTime",
      inputs: { interval: 2, timeUnit: "Week" },
      runAfter: {},
    },
    { body: "2025-12-22T08:00:00.0000000Z" },
  ],
  [
    "ConvertTimeZone",
    {
      type: "Expression",
      kind: "ConvertTimeZone",
      inputs: {
        baseTime: "2026-01-05T08:00:00Z",
        sourceTimeZone: "UTC",
        destinationTimeZone: "W. Europe Standard Time",
        formatString: "HH:mm",
      },
      runAfter: {},
    },
    { body: "09:00" },
  ],
  [
    "FormatNumber",
    {
      type: "Expression",
      kind: "FormatNumber",
      inputs: { number: 1234.5, format: "N2", locale: "en-US" },
      runAfter: {},
    },
    { body: "1,234.50" },
  ],
  [
    "IndexOf",
    {
      type: "Expression",
      kind: "IndexOf",
      inputs: { text: "hello", searchText: "l" },
      runAfter: {},
    },
    { body: 2 },
  ],
  [
    "Substring",
    {
      type: "Expression",
      kind: "Substring",
      inputs: { text: "hello", startIndex: 1, length: 3 },
      runAfter: {},
    },
    { body: "ell" },
  ],
];

test.each(OUTPUTS)("%s", (_, action, outputs) => {
  const run = ran({ A: action });
  expect(run.ending).toEqual({ status: "Succeeded" });
  expect(outputsOf(run, "A")).toEqual(outputs);
  expect(resultOf(run, "A").code).toBe("OK");
});

const FAILURES: readonly (readonly [
  what: string,
  action: Plain,
  code: string,
  message: RegExp | string,
])[] = [
  [
    "ParseJson of null against an object",
    parseJson(null, { type: "object" }),
    "ValidationFailed",
    "Invalid type. Expected Object but got Null",
  ],
  [
    "ParseJson: an integer is not 1.5",
    parseJson({ a: 1.5 }, { properties: { a: { type: "integer" } } }),
    "ValidationFailed",
    "Invalid type. Expected Integer but got",
  ],
  [
    "ParseJson: an integer is not null",
    parseJson({ a: null }, { properties: { a: { type: "integer" } } }),
    "ValidationFailed",
    "Expected Integer but got Null",
  ],
  [
    "ParseJson: a required property is missing",
    parseJson({}, { type: "object", required: ["a"] }),
    "ValidationFailed",
    "Required properties are missing from object: a",
  ],
  ["ParseJson of text that is no JSON", parseJson("{", {}), "InvalidJSON", "no JSON"],
  [
    "Query over null",
    { type: "Query", inputs: { from: null, where: "@true" }, runAfter: {} },
    "InvalidTemplate",
    "must be an array",
  ],
  [
    "Query has no name for items()",
    { type: "Query", inputs: { from: [1], where: "@equals(items('A'), 1)" }, runAfter: {} },
    "InvalidTemplate",
    "",
  ],
  [
    "Query whose condition is no boolean",
    { type: "Query", inputs: { from: [1], where: "@item()" }, runAfter: {} },
    "InvalidTemplate",
    "boolean",
  ],
  [
    "Select over an object",
    { type: "Select", inputs: { from: {}, select: "@item()" }, runAfter: {} },
    "InvalidTemplate",
    "must be an array",
  ],
  [
    "an expression that fails",
    compose("@div(1, 0)"),
    "InvalidTemplate",
    "Unable to process template language expressions in action 'A' inputs at line '0' and column '0'",
  ],
];

test.each(FAILURES)("%s fails with its code", (_, action, code, message) => {
  const run = ran({ A: action });
  expect(run.ending?.status).toBe("Failed");
  expect(resultOf(run, "A")).toMatchObject({
    status: "Failed",
    code: "BadRequest",
    error: { code, message: expect.stringContaining(String(message)) },
  });
});

test("body() of a Compose is not its value, outputs() is", () => {
  const run = ran({
    A: compose({ x: 1 }),
    B: compose(["@body('A')", "@outputs('A')"], { A: ["Succeeded"] }),
    C: compose({ body: 5 }, { B: ["Succeeded"] }),
    D: compose("@body('C')", { C: ["Succeeded"] }),
  });
  expect(outputsOf(run, "B")).toEqual([null, { x: 1 }]);
  expect(outputsOf(run, "D")).toBe(5);
});

test("a record holds name, inputs, outputs, times, code and status", () => {
  expect(recordIn(ran({ A: compose(1) }), "A")).toEqual({
    name: "A",
    inputs: 1,
    outputs: 1,
    startTime: "2026-01-05T08:00:00.0000000Z",
    endTime: "2026-01-05T08:00:00.0000000Z",
    trackingId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    clientTrackingId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    code: "OK",
    status: "Succeeded",
  });
});

test("each turn of an action in a loop is tracked by an id of its own", () => {
  const run = ran({
    Loop: { type: "Foreach", foreach: "@createArray(1, 2)", actions: { A: compose(1) } },
    See: compose("@result('Loop')[0]['outputs']", after("Loop")),
  });
  const records = outputsOf(run, "See") as readonly { readonly trackingId: string }[];
  expect(new Set(records.map(({ trackingId }) => trackingId)).size).toBe(2);
});

test("tracked properties see action() and fail nothing", () => {
  const tracked = (value: string): Plain => ({
    ...compose(1),
    trackedProperties: { status: value },
  });
  expect(recordIn(ran({ A: tracked("@action()['status']") }), "A")).toMatchObject({
    trackedProperties: { status: "Succeeded" },
  });
  const run = ran({ A: tracked("@div(1, 0)") });
  expect(run.ending?.status).toBe("Succeeded");
  expect(recordIn(run, "A")).not.toHaveProperty("trackedProperties");
});
