import { expect, test } from "vitest";
import type { PlainJson } from "#foundation";
import type { ConnectorAnswer, ConnectorCall } from "../../../src/emulator/port.ts";
import {
  after,
  answering,
  bodyOf,
  compose,
  connector,
  outputsOf,
  type Plain,
  ran,
  recordIn,
  resultOf,
  type Setting,
} from "./flow.ts";

/** Answers in turn, the last one again and again; keeps what was asked and when. */
function scripted(...answers: readonly (ConnectorAnswer | undefined)[]) {
  const calls: { readonly call: ConnectorCall; readonly at: number }[] = [];
  const answer: NonNullable<Setting["answer"]> = (call, at) => {
    calls.push({ call, at });
    return answers[Math.min(calls.length, answers.length) - 1];
  };
  return { answer, calls };
}
const waits = (calls: readonly { readonly at: number }[]): readonly number[] =>
  calls.slice(1).map(({ at }, index) => at - (calls[index]?.at ?? 0));
const retry = (policy: Plain): Plain => ({ retryPolicy: policy });
const DATAVERSE = "shared_commondataserviceforapps";
const NONE = retry({ type: "none" });

test("a connector call has statusCode, headers and body, and its evaluated parameters", () => {
  const { answer, calls } = scripted(answering(201, { id: 1 }, { ETag: "x" }));
  const run = ran({ A: connector("Create", { "item/name": "@concat('a', 'b')" }) }, { answer });
  expect(calls[0]?.call).toMatchObject({
    api: "shared_rows",
    operationId: "Create",
    connection: "new_rows",
    caller: { flow: "Flow", action: "A" },
  });
  expect([...(calls[0]?.call.parameters ?? [])]).toEqual([["item/name", "ab"]]);
  expect(recordIn(run, "A")).toMatchObject({
    inputs: { host: { operationId: "Create" }, parameters: { "item/name": "ab" } },
    outputs: { statusCode: 201, headers: { ETag: "x" }, body: { id: 1 } },
    code: "Created",
    status: "Succeeded",
  });
});

/** Status code → code of the action and how it ended. */
test.each([
  [200, "OK", "Succeeded"],
  [202, "Accepted", "Succeeded"],
  [204, "NoContent", "Succeeded"],
  [400, "BadRequest", "Failed"],
  [401, "Unauthorized", "Failed"],
  [403, "Forbidden", "Failed"],
  [404, "NotFound", "Failed"],
  [412, "PreconditionFailed", "Failed"],
  [429, "TooManyRequests", "Failed"],
  [500, "InternalServerError", "Failed"],
  [502, "BadGateway", "Failed"],
])("an answer %i is %s", (statusCode, code, status) => {
  const { answer } = scripted(answering(statusCode, { error: { code: "0x1", message: "No." } }));
  const run = ran({ A: connector("Get", {}, NONE) }, { answer });
  expect(resultOf(run, "A")).toMatchObject({ code, status });
  if (status === "Failed") {
    expect(resultOf(run, "A").error).toEqual({ code: "0x1", message: "No." });
    expect(outputsOf(run, "A")).toMatchObject({ body: { error: { code: "0x1" } } });
  }
});

test("after a failure the error's body can be read", () => {
  const { answer } = scripted(answering(404, { error: { code: "gone" } }));
  const run = ran(
    {
      A: connector("Get"),
      B: compose("@outputs('A')?['body/error/code']", after("A", "Failed")),
    },
    { answer },
  );
  expect(outputsOf(run, "B")).toBe("gone");
});

/** flow-language.md §5: which statuses are tried again. */
test.each([
  [400, 1],
  [401, 1],
  [403, 1],
  [404, 1],
  [409, 1],
  [412, 1],
  [408, 3],
  [429, 3],
  [500, 3],
  [503, 3],
])("%i is tried %i times with two repetitions", (statusCode, times) => {
  const { answer, calls } = scripted(answering(statusCode));
  ran(
    { A: connector("Get", {}, retry({ type: "fixed", count: 2, interval: "PT10S" })) },
    { answer },
  );
  expect(calls).toHaveLength(times);
});

test("a fixed policy waits its interval and stops when it works", () => {
  const { answer, calls } = scripted(answering(500), answering(503), answering(200));
  const run = ran(
    { A: connector("Get", {}, retry({ type: "fixed", count: 5, interval: "PT20S" })) },
    { answer },
  );
  expect(waits(calls)).toEqual([20_000, 20_000]);
  expect(run.ending?.status).toBe("Succeeded");
  expect(recordIn(run, "A")).toMatchObject({
    retryHistory: [{ code: "InternalServerError" }, { code: "ServiceUnavailable" }],
  });
  expect(resultOf(run, "A").retries).toBe(2);
});

