import { expect, test } from "vitest";
import { type Json, jsonOf, type PlainJson, plainOf } from "#foundation";
import { coverageOf } from "../../src/emulator/coverage.ts";
import { profileDifferences, runFlow } from "../../src/emulator/run-flow.ts";
import {
  after,
  compose,
  connector,
  type FlowText,
  flowOf,
  idOf,
  modelOf,
  type Plain,
  REQUEST,
} from "./run/flow.ts";

const NO_RETRY = { retryPolicy: { type: "none" } };

function played(
  actions: Plain,
  { mocks, input, ...text }: { mocks?: PlainJson; input?: PlainJson } & Partial<FlowText> = {},
) {
  const model = modelOf([flowOf("Flow", 1, { actions, ...text })]);
  const { record, findings, trace } = runFlow(model, "Flow", {
    ...(mocks !== undefined && { mocks: jsonOf(mocks) }),
    ...(input !== undefined && { input: jsonOf(input) }),
  });
  const plain = record && (plainOf(record) as Record<string, PlainJson>);
  return { plain, findings, trace };
}

test("a run record has the service's shape", () => {
  const { plain, findings } = played(
    { A: connector("Get"), B: compose("@body('A')?['x']", after("A")) },
    {
      mocks: { A: { body: { x: 1 } } },
      input: { headers: { H: "1" }, body: { text: "hello" } },
    },
  );
  expect(findings).toEqual([]);
  expect(plain).toMatchObject({
    name: expect.stringMatching(/^[0-9a-f-]{36}$/),
    flow: "Flow",
    status: "Succeeded",
    startTime: "2026-01-01T00:00:00.0000000Z",
    endTime: "2026-01-01T00:00:00.0000000Z",
    trigger: { name: "manual", outputs: { headers: { H: "1" }, body: { text: "hello" } } },
    actions: {
      A: {
        inputs: { parameters: {} },
        outputs: { statusCode: 200, headers: {}, body: { x: 1 } },
        status: "Succeeded",
        code: "OK",
      },
      B: { outputs: 1 },
    },
  });
});

test("an action in a loop shows all its turns", () => {
  const { plain } = played({
    Loop: { type: "Foreach", foreach: [1, 2], actions: { C: compose("@item()") }, runAfter: {} },
  });
  expect(plain?.["actions"]).toMatchObject({
    C: {
      outputs: 2,
      repetitions: [
        { outputs: 1, repetitionIndexes: [{ scopeName: "Loop", itemIndex: 0 }] },
        { outputs: 2, repetitionIndexes: [{ scopeName: "Loop", itemIndex: 1 }] },
      ],
    },
  });
});

test("secured data is not in the record, and its readers' inputs neither", () => {
  const { plain } = played(
    {
      A: connector(
        "Get",
        {},
        {},
        { runtimeConfiguration: { secureData: { properties: ["outputs"] } } },
      ),
      B: compose("@body('A')", after("A")),
      C: compose("@outputs('B')", after("B")),
      D: compose("open", after("C")),
    },
    { mocks: { A: { body: "s3cret" } } },
  );
  expect(JSON.stringify(plain)).not.toContain("s3cret");
  expect(JSON.stringify(plain)).toContain("open");
  expect(plain?.["actions"]).toMatchObject({ A: { secureData: { properties: ["outputs"] } } });
});

