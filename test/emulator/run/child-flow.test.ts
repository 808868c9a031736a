import { expect, test } from "vitest";
import type { PlainJson } from "#foundation";
import {
  after,
  bodyOf,
  compose,
  idOf,
  outputsOf,
  type Plain,
  ran,
  resultOf,
  type Setting,
} from "./flow.ts";

const call = (number: number, more: Plain = {}): Plain => ({
  type: "Workflow",
  inputs: {
    host: { workflowReferenceName: idOf(number) },
    body: { text: "@concat('a', 'b')" },
    retryPolicy: { type: "none" },
    ...more,
  },
  runAfter: {},
});
const response = (statusCode: PlainJson, more: Plain = {}, runAfter: Plain = {}): Plain => ({
  type: "Response",
  kind: "Http",
  inputs: { statusCode, ...more },
  runAfter,
});
const wait = (seconds: number): Plain => ({
  type: "Wait",
  inputs: { interval: { count: seconds, unit: "Second" } },
  runAfter: {},
});
/** A parent that calls one child with these actions. */
const calling = (actions: Plain, setting: Setting = {}) =>
  ran({ Call: call(2) }, { ...setting, children: [{ actions }] });

test("a child gets the body and its Response comes back", () => {
  const run = calling({ R: response(200, { body: "@triggerBody()", headers: { X: "1" } }) });
  expect(outputsOf(run, "Call")).toEqual({
    statusCode: 200,
    headers: { X: "1" },
    body: { text: "ab" },
  });
  expect(resultOf(run, "Call")).toMatchObject({ status: "Succeeded", code: "OK" });
});

test("an answer that is not 2xx fails the call", () => {
  const run = calling({ R: response(404, { body: { error: { code: "gone" } } }) });
  expect(resultOf(run, "Call")).toMatchObject({
    status: "Failed",
    code: "NotFound",
    error: { code: "gone" },
  });
});

/** Children that do not answer, and what the caller gets. */
test.each<readonly [string, Plain, string, string, number]>([
  [
    "whose Responses are all skipped",
    { A: compose("@div(1, 0)"), R: response(200, {}, after("A")) },
    "BadGateway",
    "NoResponse",
    0,
  ],
  [
    "that has no Response action",
    { A: compose(1) },
    "BadRequest",
    "NestedWorkflowDoesNotContainResponseAction",
    0,
  ],
  [
    "that answers after 120 seconds",
    { W: wait(200), R: response(200, {}, after("W")) },
    "GatewayTimeout",
    "GatewayTimeout",
    120_000,
  ],
])("a child %s", (_, actions, code, error, took) => {
  const run = calling(actions);
  expect(resultOf(run, "Call")).toMatchObject({ status: "Failed", code, error: { code: error } });
  expect((run.end ?? 0) - run.start).toBe(took);
});

// flow-language.md §3.4: 504 or 502; either way the child goes on.
test.each([
  ["host", "GatewayTimeout"],
  ["strict", "NoResponse"],
] as const)("a caller that gave up has, read as %s, %s", (profile, code) => {
  const run = calling({ W: wait(200), R: response(200, {}, after("W")) }, { profile });
  expect(resultOf(run, "Call")).toMatchObject({ status: "Failed", error: { code } });
});

test("a child that answers later is not bound to 120 seconds", () => {
  const run = calling({
    W: wait(200),
    R: { ...response(200, {}, after("W")), operationOptions: "Asynchronous" },
  });
  expect(resultOf(run, "Call").status).toBe("Succeeded");
});

test("the caller goes on with the Response while the child still runs", () => {
  const run = calling({ R: response(200), W: wait(500) });
  expect((run.end ?? 0) - run.start).toBe(0);
});

test("a failed call is tried again where a policy says so", () => {
  const retryPolicy = { type: "fixed", count: 2, interval: "PT10S" };
  const run = ran(
    { Call: call(2, { retryPolicy }) },
    { children: [{ actions: { R: response(503) } }] },
  );
  expect(resultOf(run, "Call")).toMatchObject({ status: "Failed", retries: 2 });
  expect((run.end ?? 0) - run.start).toBe(20_000);
});

/** Status codes of a Response (H: others than 2xx, 4xx and 5xx fail). */
test.each([
  [200, true],
  ["201", true],
  ["@add(400, 4)", true],
  [500, true],
  [302, false],
  [600, false],
  ["", false],
  ["OK", false],
])("a Response with the status code %j: %s", (statusCode, valid) => {
  const { error } = resultOf(calling({ R: response(statusCode) }), "Call");
  expect(error?.code !== "NoResponse").toBe(valid);
});

test("the first Response wins, a second one fails its run", () => {
  const world = calling({
    R: response(200, { body: 1 }),
    S: response(200, { body: 2 }, after("R")),
  });
  expect(bodyOf(world, "Call")).toBe(1);
});

test("nobody waits: a Response is skipped, and so is what runs after it", () => {
  const run = ran({ R: response(200), B: compose(1, after("R")) });
  expect(resultOf(run, "R")).toMatchObject({
    status: "Skipped",
    error: { code: "ActionResponseSkipped" },
  });
  expect(resultOf(run, "B").status).toBe("Skipped");
});

test("an answer to an app is typed by its schema", () => {
  const run = calling({
    R: {
      ...response(200, {
        body: { yes: "@{true}", count: "@{3}", part: "@{1.5}", text: "@{5}" },
        schema: {
          type: "object",
          properties: {
            yes: { type: "boolean" },
            count: { type: "number" },
            part: { type: "number" },
            text: { type: "string" },
          },
        },
      }),
      kind: "PowerApp",
    },
  });
  expect(bodyOf(run, "Call")).toEqual({ yes: true, count: 3, part: 1.5, text: "5" });
});