test("the n-th wait of an exponential policy lies between 2^(n-2) and 2^(n-1) intervals", () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const { answer, calls } = scripted(answering(500));
    const policy = retry({ type: "exponential", count: 6, interval: "PT10S" });
    ran({ A: connector("Get", {}, policy) }, { answer, seed });
    for (const [index, wait] of waits(calls).entries()) {
      expect(wait).toBeGreaterThanOrEqual(2 ** (index - 1) * 10_000);
      expect(wait).toBeLessThanOrEqual(2 ** index * 10_000);
    }
    expect(calls).toHaveLength(7);
  }
});

test("an exponential policy keeps to its bounds", () => {
  const { answer, calls } = scripted(answering(500));
  const policy = {
    type: "exponential",
    count: 5,
    interval: "PT10S",
    minimumInterval: "PT15S",
    maximumInterval: "PT30S",
  };
  ran({ A: connector("Get", {}, retry(policy)) }, { answer });
  for (const wait of waits(calls)) {
    expect(wait).toBeGreaterThanOrEqual(15_000);
    expect(wait).toBeLessThanOrEqual(30_000);
  }
});

test.each([
  ["7", 7000],
  ["Mon, 05 Jan 2026 08:00:30 GMT", 30_000],
])("Retry-After %s comes before the policy", (value, wait) => {
  const { answer, calls } = scripted(
    answering(429, null, { "Retry-After": value }),
    answering(200),
  );
  ran(
    { A: connector("Get", {}, retry({ type: "fixed", count: 1, interval: "PT50S" })) },
    { answer },
  );
  expect(waits(calls)).toEqual([wait]);
});

test("without a policy a call is tried twice more within a quarter of an hour", () => {
  const { answer, calls } = scripted(answering(500));
  const run = ran({ A: connector("Get") }, { answer });
  expect(calls).toHaveLength(3);
  expect((run.end ?? 0) - run.start).toBeLessThanOrEqual(15 * 60_000);
});

test.each([
  [{ type: "often" }],
  [{ type: "fixed", count: 91, interval: "PT10S" }],
  [{ type: "fixed", count: 0, interval: "PT10S" }],
  [{ type: "fixed", count: 2, interval: "PT1S" }],
  [{ type: "fixed", count: 2, interval: "P2D" }],
])("the policy %j is refused before the call", (policy) => {
  const { answer, calls } = scripted(answering(200));
  const run = ran({ A: connector("Get", {}, retry(policy)) }, { answer });
  expect(resultOf(run, "A").error?.code).toBe("InvalidRetryPolicy");
  expect(calls).toHaveLength(0);
});

test("what nobody answers fails with NoMock and is a finding at its place", () => {
  const run = ran({ S: { type: "Scope", actions: { A: connector("Get") }, runAfter: {} } });
  expect(resultOf(run, "A").error?.code).toBe("NoMock");
  expect(run.findings).toMatchObject([
    {
      code: "run/no-mock",
      at: { pointer: "/properties/definition/actions/S/actions/A" },
    },
  ]);
});

const dataverse = (operationId: string, parameters: Plain): Plain => ({
  type: "OpenApiConnection",
  inputs: {
    host: {
      connectionName: "shared_rows",
      operationId,
      apiId: `/providers/Microsoft.PowerApps/apis/${DATAVERSE}`,
    },
    parameters,
  },
  runAfter: {},
});

/** flow-language.md §3.4: null counts as missing where a parameter is required, and nothing is sent. */
test.each<readonly [string, Plain, string | undefined]>([
  ["GetItem", { entityName: "accounts", recordId: "@null" }, "recordId"],
  ["GetItem", { entityName: "accounts" }, "recordId"],
  ["GetItem", { entityName: "accounts", recordId: "", $select: "@null" }, undefined],
  [
    "AssociateEntities",
    {
      entityName: "a",
      recordId: "b",
      associationEntityRelationship: "c",
      item: { "@@odata.id": "@null" },
    },
    "item/@odata.id",
  ],
  [
    "AssociateEntities",
    {
      entityName: "a",
      recordId: "b",
      associationEntityRelationship: "c",
      item: { "@@odata.id": "d" },
    },
    undefined,
  ],
  ["CreateRecord", { entityName: "accounts", "item/name": "@null" }, undefined],
  ["SomethingNew", { x: "@null" }, undefined],
])("%s with %j misses %s", (operationId, parameters, missing) => {
  const { answer, calls } = scripted(answering(200, {}));
  const run = ran({ A: dataverse(operationId, parameters) }, { answer, api: DATAVERSE });
  if (missing === undefined) {
    expect(calls).toHaveLength(1);
    return;
  }
  expect(calls).toHaveLength(0);
  expect(recordIn(run, "A")).toMatchObject({
    status: "Failed",
    code: "BadRequest",
    error: {
      code: "OpenApiOperationParameterValidationFailed",
      message: expect.stringContaining(`'${missing}'`),
    },
  });
  expect(outputsOf(run, "A")).toBeUndefined();
});