/** flow-language.md §5: secrets flow on, and nothing of the record tells them. */
test("secrets of a trigger are hidden wherever they flow", () => {
  const trigger = {
    ...REQUEST,
    kind: "Http",
    runtimeConfiguration: { secureData: { properties: ["outputs"] } },
  };
  const { plain } = played(
    {
      V: {
        type: "InitializeVariable",
        inputs: { variables: [{ name: "v", type: "String", value: "@triggerBody()?['s']" }] },
        runAfter: {},
      },
      Read: compose("@variables('V')", after("V")),
      Loop: {
        type: "Foreach",
        foreach: "@createArray(triggerBody()?['s'])",
        actions: { ByName: compose("@items('loop')"), ByItem: compose("@item()") },
        runAfter: after("Read"),
      },
      Switch: {
        type: "Switch",
        expression: "@triggerBody()?['s']",
        cases: {},
        default: { actions: {} },
        runAfter: after("Loop"),
      },
      Results: compose("@result('Loop')", after("Switch")),
      Answer: {
        type: "Response",
        kind: "Http",
        inputs: { statusCode: 200, body: "@outputs('Read')" },
        runAfter: after("Results"),
      },
      End: {
        type: "Terminate",
        inputs: { runStatus: "Failed", runError: { code: "1", message: "@variables('v')" } },
        runAfter: after("Answer"),
      },
    },
    { input: { body: { s: "s3cret" } }, trigger },
  );
  expect(plain?.["status"]).toBe("Failed");
  expect(JSON.stringify(plain)).not.toContain("s3cret");
  expect(plain?.["trigger"]).toMatchObject({ secureData: { properties: ["outputs"] } });
});

test("a mock by the action's name comes before one by the operation", () => {
  const { plain } = played(
    { A: connector("Get"), B: connector("Get", {}, {}, { runAfter: after("A") }) },
    { mocks: { Get: { body: "operation" }, a: { body: "action" } } },
  );
  expect(plain?.["actions"]).toMatchObject({
    A: { outputs: { body: "action" } },
    B: { outputs: { body: "operation" } },
  });
});

test("of a list each call takes the next, and the last stays", () => {
  const { plain } = played(
    {
      Loop: {
        type: "Foreach",
        foreach: [1, 2, 3],
        actions: { A: connector("Get") },
        runAfter: {},
      },
    },
    { mocks: { A: [{ body: "x" }, { body: "y" }] } },
  );
  const turns = ["x", "y", "y"].map((body) => ({ outputs: { body } }));
  expect(plain?.["actions"]).toMatchObject({ A: { repetitions: turns } });
});

test("what has no mock fails with NoMock", () => {
  const { plain, findings } = played({ A: connector("Get") });
  expect(plain).toMatchObject({ status: "Failed", actions: { A: { error: { code: "NoMock" } } } });
  expect(findings.map(({ code }) => code)).toEqual(["run/no-mock", "run/failed"]);
});

/** Mocks of a wrong shape and where that is. */
test.each<readonly [PlainJson, string]>([
  [[], ""],
  [{ A: 1 }, "/A"],
  [{ A: [] }, "/A"],
  [{ A: [{ body: 1 }, "x"] }, "/A/1"],
  [{ A: { status: 200 } }, "/A/status"],
  [{ A: { statusCode: "200" } }, "/A/statusCode"],
  [{ A: { statusCode: 1000 } }, "/A/statusCode"],
  [{ A: { headers: [] } }, "/A/headers"],
])("the mocks %j are wrong at '%s'", (mocks, pointer) => {
  const { plain, findings } = played({ A: connector("Get") }, { mocks });
  expect(plain).toBeUndefined();
  expect(findings).toMatchObject([
    { code: "mock/shape", severity: "error", at: { part: "mocks", pointer } },
  ]);
});

test("a mock that nothing asks for is told, with what was meant", () => {
  const { findings } = played({ Get_row: compose(1) }, { mocks: { Get_rwo: { body: 1 } } });
  expect(findings).toMatchObject([
    { code: "mock/unused", severity: "warning", message: expect.stringContaining('"Get_row"') },
  ]);
});

test.each([1, null, "text", []])("the input %j is no outputs of a trigger", (input) => {
  expect(played({ A: compose(1) }, { input }).findings).toMatchObject([
    { code: "run/input", at: { part: "input" } },
  ]);
});

test("a call in the form before 2020 finds its connection, and shows no secrets", () => {
  const { plain } = played(
    {
      A: {
        type: "ApiConnection",
        inputs: {
          host: {
            connection: { name: "@parameters('$connections')['shared_rows']['connectionId']" },
          },
          method: "get",
          path: "/rows",
          authentication: {
            type: "Raw",
            value:
              "@json(decodeBase64(triggerOutputs().headers['X-MS-APIM-Tokens']))['$ConnectionKey']",
          },
        },
        runAfter: {},
      },
    },
    {
      mocks: { A: { body: 1 } },
      parameters: {
        $connections: { defaultValue: {}, type: "Object" },
        $authentication: { defaultValue: {}, type: "SecureObject" },
      },
    },
  );
  const name = "/providers/Microsoft.PowerApps/apis/shared_rows/connections/new_rows";
  expect(plain).toMatchObject({
    status: "Succeeded",
    actions: {
      A: { inputs: { host: { connection: { name } }, method: "get", path: "/rows" } },
    },
  });
  expect(JSON.stringify(plain?.["actions"])).not.toContain("authentication");
});

