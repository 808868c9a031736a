import { expect, test } from "vitest";
import { jsonOf, type PlainJson } from "#foundation";
import type { Subscription } from "../../../src/emulator/port.ts";
import type { World } from "../../../src/emulator/world/world.ts";
import { createWorld } from "../../../src/emulator/world/world.ts";
import { MONDAY } from "../outside.ts";
import {
  answering,
  compose,
  connector,
  flowOf,
  idOf,
  modelOf,
  outputsOf,
  type Plain,
  REQUEST,
  recordIn,
  worldOf,
} from "../run/flow.ts";

const SEE = { See: compose("@triggerBody()") };
const WAIT: Plain = {
  W: { type: "Wait", inputs: { interval: { count: 1, unit: "Hour" } }, runAfter: {} },
};

/** What a caller of the flow hears, in milliseconds after its call. */
function heard(world: World, body: PlainJson = null, url = world.urlOf("Flow") ?? "") {
  const found: { status?: number; after?: number } = {};
  const at = world.outside.now();
  world.outside.post(url, new Map(), jsonOf(body), (status) => {
    found.status = status;
    found.after = world.outside.now() - at;
  });
  return found;
}

function posted(world: World, body: PlainJson): number | undefined {
  const { status } = heard(world, body);
  world.run();
  return status;
}
const seen = (world: World): readonly unknown[] => world.runs.map((run) => outputsOf(run, "See"));

test("a flow without a Response answers 202 at once", () => {
  const world = worldOf(SEE);
  expect(posted(world, { a: 1 })).toBe(202);
  expect(seen(world)).toEqual([{ a: 1 }]);
  expect(heard(world, null, "https://nobody.example").status).toBe(404);
});

const respond = (statusCode: number, runAfter: Plain = {}, operationOptions = ""): Plain => ({
  type: "Response",
  kind: "Http",
  inputs: { statusCode },
  runAfter,
  operationOptions,
});
const PAUSE: Plain = {
  type: "Wait",
  inputs: { interval: { count: 1, unit: "Minute" } },
  runAfter: {},
};

/** flow-language.md §3.4: what a caller over HTTP hears, and after how many milliseconds. */
test.each<readonly [what: string, actions: Plain, status: number, after: number]>([
  ["its Response", { R: respond(200) }, 200, 0],
  ["a Response that comes later", { W: PAUSE, R: respond(500, { W: ["Succeeded"] }) }, 500, 60_000],
  [
    "no Response in time",
    {
      W: { ...PAUSE, inputs: { interval: { count: 5, unit: "Minute" } } },
      R: respond(200, { W: ["Succeeded"] }),
    },
    504,
    120_000,
  ],
  ["a Response that is skipped", { W: PAUSE, R: respond(200, { W: ["Failed"] }) }, 502, 60_000],
  ["a Response that comes by asking again", { R: respond(200, {}, "Asynchronous") }, 202, 0],
])("a caller hears %s", (_, actions, status, after) => {
  const world = worldOf(actions);
  const found = heard(world);
  world.run();
  expect(found).toEqual({ status, after });
});

test("a caller whose call starts several runs hears 202", () => {
  const trigger = { ...REQUEST, splitOn: "@triggerBody()" };
  const world = worldOf({ R: respond(200) }, { trigger });
  expect(posted(world, [1, 2])).toBe(202);
});

/** flow-language.md §2: POST where no method is said; path parameters come decoded. */
test.each<readonly [Plain, string, string, number, PlainJson]>([
  [{}, "POST", "", 202, { headers: { "X-A": "1" }, body: 5 }],
  [{}, "GET", "", 404, null],
  [{}, "POST", "/more", 404, null],
  [
    { method: "PUT", relativePath: "orders/{id}/lines/{line}" },
    "put",
    "/Orders/a%20b/lines/2",
    202,
    {
      headers: { "X-A": "1" },
      queries: { top: "3" },
      relativePathParameters: { id: "a b", line: "2" },
      body: 5,
    },
  ],
  [{ method: "PUT", relativePath: "orders/{id}" }, "PUT", "/orders", 404, null],
  [{ method: "PUT", relativePath: "orders/{id}" }, "POST", "/orders/1", 404, null],
])("a trigger of %j called with %s %s", (inputs, method, path, status, outputs) => {
  const actions = { See: compose("@triggerOutputs()") };
  const world = worldOf(actions, { trigger: { type: "Request", kind: "Http", inputs } });
  const [address, signature] = (world.urlOf("Flow") ?? "").split("?");
  const search = path.length > 5 ? `${signature}&top=3` : signature;
  const headers = new Map([["X-A", "1"]]);
  const url = `${address}${path}?${search}`;
  const heard: number[] = [];
  const other = `${address}${path}?sig=other`;
  world.call({ method, url, headers, body: jsonOf(5) }, (status) => void heard.push(status));
  world.call({ method, url: other, headers, body: null }, (status) => void heard.push(status));
  expect(heard).toEqual([status, 404]);
  world.run();
  expect(world.runs.map((run) => outputsOf(run, "See"))).toEqual(status === 202 ? [outputs] : []);
});