test("a value that cannot be converted was never sent: the action fails without outputs", () => {
  const error = { code: "OpenApiOperationParameterTypeConversionFailed", message: "No date." };
  const { answer } = scripted(answering(400, { error }));
  const run = ran({ A: connector("Create") }, { answer });
  expect(resultOf(run, "A")).toMatchObject({ code: "BadRequest", error });
  expect(outputsOf(run, "A")).toBeUndefined();
});

test("what a simulated system does not do is a finding, and is not tried again", () => {
  const { answer, calls } = scripted(
    answering(501, { error: { code: "NotSimulated", message: "No batches." } }),
  );
  const run = ran({ A: connector("Batch") }, { answer });
  expect(calls).toHaveLength(1);
  expect(run.findings).toMatchObject([{ code: "run/not-simulated", message: "No batches." }]);
});

/** Kinds that only a mock can answer for. */
test.each<readonly [string, Plain]>([
  ["waiting for a connector", { ...connector("Wait"), type: "OpenApiConnectionWebhook" }],
  ["an unknown kind", { type: "Batch", inputs: {}, runAfter: {} }],
  ["waiting for HTTP", { type: "HttpWebhook", inputs: { subscribe: {} }, runAfter: {} }],
])("%s is refused by name, or mocked", (_, action) => {
  const run = ran({ A: action });
  expect(resultOf(run, "A").error?.code).toBe("NotSimulated");
  expect(run.findings).toMatchObject([{ code: "run/not-simulated" }]);
  const { answer } = scripted(answering(200, { ok: true }));
  const mocked = ran({ A: action }, { answer });
  expect(bodyOf(mocked, "A")).toEqual({ ok: true });
});

test("with pagination whole pages come as one until there are as many rows as asked for", () => {
  const page = (rows: readonly number[], next?: string) =>
    answering(200, {
      value: rows,
      ...(next !== undefined && { "@odata.nextLink": `https://x/rows?$skiptoken=${next}` }),
    });
  const paged = (minimumItemCount: number): Plain =>
    connector(
      "ListRecords",
      {},
      {},
      {
        runtimeConfiguration: { paginationPolicy: { minimumItemCount } },
      },
    );
  const all = scripted(page([1, 2], "2"), page([3, 4], "4"), page([5]));
  expect(bodyOf(ran({ A: paged(100) }, { answer: all.answer }), "A")).toEqual({
    value: [1, 2, 3, 4, 5],
  });
  expect(all.calls.map(({ call }) => call.parameters.get("$skiptoken"))).toEqual([
    undefined,
    "2",
    "4",
  ]);
  const some = scripted(page([1, 2], "2"), page([3, 4], "4"), page([5]));
  expect(bodyOf(ran({ A: paged(3) }, { answer: some.answer }), "A")).toEqual({
    value: [1, 2, 3, 4],
  });
  expect(some.calls).toHaveLength(2);
});

/** flow-language.md §1.1: only who starts a flow by hand brings connections of their own. */
test.each([
  ["invoker", "Button", "Succeeded", undefined],
  ["invoker", "PowerAppV2", "Succeeded", undefined],
  ["invoker", "Http", "Failed", "InvokerConnectionOverrideFailed"],
  ["embedded", "Http", "Succeeded", undefined],
])("a connection of the %s in a flow that starts by %s", (runtimeSource, kind, status, code) => {
  const trigger = { type: "Request", kind, inputs: { schema: {} } };
  const { answer, calls } = scripted(answering(200, {}));
  const run = ran({ A: connector("Get") }, { answer, trigger, runtimeSource });
  const { error, ...result } = resultOf(run, "A");
  expect({ status: result.status, code: error?.code }).toEqual({ status, code });
  expect(calls).toHaveLength(status === "Failed" ? 0 : 1);
});