test("a part of the input that no trigger gives is told, with what was meant", () => {
  const { plain, findings } = played({ A: compose(1) }, { input: { bdy: 1 } });
  expect(plain?.["status"]).toBe("Succeeded");
  expect(findings).toMatchObject([
    {
      code: "run/input",
      severity: "warning",
      message: 'A trigger gives no "bdy". Did you mean "body"?',
      at: { pointer: "/bdy" },
    },
  ]);
});

test.each([
  [{ runStatus: "Failed" }, 'The run of "Flow" failed.'],
  [
    { runStatus: "Failed", runError: { code: "X1", message: "It broke." } },
    'The run of "Flow" failed: X1 It broke.',
  ],
])("a run that is ended by %j says so", (inputs, message) => {
  const { findings } = played({ End: { type: "Terminate", inputs, runAfter: {} } });
  expect(findings.at(-1)?.message).toBe(message);
});

test("a run that failed by its actions says so as its containers do", () => {
  const { plain } = played({ A: compose("@div(1, 0)") }, {});
  expect(plain).toMatchObject({
    status: "Failed",
    error: { code: "ActionFailed", message: "An action failed. No dependent actions succeeded." },
  });
});

test("there is no such flow: what was meant is named", () => {
  const model = modelOf([flowOf("Send mail", 1, { actions: { A: compose(1) } })]);
  expect(runFlow(model, "Send mial").findings).toMatchObject([
    { code: "run/unknown-flow", message: expect.stringContaining('"Send mail"') },
  ]);
  expect(runFlow(model, "SEND MAIL").record).toBeDefined();
  expect(runFlow(model, idOf(1)).record).toBeDefined();
});

test("a condition that is not met starts nothing, and says so", () => {
  const trigger = { ...REQUEST, conditions: [{ expression: "@equals(triggerBody(), 1)" }] };
  expect(played({ A: compose(1) }, { trigger, input: { body: 2 } }).findings).toMatchObject([
    { code: "run/not-started", message: expect.stringContaining("TriggerConditionNotMet") },
  ]);
});

test.each([
  [{ body: [1, 2] }, 1],
  [{ body: { a: 1 } }, { a: 1 }],
])("splitOn: the run is of the first element, or of the element that was given", (input, body) => {
  const trigger = { ...REQUEST, splitOn: "@triggerBody()" };
  const { plain } = played({ A: compose("@triggerBody()") }, { trigger, input });
  expect(plain?.["actions"]).toMatchObject({ A: { outputs: body } });
});

test("what is taken as one element though splitOn gives no list is told", () => {
  const trigger = { ...REQUEST, splitOn: "@triggerBody()" };
  const { findings } = played({ A: compose(1) }, { trigger, input: { body: { a: 1 } } });
  expect(findings).toMatchObject([{ code: "run/split", severity: "info" }]);
  expect(played({ A: compose(1) }, { trigger, input: { body: [1] } }).findings).toEqual([]);
});

const WAIT_3_MINUTES: Plain = {
  type: "Wait",
  inputs: { interval: { count: 3, unit: "Minute" } },
  runAfter: {},
};
const RECURRENCE: Plain = { type: "Recurrence", recurrence: { frequency: "Day", interval: 1 } };
const ANSWER: Plain = {
  type: "Response",
  kind: "Http",
  inputs: { statusCode: 200, body: "hello" },
};