test("a relative path without a method keeps the flow off", () => {
  const trigger = { ...REQUEST, inputs: { relativePath: "orders/{id}" } };
  expect(() => worldOf(SEE, { trigger })).toThrow("needs a method");
});

/** flow-language.md §2: the trigger's record is like an action's. */
test.each<readonly [what: string, trigger: Plain, own: Plain]>([
  [
    "a button",
    { ...REQUEST, inputs: { schema: { type: "object" } } },
    { inputs: { schema: { type: "object" } } },
  ],
  [
    "a trigger that names its runs",
    { ...REQUEST, correlation: { clientTrackingId: "@concat('deal ', triggerBody()['id'])" } },
    { clientTrackingId: "deal 5" },
  ],
  [
    "a trigger whose name of its runs has no value",
    { ...REQUEST, correlation: { clientTrackingId: "@div(1, 0)" } },
    {},
  ],
])("trigger() of %s", (_, trigger, own) => {
  const world = worldOf({ See: compose("@trigger()") }, { trigger });
  posted(world, { id: 5 });
  const [run] = world.runs;
  expect(run && outputsOf(run, "See")).toEqual({
    name: "manual",
    inputs: { schema: {} },
    outputs: { headers: {}, body: { id: 5 } },
    startTime: "2026-01-05T08:00:00.0000000Z",
    endTime: "2026-01-05T08:00:00.0000000Z",
    clientTrackingId: run?.id,
    originHistoryName: run?.id,
    status: "Succeeded",
    code: "OK",
    ...own,
  });
  const actionsOwn = run && recordIn(run, "See");
  expect(actionsOwn).toMatchObject({ clientTrackingId: own["clientTrackingId"] ?? run?.id });
});

test("trigger() of a webhook tells what it subscribed for", () => {
  const { host } = system();
  const flow = flowOf("Flow", 1, { trigger: WEBHOOK, actions: { See: compose("@trigger()") } });
  const world = createWorld(modelOf([flow]), { start: MONDAY, seed: 1, profile: "host" });
  world.connect(host);
  world.bind("new_rows");
  expect(world.switchOn("Flow")).toBeUndefined();
  world.outside.deliver(idOf(1), { body: null });
  world.run();
  expect(world.runs.map((run) => outputsOf(run, "See"))).toMatchObject([
    {
      inputs: {
        host: { connectionReferenceName: "shared_rows", operationId: "SubscribeWebhookTrigger" },
        parameters: { "subscriptionRequest/entityname": "account" },
      },
    },
  ]);
});

test("splitOn starts a run for each element, none for an empty array", () => {
  const trigger = { ...REQUEST, splitOn: "@triggerBody()?['value']" };
  const world = worldOf(SEE, { trigger });
  posted(world, { value: [{ a: 1 }, { a: 2 }] });
  posted(world, { value: [] });
  expect(seen(world)).toEqual([{ a: 1 }, { a: 2 }]);
});

test.each([{}, { value: null }, { value: { a: 1 } }])("splitOn of %j starts none", (body) => {
  const trigger = { ...REQUEST, splitOn: "@triggerBody()?['value']" };
  const world = worldOf(SEE, { trigger });
  posted(world, body);
  expect(world.runs).toHaveLength(0);
  expect(world.firings).toMatchObject([{ status: "Failed", code: "InvalidTemplate" }]);
});

test("conditions are asked of each element; what does not meet them is skipped", () => {
  const trigger = {
    ...REQUEST,
    splitOn: "@triggerBody()",
    conditions: [
      { expression: "@greater(triggerBody()?['a'], 1)" },
      { expression: "@less(triggerBody()?['a'], 4)" },
    ],
  };
  const world = worldOf(SEE, { trigger });
  posted(world, [{ a: 1 }, { a: 2 }, { a: 3 }, { a: 4 }]);
  expect(seen(world)).toEqual([{ a: 2 }, { a: 3 }]);
  expect(world.firings.map(({ status }) => status)).toEqual([
    "Skipped",
    "Succeeded",
    "Succeeded",
    "Skipped",
  ]);
});