const http = (inputs: Plain, common: Plain = {}): Plain => ({
  type: "Http",
  inputs: { method: "POST", uri: "https://x.example/a", ...inputs },
  runAfter: {},
  ...common,
});

test("Http sends an object as JSON, its queries in the address, and hides its secrets", () => {
  const { answer, calls } = scripted(answering(200, { ok: true }));
  const run = ran(
    {
      A: http({
        body: { a: "@add(1, 1)" },
        queries: { q: "a b" },
        authentication: { type: "Basic", password: "secret" },
      }),
    },
    { answer },
  );
  const parameters = calls[0]?.call.parameters;
  expect(calls[0]?.call).toMatchObject({ api: "http", operationId: "POST" });
  expect(parameters?.get("uri")).toBe("https://x.example/a?q=a%20b");
  expect(parameters?.get("headers")).toEqual(new Map([["Content-Type", "application/json"]]));
  expect(JSON.stringify(recordIn(run, "A"))).not.toContain("secret");
});

test("Http follows redirections", () => {
  const { answer, calls } = scripted(
    answering(302, undefined, { Location: "https://x.example/b" }),
    answering(200, { ok: true }),
  );
  expect(bodyOf(ran({ A: http({}) }, { answer }), "A")).toEqual({ ok: true });
  expect(calls.map(({ call }) => call.parameters.get("uri"))).toEqual([
    "https://x.example/a",
    "https://x.example/b",
  ]);
});

/** As a browser does: only 307 and 308 say that the same is sent again. */
test.each([
  [302, "GET", null],
  [303, "GET", null],
  [307, "POST", new Map([["a", 1n]])],
  [308, "POST", new Map([["a", 1n]])],
] as const)("after %i Http sends %s", (statusCode, method, body) => {
  const { answer, calls } = scripted(
    answering(statusCode, undefined, { Location: "https://x.example/b" }),
    answering(200, { ok: true }),
  );
  ran({ A: http({ body: { a: 1 } }) }, { answer });
  const { operationId, parameters } = calls[1]?.call ?? {};
  expect({ operationId, body: parameters?.get("body") }).toEqual({ operationId: method, body });
});

const ACCEPTED = answering(202, undefined, {
  Location: "https://x.example/s",
  "Retry-After": "30",
});

test("Http asks again after 202 with a Location until there is an answer", () => {
  const { answer, calls } = scripted(ACCEPTED, ACCEPTED, answering(200, { done: true }));
  const run = ran({ A: http({}) }, { answer });
  expect(bodyOf(run, "A")).toEqual({ done: true });
  expect(waits(calls)).toEqual([30_000, 30_000]);
});

test("DisableAsyncPattern takes the 202 as the answer", () => {
  const { answer, calls } = scripted(ACCEPTED);
  const run = ran({ A: http({}, { operationOptions: "DisableAsyncPattern" }) }, { answer });
  expect(resultOf(run, "A").code).toBe("Accepted");
  expect(calls).toHaveLength(1);
});

test("limit.timeout ends the waiting", () => {
  const { answer } = scripted(ACCEPTED);
  const run = ran({ A: http({}, { limit: { timeout: "PT2M" } }) }, { answer });
  expect(run.ending?.status).toBe("TimedOut");
  expect((run.end ?? 0) - run.start).toBe(120_000);
});

const STATIC = { X0: { status: "Failed", outputs: { statusCode: 404, body: { a: 1 } } } };

test.each([
  ["Enabled", "Failed", "NotFound"],
  ["Disabled", "Succeeded", "OK"],
])("a static result that is %s", (staticResultOptions, status, code) => {
  const action = connector(
    "Get",
    {},
    {},
    {
      runtimeConfiguration: { staticResult: { name: "X0", staticResultOptions } },
    },
  );
  const { answer } = scripted(answering(200, { b: 2 }));
  const run = ran({ A: action }, { answer, staticResults: STATIC });
  expect(resultOf(run, "A")).toMatchObject({ status, code });
  const body: PlainJson = status === "Failed" ? { a: 1 } : { b: 2 };
  expect(bodyOf(run, "A")).toEqual(body);
});

test("a static result may name its status in words, as the designer writes it", () => {
  const runtimeConfiguration = { staticResult: { name: "X0", staticResultOptions: "Enabled" } };
  const staticResults = { X0: { status: "Succeeded", outputs: { statusCode: "OK", body: 1 } } };
  const run = ran({ A: connector("Get", {}, {}, { runtimeConfiguration }) }, { staticResults });
  expect(resultOf(run, "A")).toMatchObject({ status: "Succeeded", code: "OK" });
});