// flow-language.md §3.4, §2 (splitOn), §9
test.each<readonly [string, Plain, Plain, PlainJson, string]>([
  ["a caller who waits", REQUEST, {}, null, "OK"],
  ["nobody, for it began by itself", RECURRENCE, {}, null, "ActionResponseSkipped"],
  [
    "nobody, for splitOn started several runs",
    { ...REQUEST, splitOn: "@triggerBody()" },
    {},
    [1, 2],
    "ActionResponseSkipped",
  ],
  ["a caller who has given up after 120 seconds", REQUEST, { W: WAIT_3_MINUTES }, null, "Conflict"],
])("a Response answers %s", (_, trigger, before, body, code) => {
  const runAfter = "W" in before ? after("W") : {};
  const actions = { ...before, R: { ...ANSWER, runAfter } };
  const { plain } = played(actions, { trigger, input: { body } });
  expect(plain?.["actions"]).toMatchObject({ R: { code } });
  expect(plain?.["response"]).toEqual(
    code === "OK" ? { statusCode: 200, headers: {}, body: "hello" } : undefined,
  );
});

const secured = (action: Plain): Plain => ({
  ...action,
  runtimeConfiguration: { secureData: { properties: ["inputs"] } },
});

test("what is secured in a branch that was not taken hides nothing of the one that was", () => {
  const end = (message: string): Plain => ({
    type: "Terminate",
    inputs: { runStatus: "Failed", runError: { code: "1", message } },
    runAfter: after("R"),
  });
  const answer = { ...ANSWER, runAfter: {} };
  const branch = (change: (action: Plain) => Plain, message: string): Plain => ({
    R: change(answer),
    T: change(end(message)),
  });
  const { plain } = played({
    If: {
      type: "If",
      expression: { equals: [1, 1] },
      actions: branch((action) => action, "open"),
      else: {
        actions: {
          SR: secured(answer),
          ST: secured({ ...end("s3cret"), runAfter: after("SR") }),
        },
      },
      runAfter: {},
    },
  });
  expect(plain).toMatchObject({
    error: { code: "1", message: "open" },
    response: { statusCode: 200 },
  });
});

test("why a run was ended is told nowhere when it is secured", () => {
  const { plain, findings, trace } = played({
    T: secured({
      type: "Terminate",
      inputs: { runStatus: "Failed", runError: { code: "1", message: "s3cret" } },
      runAfter: {},
    }),
  });
  expect(plain?.["status"]).toBe("Failed");
  expect(JSON.stringify([plain, findings, trace])).not.toContain("s3cret");
  expect(findings).toMatchObject([{ code: "run/failed" }]);
});

test("a flow without any action does not run", () => {
  const { plain, findings } = played({});
  expect(plain).toBeUndefined();
  expect(findings).toMatchObject([{ code: "run/no-actions", severity: "error" }]);
});

test("two actions of one name keep the flow from running, wherever they stand", () => {
  const { plain, findings } = played({
    A: compose(1),
    S: { type: "Scope", actions: { a: compose(2) }, runAfter: after("A") },
  });
  expect(plain).toBeUndefined();
  expect(findings).toMatchObject([
    { code: "run/action-name", message: 'Two actions are called "a": the service refuses that.' },
  ]);
});

test("of actions that wait for each other only those are told that do", () => {
  const { findings } = played({
    A: compose(1, after("B")),
    B: compose(1, after("A")),
    D: compose(1, after("B")),
  });
  expect(findings.map(({ message }) => message)).toEqual([
    '"A" runs after itself.',
    '"B" runs after itself.',
  ]);
});

test("an action that runs after nothing keeps the flow from running", () => {
  const { plain, findings } = played({ A: compose(1, after("B")) });
  expect(plain).toBeUndefined();
  expect(findings).toMatchObject([
    { code: "run/run-after", at: { pointer: "/properties/definition/actions/A" } },
  ]);
});

test("a long line of actions behind a circle is no harm", () => {
  const line = Array.from({ length: 5_000 }, (_, place) => [
    `L${place}`,
    compose(1, after(place === 0 ? "A" : `L${place - 1}`)),
  ]);
  const { findings } = played({ ...Object.fromEntries(line), A: compose(1, after("A")) });
  expect(findings.map(({ message }) => message)).toEqual(['"A" runs after itself.']);
});