test("a condition that fails for one element does not keep the others from starting", () => {
  const trigger = {
    ...REQUEST,
    splitOn: "@triggerBody()",
    conditions: [{ expression: "@greater(div(4, triggerBody()), 1)" }],
  };
  const world = worldOf(SEE, { trigger });
  expect(posted(world, [2, 0, 1, 4])).toBe(400);
  expect(seen(world)).toEqual([2, 1]);
  expect(world.firings.map(({ status }) => status)).toEqual([
    "Succeeded",
    "Failed",
    "Succeeded",
    "Skipped",
  ]);
});

test("a condition that fails starts nothing and throws nothing", () => {
  const trigger = { ...REQUEST, conditions: [{ expression: "@greater(triggerBody()?['a'], 1)" }] };
  const world = worldOf(SEE, { trigger });
  posted(world, {});
  expect(world.firings).toMatchObject([{ status: "Failed", code: "InvalidTemplate" }]);
});

const SCHEMA = { type: "object", properties: { a: { type: "integer" } }, required: ["a"] };

test.each([
  [undefined, { b: 1 }, 202],
  ["EnableSchemaValidation", { b: 1 }, 400],
  ["EnableSchemaValidation", { a: "1" }, 400],
  ["EnableSchemaValidation", { a: 1 }, 202],
])("with operationOptions %s the body %j is answered %i", (operationOptions, body, status) => {
  const trigger = {
    type: "Request",
    kind: "Http",
    inputs: { schema: SCHEMA },
    ...(operationOptions !== undefined && { operationOptions }),
  };
  const world = worldOf(SEE, { trigger });
  expect(posted(world, body as PlainJson)).toBe(status);
  expect(world.runs).toHaveLength(status === 202 ? 1 : 0);
});

const limited = (concurrency: Plain): Plain => ({
  ...REQUEST,
  runtimeConfiguration: { concurrency },
});

test("no more runs than allowed at a time; the others wait and follow", () => {
  const world = worldOf(WAIT, { trigger: limited({ runs: 2, maximumWaitingRuns: 10 }) });
  const url = world.urlOf("Flow") ?? "";
  for (let index = 0; index < 5; index += 1) world.outside.post(url, new Map(), null);
  world.run();
  expect(world.runs.map(({ start }) => (start - MONDAY) / 3_600_000)).toEqual([0, 0, 1, 1, 2]);
});

test("SingleInstance is one run at a time", () => {
  const world = worldOf(WAIT, { trigger: { ...REQUEST, operationOptions: "SingleInstance" } });
  const url = world.urlOf("Flow") ?? "";
  for (let index = 0; index < 3; index += 1) world.outside.post(url, new Map(), null);
  world.run();
  expect(world.runs.map(({ start }) => (start - MONDAY) / 3_600_000)).toEqual([0, 1, 2]);
});

test("however many wait one after the other, none is the other's cause", () => {
  const world = worldOf(WAIT, { trigger: limited({ runs: 1, maximumWaitingRuns: 100 }) });
  for (let index = 0; index < 60; index += 1) heard(world);
  world.run();
  expect([world.runs.length, world.loop()]).toEqual([60, undefined]);
  expect(world.runs.map((run) => world.chainTo(run))).toEqual(Array(60).fill(["Flow"]));
});

test("who finds no place to wait is told 429", () => {
  const world = worldOf(WAIT, { trigger: limited({ runs: 1, maximumWaitingRuns: 2 }) });
  const statuses = [1, 2, 3, 4].map(() => heard(world).status);
  expect(statuses).toEqual([202, 202, 202, 429]);
  world.run();
  expect(world.runs).toHaveLength(3);
});

test("ten more than may run wait when nothing is said", () => {
  const world = worldOf(WAIT, { trigger: limited({ runs: 1 }) });
  const statuses = Array.from({ length: 14 }, () => heard(world).status);
  expect(statuses.filter((status) => status === 202)).toHaveLength(12);
});

test("25 runs at a time when a limit is switched on without a number", () => {
  const world = worldOf(WAIT, { trigger: limited({}) });
  const statuses = Array.from({ length: 61 }, () => heard(world).status);
  expect(statuses.filter((status) => status === 202)).toHaveLength(60);
  world.run(MONDAY);
  expect(world.runs).toHaveLength(25);
});

