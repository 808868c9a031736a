import { expect, test } from "vitest";
import { jsonOf, type PlainJson } from "#foundation";
import { type Action, readFlow, writeFlow } from "#wdl";
import { fileOf, HOST, PART, textOf } from "./sample.ts";

const onlyAction = (json: PlainJson): Action | undefined =>
  readFlow(fileOf({ A: json }), PART).value.actions[0];

/** One action of every type, in canonical key order, and the kind it is read as. */
const ACTIONS: readonly (readonly [kind: Action["kind"], json: PlainJson])[] = [
  ["scope", { actions: {}, runAfter: {}, type: "Scope" }],
  [
    "if",
    {
      actions: {},
      runAfter: {},
      else: { actions: {} },
      expression: { and: [{ not: { equals: ["@variables('a')", 1] } }, { empty: ["@null"] }] },
      type: "If",
    },
  ],
  ["if", { actions: {}, runAfter: {}, expression: "@equals(1,1)", type: "If" }],
  [
    "switch",
    {
      runAfter: {},
      cases: { One: { case: 1, actions: {} }, Two: { case: "b", actions: {} } },
      default: { actions: {} },
      expression: "@triggerBody()",
      type: "Switch",
    },
  ],
  ["for-each", { foreach: "@triggerBody()", actions: {}, runAfter: {}, type: "Foreach" }],
  [
    "until",
    {
      actions: {},
      runAfter: {},
      expression: "@true",
      limit: { count: 60, timeout: "PT1H" },
      type: "Until",
    },
  ],
  [
    "terminate",
    {
      runAfter: {},
      type: "Terminate",
      inputs: { runStatus: "Failed", runError: { code: "1", message: "@variables('m')" } },
    },
  ],
  ["wait", { runAfter: {}, type: "Wait", inputs: { interval: { count: 1, unit: "Minute" } } }],
  [
    "child-flow",
    {
      runAfter: {},
      type: "Workflow",
      inputs: {
        host: { workflowReferenceName: "0b0f0c1e-0000-4000-8000-000000000000" },
        headers: {},
        body: { text: "@guid()" },
        retryPolicy: { type: "none" },
      },
    },
  ],
  [
    "initialize-variable",
    {
      runAfter: {},
      type: "InitializeVariable",
      inputs: { variables: [{ name: "a", type: "string", value: "@{1}b" }] },
    },
  ],
  ...(
    [
      ["set-variable", "SetVariable"],
      ["increment-variable", "IncrementVariable"],
      ["decrement-variable", "DecrementVariable"],
      ["append-to-string-variable", "AppendToStringVariable"],
      ["append-to-array-variable", "AppendToArrayVariable"],
    ] as const
  ).map(([kind, type]) => [kind, { runAfter: {}, type, inputs: { name: "a", value: 1 } }] as const),
  ["compose", { runAfter: {}, type: "Compose", inputs: [1, 1.5, { "@{x()}": null }] }],
  ["parse-json", { runAfter: {}, type: "ParseJson", inputs: { content: "@x()", schema: {} } }],
  ["filter-array", { runAfter: {}, type: "Query", inputs: { from: "@x()", where: "@true" } }],
  ["select", { runAfter: {}, type: "Select", inputs: { from: "@x()", select: { a: "@item()" } } }],
  [
    "table",
    {
      runAfter: {},
      type: "Table",
      inputs: { from: "@x()", format: "CSV", columns: [{ header: "h", value: "@item()" }] },
    },
  ],
  ["join", { runAfter: {}, type: "Join", inputs: { from: "@x()", joinWith: "," } }],
  ["data-operation", { runAfter: {}, type: "Expression", kind: "CurrentTime", inputs: {} }],
  [
    "connector",
    {
      runAfter: { B: ["SUCCEEDED"] },
      metadata: { operationMetadataId: "1" },
      type: "OpenApiConnection",
      inputs: {
        host: HOST,
        parameters: { "item/name": "a" },
        authentication: "@parameters('$authentication')",
        retryPolicy: { type: "none" },
      },
      description: "says",
      runtimeConfiguration: { secureData: { properties: ["inputs"] } },
    },
  ],
  [
    "connector",
    {
      runAfter: {},
      limit: { timeout: "P1D" },
      type: "OpenApiConnectionWebhook",
      inputs: { host: HOST },
    },
  ],
  ["legacy-connector", { runAfter: {}, type: "ApiConnection", inputs: { method: "get" } }],
  ["legacy-connector", { runAfter: {}, type: "ApiConnectionWebhook", inputs: { path: "/a" } }],
  ["http", { runAfter: {}, type: "Http", inputs: { method: "GET", uri: "https://a.test" } }],
  ["http", { runAfter: {}, type: "HttpWebhook", inputs: { subscribe: {} } }],
  [
    "response",
    {
      runAfter: {},
      type: "Response",
      kind: "Http",
      inputs: { statusCode: 200, headers: {}, body: {}, schema: {} },
    },
  ],
  [
    "changeset",
    { actions: {}, runAfter: {}, type: "Changeset", kind: "ODataOpenApiConnection", inputs: {} },
  ],
];

test.each(ACTIONS)("%s is read, needs no layout and comes back: %j", (kind, json) => {
  const file = fileOf({ A: json });
  const { value } = readFlow(file, PART);
  const [action] = value.actions;
  expect(action).toMatchObject({ kind, name: "A" });
  expect(action).not.toHaveProperty("layout");
  expect(textOf(writeFlow(value))).toBe(textOf(file));
});

test("what a kind means is in its fields", () => {
  expect(
    onlyAction({
      runAfter: { B: ["Failed", "TimedOut"] },
      type: "OpenApiConnectionWebhook",
      inputs: { host: HOST, parameters: { a: 1 } },
    }),
  ).toEqual({
    kind: "connector",
    webhook: true,
    name: "A",
    runAfter: [{ action: "B", statuses: ["Failed", "TimedOut"] }],
    host: HOST,
    parameters: {
      kind: "record",
      entries: [{ key: { kind: "text", value: "a" }, value: { kind: "constant", value: 1n } }],
    },
  });
  expect(
    onlyAction({ actions: {}, expression: { not: { equals: [1, "a"] } }, type: "If" }),
  ).toEqual({
    kind: "if",
    name: "A",
    actions: [],
    expression: {
      kind: "function",
      name: "not",
      single: true,
      operands: [
        {
          kind: "function",
          name: "equals",
          single: false,
          operands: [
            { kind: "expression", template: { kind: "constant", value: 1n } },
            { kind: "expression", template: { kind: "text", value: "a" } },
          ],
        },
      ],
    },
  });
});

test("an unknown action keeps its place in the order of running", () => {
  const action = onlyAction({ type: "Batch", runAfter: { B: ["Failed"] }, z: 1 });
  expect(action).toMatchObject({
    kind: "foreign",
    runAfter: [{ action: "B", statuses: ["Failed"] }],
    json: jsonOf({ type: "Batch", z: 1 }),
  });
});