const call = (number: number): Plain => ({
  type: "Workflow",
  inputs: { host: { workflowReferenceName: idOf(number) }, ...NO_RETRY },
  runAfter: {},
});
const RESPOND: Plain = {
  type: "Response",
  kind: "Http",
  inputs: { statusCode: 200, body: "child" },
  runAfter: {},
};

test("a child flow runs too, unless it is mocked", () => {
  const model = modelOf([
    flowOf("Flow", 1, { actions: { Call: call(2) } }),
    flowOf("Child", 2, { actions: { R: RESPOND } }),
  ]);
  const bodyWith = (mocks?: Json): unknown => {
    const { record } = runFlow(model, "Flow", { ...(mocks !== undefined && { mocks }) });
    const { actions } = plainOf(record ?? null) as { actions: { Call: { outputs: unknown } } };
    return actions.Call.outputs;
  };
  expect(bodyWith()).toMatchObject({ body: "child" });
  expect(bodyWith(jsonOf({ Call: { body: "mock" } }))).toMatchObject({ body: "mock" });
});

test("a child flow that is not in the solution is told, with the way out", () => {
  const model = modelOf([flowOf("Flow", 1, { actions: { Call: call(9) } })]);
  expect(runFlow(model, "Flow").findings).toMatchObject([
    {
      code: "run/no-child",
      severity: "warning",
      message: expect.stringContaining("give it a mock"),
      at: { pointer: "/properties/definition/actions/Call" },
    },
    { code: "run/failed" },
  ]);
  const mocks = jsonOf({ Call: { statusCode: 404, body: "mock" } });
  expect(runFlow(model, "Flow", { mocks }).findings).toMatchObject([{ code: "run/failed" }]);
});

test("child flows that call each other without end are stopped, and the cycle is named", () => {
  const deep = (number: number) => ({
    actions: { Call: call(number), R: { ...RESPOND, runAfter: after("Call") } },
  });
  const model = modelOf([flowOf("One", 1, deep(2)), flowOf("Two", 2, deep(1))]);
  const { findings, record } = runFlow(model, "One");
  expect(record?.get("status")).toBe("Running");
  expect(findings).toMatchObject([
    { code: "run/endless-loop", message: expect.stringMatching(/One → Two → One|Two → One → Two/) },
    { code: "run/failed" },
  ]);
});

test("a difference between the profiles is told at its action", () => {
  const actions = {
    Same: compose("@add(1, 2)"),
    Other: compose("@if(true, 1, div(1, 0))"),
  };
  const model = modelOf([flowOf("Flow", 1, { actions })]);
  expect(profileDifferences(model, "Flow", {})).toMatchObject([
    {
      code: "run/profiles-differ",
      severity: "warning",
      at: { pointer: "/properties/definition/actions/Other" },
    },
  ]);
});

test("a page that is named by a link of another kind is not followed, and that is told", () => {
  const nextLink = "https://example.com/rows?page=2";
  const { plain, findings } = played(
    {
      A: connector(
        "List",
        {},
        {},
        { runtimeConfiguration: { paginationPolicy: { minimumItemCount: 10 } } },
      ),
    },
    { mocks: { A: { body: { value: [1], "@odata.nextLink": nextLink } } } },
  );
  expect(plain?.["actions"]).toMatchObject({
    A: { outputs: { body: { value: [1], "@odata.nextLink": nextLink } } },
  });
  expect(findings).toMatchObject([
    { code: "run/not-simulated", at: { pointer: "/properties/definition/actions/A" } },
  ]);
});

test("a parameter without a value is told from one that is not there", () => {
  const error = (plain: PlainJson | undefined): unknown =>
    (plain as { A: { error: Plain } }).A.error;
  const { plain } = played(
    { A: compose("@parameters('P')") },
    { parameters: { P: { type: "String" } } },
  );
  expect(error(plain?.["actions"])).toMatchObject({
    message: expect.stringContaining("the parameter 'P', which is not there or has no value"),
  });
});

test("the lines of a trace end where there is nothing more to tell", () => {
  const { trace } = played(
    {
      A: connector("Get", {}, { retryPolicy: { type: "fixed", count: 1, interval: "PT5S" } }),
      T: { type: "Terminate", inputs: { runStatus: "Failed" }, runAfter: after("A") },
    },
    { mocks: { A: [{ statusCode: 500 }, { statusCode: 200 }] } },
  );
  expect(trace[1]).toContain("after 1 retry");
  expect(trace.at(-1)).toMatch(/ Failed$/);
});