test.each([0, 101])("a limit of %i runs keeps the flow off", (runs) => {
  expect(() => worldOf(WAIT, { trigger: limited({ runs }) })).toThrow("1 to 100");
});

/** A system that calls back: keeps what flows asked for. */
function system() {
  const subscriptions: Subscription[] = [];
  let ended = 0;
  return {
    subscriptions,
    ended: () => ended,
    host: {
      invoke: () => undefined,
      subscribe(subscription: Subscription) {
        subscriptions.push(subscription);
        const unsubscribe = (): void => {
          ended += 1;
        };
        return { unsubscribe };
      },
    },
  };
}
const WEBHOOK: Plain = {
  type: "OpenApiConnectionWebhook",
  inputs: connector("SubscribeWebhookTrigger", { "subscriptionRequest/entityname": "account" })[
    "inputs"
  ] as Plain,
};

test("a webhook trigger subscribes with its parameters, is delivered to, and ends", () => {
  const { host, subscriptions, ended } = system();
  const world = createWorld(modelOf([flowOf("Flow", 1, { trigger: WEBHOOK, actions: SEE })]), {
    start: MONDAY,
    seed: 1,
    profile: "host",
  });
  world.connect(host);
  world.bind("new_rows");
  expect(world.switchOn("Flow")).toBeUndefined();
  expect(subscriptions).toMatchObject([
    { id: idOf(1), api: "shared_rows", operationId: "SubscribeWebhookTrigger" },
  ]);
  world.outside.deliver(idOf(1), { body: jsonOf({ a: 1 }) });
  world.run();
  expect(seen(world)).toEqual([{ a: 1 }]);
  world.switchOff("Flow");
  expect(ended()).toBe(1);
});

test("a system that refuses a trigger says why", () => {
  const message = "There is no table 'accuont'.";
  const world = createWorld(modelOf([flowOf("Flow", 1, { trigger: WEBHOOK, actions: SEE })]), {
    start: MONDAY,
    seed: 1,
    profile: "host",
  });
  world.connect({
    invoke: () => undefined,
    subscribe: () => answering(404, { error: { code: "0x8006088a", message } }),
  });
  world.bind("new_rows");
  expect(world.switchOn("Flow")?.message).toContain(message);
});

test("a trigger that nobody serves keeps the flow off", () => {
  const world = createWorld(modelOf([flowOf("Flow", 1, { trigger: WEBHOOK, actions: SEE })]), {
    start: MONDAY,
    seed: 1,
    profile: "host",
  });
  world.bind("new_rows");
  expect(world.switchOn("Flow")?.message).toContain("SubscribeWebhookTrigger");
  expect(world.isOn("Flow")).toBe(false);
});

/** Hours since Monday 8 o'clock at which a recurrence starts its flow, within so many days. */
test.each<readonly [Plain, number, readonly number[]]>([
  [{ frequency: "Hour", interval: 6 }, 1, [0, 6, 12, 18, 24]],
  [{ frequency: "Minute", interval: 720 }, 1, [0, 12, 24]],
  [{ frequency: "Day", interval: 1, startTime: "2026-01-05T10:00:00Z" }, 3, [2, 26, 50]],
  [{ frequency: "Day", interval: 2, startTime: "2026-01-01T10:00:00Z" }, 5, [2, 50, 98]],
  [
    { frequency: "Day", interval: 1, schedule: { hours: ["9", "17"], minutes: [30] } },
    2,
    [1.5, 9.5, 25.5, 33.5],
  ],
  [
    {
      frequency: "Week",
      interval: 1,
      schedule: { weekDays: ["Tuesday", "Friday"], hours: ["8"], minutes: [0] },
    },
    8,
    [24, 96, 192],
  ],
  [
    {
      frequency: "Day",
      interval: 1,
      timeZone: "W. Europe Standard Time",
      startTime: "2026-01-05T10:00:00",
    },
    2,
    [1, 25],
  ],
  [{ frequency: "Month", interval: 1, startTime: "2026-01-31T08:00:00Z" }, 60, [624, 1296]],
])("the recurrence %j within %i days", (recurrence, days, hours) => {
  const world = worldOf(SEE, { trigger: { type: "Recurrence", recurrence } });
  world.run(MONDAY + days * 86_400_000);
  expect(world.runs.map(({ start }) => (start - MONDAY) / 3_600_000)).toEqual(hours);
  expect(outputsOf(world.runs[0] as (typeof world.runs)[0], "See")).toBeNull();
});

