import { expect, test } from "vitest";
import {
  callChild,
  changeset,
  dataverse,
  deleteRow,
  legacyOperation,
  legacySubscription,
  listRows,
  unlistedOperation,
  whenCalledBack,
  whenFound,
  whenLegacyCalledBack,
  whenLegacyFound,
  whenRowChanges,
  whenRowsSelected,
} from "#connectors";
import { standardTables } from "#dataverse";
import { type PlainJson, plainOf, printJson } from "#foundation";
import {
  append,
  appendText,
  compose,
  dataOperation,
  decrement,
  delay,
  delayUntil,
  type FlowDefinition,
  filterArray,
  flow,
  fn,
  http,
  increment,
  initialize,
  joinElements,
  makeTable,
  onSchedule,
  parseJson,
  rawAction,
  rawTrigger,
  readFlow,
  record,
  respond,
  respondToApp,
  type Steps,
  select,
  set,
  type Trigger,
  terminate,
  text,
  typed,
  whenHttpRequestArrives,
  whenOldAppStarts,
  whenStartedByHand,
  writeFlow,
} from "#wdl";

const bare: FlowDefinition = { connections: [], parameters: [], triggers: [], actions: [] };
const connection = { apiName: dataverse.apiName, logicalName: "x" };
const { account } = standardTables;
const id = typed<string>(fn.guid().node);
const now = typed<string>(fn.utcNow().node);
const list = typed<readonly string[]>(fn.createArray("a").node);
const words = { title: "T", description: "D" };

const authentication = "@parameters('$authentication')";
const hostOf = (operationId: string, connectionName: string = dataverse.apiName) => ({
  connectionName,
  operationId,
  apiId: `/providers/Microsoft.PowerApps/apis/${connectionName}`,
});
const old = (apiName: string) => ({
  connection: { name: `@parameters('$connections')['${apiName}']['connectionId']` },
});

/** The first piece under `triggers` or `actions` of what is written, without its name. */
function first(definition: FlowDefinition, of: "triggers" | "actions"): PlainJson {
  const file = plainOf(writeFlow(definition)) as unknown as {
    properties: { definition: Record<typeof of, Record<string, { metadata?: object }>> };
  };
  const { metadata: _, ...piece } = Object.values(file.properties.definition[of])[0] ?? {};
  return piece as PlainJson;
}

/** What is written is read without any finding, and written again to the letter. */
function expectSameAgain(definition: FlowDefinition): void {
  const written = writeFlow(definition);
  const { value, diagnostics } = readFlow(written, "a.json");
  expect(diagnostics).toEqual([]);
  expect(printJson(writeFlow(value))).toBe(printJson(written));
  expect([...value.triggers, ...value.actions].map(({ kind }) => kind)).toEqual(
    [...definition.triggers, ...definition.actions].map(({ kind }) => kind),
  );
}

/** Request inputs by kind, as the template of §2 has them. */
const asked = (hint: string, more: object = {}) => ({
  title: "T",
  type: "string",
  description: "D",
  "x-ms-dynamically-added": true,
  "x-ms-content-hint": hint,
  ...more,
});
const started = (kind: string): PlainJson => ({
  type: "Request",
  kind,
  inputs: {
    schema: {
      type: "object",
      properties: {
        text: asked("TEXT"),
        number: asked("NUMBER", { type: "number" }),
        boolean: asked("BOOLEAN", { type: "boolean" }),
        email: asked("EMAIL", { format: "email" }),
        date: asked("TEXT", { format: "date" }),
        file: asked("FILE", { type: "object" }),
        text_1: asked("TEXT", { enum: ["A"] }),
      },
      required: ["text", "number", "boolean", "email", "date", "file", "text_1"],
    },
  },
});
const byHand = (starter: Parameters<typeof whenStartedByHand>[1]) =>
  whenStartedByHand(
    {
      a: { kind: "text", ...words },
      b: { kind: "number", ...words },
      c: { kind: "yes-no", ...words },
      d: { kind: "email", ...words },
      e: { kind: "date", ...words },
      f: { kind: "file", ...words },
      g: { kind: "choice", options: ["A"], ...words },
    },
    starter,
  ).trigger;