test("a trace tells what happened, line by line", () => {
  const { trace } = played({
    W: { type: "Wait", inputs: { interval: { count: 90, unit: "Second" } }, runAfter: {} },
    S: {
      type: "Scope",
      actions: { A: compose("@div(1, 0)") },
      runAfter: after("W"),
    },
  });
  expect(trace[0]).toBe("Flow");
  expect(trace[1]).toBe("+0:01:30.000 W Succeeded (OK)");
  expect(trace[2]).toMatch(/^\+0:01:30\.000 {3}A Failed \(BadRequest\) InvalidTemplate: /);
  expect(trace.at(-1)).toBe("+0:01:30.000 Failed");
});

test("the same run again is the same to the letter", () => {
  const actions = { A: connector("Get"), G: compose("@guid()"), R: compose("@rand(0, 1000)") };
  const once = () => played(actions, { mocks: { A: [{ statusCode: 500 }, { body: 1 }] } });
  expect(once()).toEqual(once());
});

test("waiting for a row is simulated, waiting for what nobody here sends is not", () => {
  const waiting = (operationId: string): Plain => ({
    ...connector(operationId),
    type: "OpenApiConnectionWebhook",
  });
  const coverageOfActions = (api: string, operationId: string) =>
    coverageOf([flowOf("Flow", 1, { actions: { A: waiting(operationId) }, api })]).actions;
  const dataverse = "shared_commondataserviceforapps";
  const name = "connector (webhook)";
  expect(coverageOfActions(dataverse, "SubscribeWebhookTrigger")).toEqual([
    { name, uses: 1, by: "simulated" },
  ]);
  expect(coverageOfActions("shared_approvals", "StartAndWaitForAnApproval")).toEqual([
    { name, uses: 1, by: "mocked" },
  ]);
});

test("operations that name an action are covered by their actions", () => {
  const doing = (operationId: string, actionName: string) =>
    connector(operationId, { actionName: `Microsoft.Dynamics.CRM.${actionName}` });
  const flow = flowOf("Flow", 1, {
    api: "shared_commondataserviceforapps",
    actions: {
      A: connector("PerformUnboundAction", { actionName: "WinOpportunity" }),
      B: connector("PerformUnboundAction", { actionName: "msdyn_PssCreateV1" }),
      C: doing("PerformBoundAction", "AddUserToRecordTeam"),
      D: doing("PerformBoundActionWithOrganization", "fab_Do"),
    },
  });
  const { operations } = coverageOf([flow]);
  expect(operations.map(({ name, by }) => [name.replace(/.*\//, ""), by])).toEqual([
    ["PerformBoundAction AddUserToRecordTeam", "simulated"],
    ["PerformBoundActionWithOrganization fab_Do", "mocked"],
    ["PerformUnboundAction WinOpportunity", "simulated"],
    ["PerformUnboundAction msdyn_PssCreateV1", "mocked"],
  ]);
});

test("coverage counts kinds, functions and operations, and says who does them", () => {
  const flow = flowOf("Flow", 1, {
    actions: {
      A: connector("Get"),
      B: compose("@concat(guid(), nothing())", after("A")),
      C: { type: "Unheard", inputs: {}, runAfter: {} },
    },
  });
  expect(coverageOf([flow])).toEqual({
    triggers: [{ name: "request", uses: 1, by: "simulated" }],
    actions: [
      { name: "compose", uses: 1, by: "simulated" },
      { name: "connector", uses: 1, by: "simulated" },
      { name: "foreign", uses: 1, by: "mocked" },
    ],
    functions: [
      { name: "concat", uses: 1, by: "simulated" },
      { name: "guid", uses: 1, by: "simulated" },
      { name: "nothing", uses: 1, by: "refused" },
      { name: "parameters", uses: 1, by: "simulated" },
    ],
    operations: [{ name: "shared_rows/Get", uses: 1, by: "mocked" }],
  });
});