test("a recurrence does not keep a world from being quiet, and ends when switched off", () => {
  const trigger = { type: "Recurrence", recurrence: { frequency: "Hour", interval: 1 } };
  const world = worldOf(SEE, { trigger });
  world.run();
  expect(world.runs).toHaveLength(1);
  expect(world.pending()).toBe(0);
  world.switchOff("Flow");
  world.run(MONDAY + 86_400_000);
  expect(world.runs).toHaveLength(1);
});

test.each([
  [{ frequency: "Second", interval: 30 }, "60 seconds"],
  [{ frequency: "Day", interval: 501 }, "500 days"],
  [{ frequency: "Often", interval: 1 }, "frequency"],
  [{ frequency: "Day", interval: 1, timeZone: "Nowhere" }, "time zone"],
  [{ frequency: "Day", interval: 1, schedule: { weekDays: ["Monday"] } }, "weekDays"],
  [{ frequency: "Week", interval: 1, schedule: { weekDays: ["Moonday"] } }, "Moonday"],
  [{ frequency: "Week", interval: 1, schedule: { monthDays: [1] } }, "monthDays"],
  [{ frequency: "Hour", interval: 1, schedule: { hours: ["8"] } }, "hours"],
  [{ frequency: "Hour", interval: 1, schedule: { minutes: [30] } }, "minutes"],
  [{ frequency: "Day", interval: 1, schedule: { hours: ["24"] } }, "hours"],
])("the recurrence %j is refused", (recurrence, why) => {
  expect(() => worldOf(SEE, { trigger: { type: "Recurrence", recurrence } })).toThrow(why);
});

const caller = (number: number): Plain => ({
  Call: {
    type: "Workflow",
    inputs: { host: { workflowReferenceName: idOf(number) }, retryPolicy: { type: "none" } },
    runAfter: {},
  },
  R: {
    type: "Response",
    kind: "Http",
    inputs: { statusCode: 200 },
    runAfter: { Call: ["Succeeded"] },
  },
});

test("flows that call each other in a circle cannot be switched on", () => {
  const flows = [
    flowOf("First", 1, { actions: caller(2) }),
    flowOf("Second", 2, { actions: caller(3) }),
    flowOf("Third", 3, { actions: caller(2) }),
  ];
  const world = createWorld(modelOf(flows), { start: MONDAY, seed: 1, profile: "host" });
  world.bind("new_rows");
  for (const { name } of flows) {
    expect(world.switchOn(name)?.reason).toBe("ChildFlowNeverPublished");
  }
});

test("flows that start each other by HTTP without end are stopped, and the cycle is named", () => {
  const send = (uri: string): Plain => ({
    Send: { type: "Http", inputs: { method: "POST", uri }, runAfter: {} },
  });
  const flows = [
    flowOf("Begin", 1, { actions: send("https://to.example/2") }),
    flowOf("Ping", 2, { actions: send("https://to.example/3") }),
    flowOf("Pong", 3, { actions: send("https://to.example/2") }),
  ];
  const world = createWorld(modelOf(flows), { start: MONDAY, seed: 1, profile: "host" });
  world.bind("new_rows");
  world.connect({
    invoke({ parameters }) {
      const name = String(parameters.get("uri")).endsWith("2") ? "Ping" : "Pong";
      world.outside.post(world.urlOf(name) ?? "", new Map(), null);
      return { statusCode: 202, headers: new Map() };
    },
  });
  for (const { name } of flows) expect(world.switchOn(name)).toBeUndefined();
  world.startByHand("Begin", null);
  world.run();
  expect(world.loop()?.toSorted()).toEqual(["Ping", "Pong"]);
  expect(world.runs.length).toBeLessThan(100);
});

test.each<readonly [string, Plain, string]>([
  [
    "an action runs after an unknown sibling",
    { A: compose(1, { B: ["Succeeded"] }) },
    "no sibling",
  ],
  [
    "an action runs after a status that is none",
    { A: compose(1), B: compose(1, { A: ["Done"] }) },
    "Done",
  ],
  [
    "an action runs after itself",
    { A: compose(1, { B: ["Succeeded"] }), B: compose(1, { A: ["Succeeded"] }) },
    "after itself",
  ],
  [
    "two actions have one name",
    { A: compose(1), S: { type: "Scope", actions: { a: compose(1) }, runAfter: {} } },
    'Two actions are called "a"',
  ],
])("a flow is not switched on when %s", (_, actions, why) => {
  expect(() => worldOf(actions)).toThrow(why);
});