const mail = {
  apiName: "shared_mail",
  operations: { OnNew: { kind: "trigger", effect: "read", parameters: {} } },
} as const;
const post = { apiName: mail.apiName, logicalName: "y" };
const every = { frequency: "Minute", interval: 5 } as const;
const byCall = (type: string, operationId: string, parameters: PlainJson) => ({
  type,
  inputs: { host: hostOf(operationId, "shared_mail"), parameters, authentication },
});
const byAddress = { method: "get", path: "/Mail" } as const;
const oldInputs = { host: old("shared_mail"), ...byAddress, authentication };

/** Every type and kind of flow-language.md §2, in its order. */
const TRIGGERS: readonly (readonly [kind: string, json: PlainJson, trigger: Trigger])[] = [
  [
    "Recurrence",
    { type: "Recurrence", recurrence: { frequency: "Minute", interval: 5 } },
    onSchedule(every).trigger,
  ],
  [
    "Request/Http",
    {
      type: "Request",
      kind: "Http",
      inputs: { triggerAuthenticationType: "All", schema: { type: "object" } },
    },
    whenHttpRequestArrives({ type: "object" }).trigger,
  ],
  [
    "Request/Http with a path",
    {
      type: "Request",
      kind: "Http",
      inputs: {
        triggerAuthenticationType: "Tenant",
        schema: {},
        method: "GET",
        relativePath: "deals/{id}",
      },
      operationOptions: "EnableSchemaValidation",
    },
    whenHttpRequestArrives(
      {},
      { from: "Tenant", method: "GET", relativePath: "deals/{id}", checked: true },
    ).trigger,
  ],
  ...(["Button", "PowerAppV2", "Skills", "VirtualAgent", "PowerPages"] as const).map(
    (kind) => [`Request/${kind}`, started(kind), byHand(kind)] as const,
  ),
  [
    "Request/PowerApp",
    {
      type: "Request",
      kind: "PowerApp",
      inputs: {
        schema: {
          type: "object",
          properties: {
            Compose_Inputs: { type: "string", description: "D", "x-ms-dynamically-added": true },
          },
          required: ["Compose_Inputs"],
        },
      },
    },
    whenOldAppStarts({ Compose_Inputs: { kind: "text", description: "D" } }).trigger,
  ],
  [
    "Request/ApiConnection",
    {
      splitOn: "@triggerBody()['rows']",
      type: "Request",
      kind: "ApiConnection",
      inputs: {
        schema: { type: "object" },
        host: old(dataverse.apiName),
        operationId: "FlowStepRun",
        parameters: { entityName: "account" },
      },
    },
    whenRowsSelected(connection, {
      operationId: "FlowStepRun",
      schema: { type: "object" },
      parameters: { entityName: "account" },
    }).trigger,
  ],
  [
    "OpenApiConnectionWebhook",
    {
      type: "OpenApiConnectionWebhook",
      inputs: {
        host: hostOf("SubscribeWebhookTrigger"),
        parameters: {
          "subscriptionRequest/message": 3,
          "subscriptionRequest/entityname": "account",
          "subscriptionRequest/scope": 4,
          "subscriptionRequest/filteringattributes": "name",
        },
        authentication,
      },
    },
    whenRowChanges(connection, account, {
      name: "When",
      message: "modified",
      filteringColumns: ["name"],
    }).trigger,
  ],
  [
    "OpenApiConnection",
    {
      recurrence: every,
      splitOn: "@triggerOutputs()?['body/value']",
      ...byCall("OpenApiConnection", "OnNew", {}),
    },
    whenFound()(mail, "OnNew", post, { name: "When", schedule: every, parameters: {} }).trigger,
  ],
  [
    "OpenApiConnectionNotification",
    {
      splitOn: "@triggerOutputs()?['body/value']",
      ...byCall("OpenApiConnectionNotification", "OnNew", {}),
    },
    whenCalledBack()(mail, "OnNew", post, { name: "When", mode: "notification", parameters: {} })
      .trigger,
  ],
  [
    "ApiConnectionWebhook",
    {
      type: "ApiConnectionWebhook",
      inputs: {
        ...oldInputs,
        method: "post",
        body: { NotificationUrl: "@listCallbackUrl()" },
      },
    },
    whenLegacyCalledBack(post, {
      name: "When",
      mode: "webhook",
      ...byAddress,
      method: "post",
      body: { NotificationUrl: fn.listCallbackUrl() },
    }).trigger,
  ],
  [
    "ApiConnection",
    {
      recurrence: every,
      splitOn: "@triggerBody()?['value']",
      type: "ApiConnection",
      inputs: oldInputs,
    },
    whenLegacyFound(post, { name: "When", schedule: every, ...byAddress }).trigger,
  ],
  [
    "ApiConnectionNotification",
    { splitOn: "@triggerBody()?['value']", type: "ApiConnectionNotification", inputs: oldInputs },
    whenLegacyCalledBack(post, { name: "When", mode: "notification", ...byAddress }).trigger,
  ],
];

test.each(TRIGGERS)("a builder says the trigger %s", (_, json, trigger) => {
  const definition = { ...bare, triggers: [trigger] };
  expect(first(definition, "triggers")).toEqual(json);
  expectSameAgain(definition);
  const { trigger: raw } = rawTrigger(trigger.name, json as { readonly [key: string]: PlainJson });
  expect(first({ ...bare, triggers: [raw] }, "triggers")).toEqual(json);
});

const child = {
  ...flow({
    key: "child",
    name: "Child",
    description: "",
    solution: "S",
    parameters: [],
    trigger: whenStartedByHand({ a: { kind: "text", ...words } }).trigger,
    steps: () => {},
  }),
  takes: { a: { kind: "text", ...words } },
} as const;

const none = { retryPolicy: { type: "none" } };
const patient = {
  retryPolicy: {
    type: "exponential",
    count: 4,
    interval: "PT5S",
    minimumInterval: "PT5S",
    maximumInterval: "PT30S",
  },
};
const answer = (kind: "PowerApp" | "Skills" | "PowerPages" | "VirtualAgent") =>
  [
    `Response/${kind}`,
    {
      type: "Response",
      kind,
      inputs: {
        statusCode: 200,
        body: { done: "@guid()" },
        schema: {
          type: "object",
          properties: { done: { title: "T", "x-ms-dynamically-added": true, type: "string" } },
          additionalProperties: {},
        },
      },
    },
    (s: Steps) => s.do("A", respondToApp(kind, { done: { kind: "text", title: "T", value: id } })),
  ] as const;

const operations = {
  CurrentTime: {},
  AddToTime: { baseTime: "2026-01-01", interval: 1, timeUnit: "Day" },
  SubtractFromTime: { baseTime: "2026-01-01", interval: 1, timeUnit: "Day" },
  GetFutureTime: { interval: 1, timeUnit: "Day" },
  GetPastTime: { interval: 1, timeUnit: "Day" },
  ConvertTimeZone: {
    baseTime: "2026-01-01",
    sourceTimeZone: "UTC",
    destinationTimeZone: "W. Europe Standard Time",
    formatString: "o",
  },
  FormatNumber: { number: 1, format: "0.0" },
  IndexOf: { text: "a", searchText: "b" },
  Substring: { text: "a", startIndex: 0 },
} as const;

const variable = { variable: "v", value: typed<never>(fn.variables("v").node) };
const within = { Inside: { type: "Compose", inputs: 1, runAfter: {} } };
const inside = (s: Steps): void => void s.do("Inside", compose(1));

/** Every type and kind of flow-language.md §3, in the order of its counts; `runAfter` is `{}` for all. */
const ACTIONS: readonly (readonly [kind: string, json: PlainJson, say: (s: Steps) => unknown])[] = [
  [
    "OpenApiConnection",
    {
      type: "OpenApiConnection",
      inputs: {
        host: hostOf("ListRecords"),
        parameters: {
          entityName: "accounts",
          $select: "name",
          $filter: "name eq 'a'",
          $orderby: "name asc",
          $top: 1,
        },
        authentication,
        ...patient,
      },
    },
    (s) =>
      s.do(
        "A",
        listRows(connection, account, {
          select: ["name"],
          filter: "name eq 'a'",
          orderBy: { column: "name" },
          top: 1,
        }),
      ),
  ],
  [
    "If",
    {
      type: "If",
      expression: { and: [{ equals: ["@guid()", "a"] }] },
      actions: within,
      else: { actions: {} },
    },
    (s) => s.when("A", fn.equals(id, "a"), inside),
  ],
  ["Scope", { type: "Scope", actions: within }, (s) => s.scope("A", inside)],
  [
    "SetVariable",
    { type: "SetVariable", inputs: { name: "v", value: "a" } },
    (s) => s.do("A", set<string>(variable, "a")),
  ],
  [
    "InitializeVariable",
    {
      type: "InitializeVariable",
      inputs: { variables: [{ name: "v", type: "String", value: "a" }] },
    },
    (s) => s.do("A", initialize("v", "String", "a")),
  ],
  [
    "ApiConnection",
    {
      type: "ApiConnection",
      inputs: {
        host: old(dataverse.apiName),
        method: "get",
        path: "/datasets/@{encodeURIComponent(encodeURIComponent('default.cds'))}/tables",
        queries: { $top: 1 },
        authentication,
        ...patient,
      },
    },
    (s) =>
      s.do(
        "A",
        legacyOperation(connection, {
          method: "get",
          path: text`/datasets/${typed<string>({
            kind: "call",
            name: "encodeURIComponent",
            args: [
              {
                kind: "call",
                name: "encodeURIComponent",
                args: [{ kind: "string", value: "default.cds" }],
              },
            ],
          })}/tables`,
          queries: { $top: 1 },
        }),
      ),
  ],
  ["Compose", { type: "Compose", inputs: { a: [1] } }, (s) => s.do("A", compose({ a: [1] }))],
  [
    "Foreach",
    { type: "Foreach", foreach: "@createArray('a')", actions: within },
    (s) => s.forEach("A", list, (_, loop) => inside(loop)),
  ],
  [
    "Query",
    {
      type: "Query",
      inputs: { from: "@createArray('a')", where: "@equals(item(), 'a')" },
    },
    (s) =>
      s.do(
        "A",
        filterArray(list, (item) => fn.equals(item, "a")),
      ),
  ],
  [
    "Terminate",
    {
      type: "Terminate",
      inputs: { runStatus: "Failed", runError: { code: "500", message: "No" } },
    },
    (s) => s.do("A", terminate({ status: "Failed", code: "500", message: "No" })),
  ],
  [
    "Response/Http",
    { type: "Response", kind: "Http", inputs: { statusCode: 200, body: { a: 1 } } },
    (s) => s.do("A", respond(200, { a: 1 })),
  ],
  answer("PowerApp"),
  answer("Skills"),
  answer("PowerPages"),
  answer("VirtualAgent"),
  [
    "ParseJson",
    { type: "ParseJson", inputs: { content: "@guid()", schema: { type: "object" } } },
    (s) => s.do("A", parseJson(id, { type: "object" })),
  ],
  [
    "Select",
    { type: "Select", inputs: { from: "@createArray('a')", select: { a: "@item()" } } },
    (s) =>
      s.do(
        "A",
        select(list, (item) => ({ a: item })),
      ),
  ],
  [
    "Workflow",
    {
      type: "Workflow",
      inputs: { host: { workflowReferenceName: "child" }, body: { text: "a" }, ...none },
    },
    (s) => s.do("A", callChild(child, { a: "a" })),
  ],
  [
    "AppendToArrayVariable",
    { type: "AppendToArrayVariable", inputs: { name: "v", value: { a: 1 } } },
    (s) => s.do("A", append(variable, { a: 1 })),
  ],
  [
    "Switch",
    {
      type: "Switch",
      expression: "@guid()",
      cases: { a: { case: "a", actions: within } },
      default: { actions: {} },
    },
    (s) => s.switchOn("A", id, { a: inside }),
  ],
  [
    "AppendToStringVariable",
    { type: "AppendToStringVariable", inputs: { name: "v", value: "a" } },
    (s) => s.do("A", appendText(variable, "a")),
  ],
  [
    "Table",
    {
      type: "Table",
      inputs: {
        from: "@createArray('a')",
        format: "CSV",
        columns: [{ header: "A", value: "@item()" }],
      },
    },
    (s) =>
      s.do(
        "A",
        makeTable(list, "CSV", (item) => [{ header: "A", value: item }]),
      ),
  ],
  [
    "Http",
    { type: "Http", inputs: { method: "GET", uri: "https://contoso.com" } },
    (s) => s.do("A", http("GET", { uri: "https://contoso.com" })),
  ],
  [
    "IncrementVariable",
    { type: "IncrementVariable", inputs: { name: "v", value: 1 } },
    (s) => s.do("A", increment(variable)),
  ],
  ...(Object.keys(operations) as (keyof typeof operations)[]).map(
    (kind) =>
      [
        `Expression/${kind}`,
        { type: "Expression", kind, inputs: operations[kind] },
        (s: Steps) => s.do("A", dataOperation(kind, operations[kind] as never)),
      ] as const,
  ),
  [
    "Until",
    {
      type: "Until",
      expression: "@equals(guid(), 'a')",
      limit: { count: 60, timeout: "PT1H" },
      actions: within,
    },
    (s) =>
      s.until("A", { count: 60, timeout: "PT1H" }, (loop) => {
        inside(loop);
        return fn.equals(id, "a");
      }),
  ],
  [
    "Wait",
    { type: "Wait", inputs: { interval: { count: 1, unit: "Minute" } } },
    (s) => s.do("A", delay(1, "Minute")),
  ],
  [
    "Wait for a computed time",
    { type: "Wait", inputs: { interval: { count: "@add(1, 2)", unit: "Minute" } } },
    (s) => s.do("A", delay(fn.add(1, 2), "Minute")),
  ],
  [
    "Wait until",
    { type: "Wait", inputs: { until: { timestamp: "@utcNow()" } } },
    (s) => s.do("A", delayUntil(now)),
  ],
  [
    "OpenApiConnectionWebhook",
    {
      limit: { timeout: "P7D" },
      type: "OpenApiConnectionWebhook",
      inputs: {
        host: hostOf("Approve"),
        parameters: { title: "a" },
        authentication,
        ...none,
      },
    },
    (s) =>
      s.do("A", unlistedOperation(dataverse, "Approve", connection, { title: "a" }, "subscribe"), {
        timeout: "P7D",
      }),
  ],
  [
    "Join",
    { type: "Join", inputs: { from: "@createArray('a')", joinWith: "," } },
    (s) => s.do("A", joinElements(list, ",")),
  ],
  [
    "DecrementVariable",
    { type: "DecrementVariable", inputs: { name: "v", value: 2 } },
    (s) => s.do("A", decrement(variable, 2)),
  ],
  [
    "ApiConnectionWebhook",
    {
      type: "ApiConnectionWebhook",
      inputs: {
        host: old("shared_mail"),
        method: "post",
        path: "/approve",
        body: { notificationUrl: "@listCallbackUrl()" },
        authentication,
        ...none,
      },
    },
    (s) =>
      s.do(
        "A",
        legacySubscription(post, {
          method: "post",
          path: "/approve",
          body: { notificationUrl: fn.listCallbackUrl() },
        }),
      ),
  ],
  [
    "Changeset",
    {
      type: "Changeset",
      kind: "ODataOpenApiConnection",
      inputs: { host: hostOf("ExecuteChangeset") },
      actions: {
        Inside: {
          type: "OpenApiConnection",
          inputs: {
            host: hostOf("DeleteRecord"),
            parameters: { entityName: "accounts", recordId: "a" },
            authentication,
            ...patient,
          },
        },
      },
    },
    (s) =>
      changeset(s, "A", connection, (write) => {
        write("Inside", deleteRow(connection, account, "a"));
      }),
  ],
];

test.each(ACTIONS)("a builder says the action %s", (_, json, say) => {
  const { actions } = record((s) => void say(s));
  const definition = { ...bare, triggers: [onSchedule(every).trigger], actions };
  const written = { runAfter: {}, ...(json as object) };
  expect(first(definition, "actions")).toEqual(written);
  expectSameAgain(definition);
  const again = record((s) => {
    s.do("A", rawAction(json as { readonly [key: string]: PlainJson }));
  });
  // Raw JSON keeps the form it was said in, also that it says nothing of what it runs after.
  const raw = first({ ...bare, actions: again.actions }, "actions");
  expect({ runAfter: {}, ...(raw as object) }).toEqual(written);
});

const typesIn = (samples: readonly (readonly [kind: string, json: PlainJson, said: unknown])[]) =>
  [...new Set(samples.map(([, json]) => (json as { readonly type: string }).type))].sort();

/** The names in the first column of §2, and before the counts of §3; `Changeset` has none. */
test("every type of the facts has a sample", () => {
  const triggers = `ApiConnection ApiConnectionNotification ApiConnectionWebhook OpenApiConnection
    OpenApiConnectionNotification OpenApiConnectionWebhook Recurrence Request`;
  const actions = `OpenApiConnection If Scope SetVariable InitializeVariable ApiConnection Compose Foreach
    Query Terminate Response ParseJson Select Workflow AppendToArrayVariable Switch
    AppendToStringVariable Table Http IncrementVariable Expression Until Wait OpenApiConnectionWebhook
    Join DecrementVariable ApiConnectionWebhook Changeset`;
  expect(typesIn(TRIGGERS)).toEqual(triggers.split(/\s+/));
  expect(typesIn(ACTIONS)).toEqual(actions.split(/\s+/).sort());
});
