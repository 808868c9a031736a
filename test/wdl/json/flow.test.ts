import { expect, test } from "vitest";
import { type Json, jsonOf, parseJson } from "#foundation";
import { type FlowDefinition, readFlow, writeFlow } from "#wdl";
import { fileOf, PART, SCHEMA, textOf } from "./sample.ts";

const codesOf = (json: Json): readonly string[] =>
  readFlow(json, PART).diagnostics.map(({ code }) => code);
test("an empty flow of ours is written with everything a file has", () => {
  const flow: FlowDefinition = { connections: [], parameters: [], triggers: [], actions: [] };
  expect(textOf(writeFlow(flow))).toBe(textOf(fileOf({})));
});

test("a connection and a parameter are written as the designer writes them", () => {
  const flow: FlowDefinition = {
    connections: [
      {
        key: "shared_x",
        runtimeSource: "embedded",
        logicalName: "pub_X",
        apiName: "shared_x",
      },
    ],
    parameters: [
      { name: "Deal (pub_Deal)", type: "String", defaultValue: "a", schemaName: "pub_Deal" },
    ],
    triggers: [],
    actions: [],
  };
  const { value } = readFlow(writeFlow(flow), PART);
  expect(value).toEqual(flow);
  expect(textOf(writeFlow(flow))).toBe(
    textOf(
      jsonOf({
        properties: {
          connectionReferences: {
            shared_x: {
              runtimeSource: "embedded",
              connection: { connectionReferenceLogicalName: "pub_X" },
              api: { name: "shared_x" },
            },
          },
          definition: {
            $schema: SCHEMA,
            contentVersion: "1.0.0.0",
            parameters: {
              "Deal (pub_Deal)": {
                defaultValue: "a",
                type: "String",
                metadata: { schemaName: "pub_Deal" },
              },
            },
            triggers: {},
            actions: {},
          },
          templateName: "",
        },
        schemaVersion: "1.0.0.0",
      }),
    ),
  );
});

/** Forms and oddities that real files have: each comes back as it was. */
const ACCEPTED: Readonly<Record<string, string>> = {
  "a bare definition": `{"$schema":"${SCHEMA}","contentVersion":"1.0.0.0","triggers":{},"actions":{}}`,
  "properties without the file": `{"definition":{"triggers":{},"actions":{}},"connectionReferences":{}}`,
  "a byte order mark": `\ufeff${textOf(fileOf({}))}`,
  "the version undefined": `{"properties":{"definition":{"contentVersion":"undefined","triggers":{},"actions":{}}}}`,
  "no template name, an id": `{"id":"x","properties":{"connectionReferences":{},"definition":{"triggers":{},"actions":{}}}}`,
  "a null template name": `{"properties":{"connectionReferences":{},"definition":{"triggers":{},"actions":{}},"templateName":null},"schemaVersion":"1.0.0.0"}`,
  "another order": `{"schemaVersion":"1.0.0.0","properties":{"definition":{"actions":{"A":{"type":"Compose","inputs":1,"runAfter":{}}},"triggers":{}},"connectionReferences":{}}}`,
  "a connection of before solutions": `{"properties":{"connectionReferences":{"shared_x":{"connectionName":"c","id":"/providers/Microsoft.PowerApps/apis/shared_x","source":"Embedded","tier":"NotSpecified"}},"definition":{"triggers":{},"actions":{}}}}`,
  "a connection without name": `{"properties":{"connectionReferences":{"shared_x":{"impersonation":{},"runtimeSource":"invoker","connection":{},"api":{"name":"shared_x","logicalName":"l"}}},"definition":{"triggers":{},"actions":{}}}}`,
  "two triggers": textOf(fileOf({}, { a: { type: "Recurrence" }, b: { type: "Request" } })),
  "a type in other case": textOf(fileOf({ A: { foreach: "@x()", actions: {}, type: "ForEach" } })),
  "an unknown action": textOf(fileOf({ A: { type: "Batch", runAfter: { B: ["Failed"] }, z: 1 } })),
  "an unknown trigger": textOf(fileOf({}, { A: { type: "Batch", recurrence: {}, z: 1 } })),
  "unknown properties": textOf(fileOf({ A: { type: "Compose", inputs: 1, __proto__x: 1 } })),
  "a key called __proto__": `{"properties":{"definition":{"triggers":{},"actions":{"__proto__":{"type":"Compose","inputs":1,"__proto__":{"a":1}}}}}}`,
  "an empty else": textOf(
    fileOf({ A: { actions: {}, else: {}, expression: "@true", type: "If" } }),
  ),
  "outputs and static results": `{"properties":{"connectionReferences":{},"definition":{"$schema":"${SCHEMA}","contentVersion":"1.0.0.0","parameters":{},"triggers":{},"actions":{},"outputs":{},"staticResults":{"X0":{"status":"Succeeded"}}}}}`,
  "broken expressions": textOf(fileOf({ A: { type: "Compose", inputs: ["@(", "@{a", "@b c"] } })),
  "an action that is no object": textOf(fileOf({ A: 1, B: null, C: [], D: "x" })),
  "an action without what it needs": textOf(fileOf({ A: { type: "Foreach", actions: {} } })),
  "containers of the wrong form": textOf(
    fileOf({
      A: { type: "Scope", actions: null },
      B: { type: "Scope", actions: [1], runAfter: 5 },
    }),
  ),
  "a definition that is text": `{"properties":{"definition":"{}","connectionReferences":[]}}`,
  "properties that are text": `{"properties":"{}"}`,
  "an empty object": "{}",
};

test.each(Object.entries(ACCEPTED))("%s comes back as it was", (_, text) => {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(parsed.message);
  const { value } = readFlow(parsed.value, PART);
  expect(textOf(writeFlow(value))).toBe(textOf(parsed.value));
});

test("a connection of before solutions says the same as a new one", () => {
  const parsed = parseJson(ACCEPTED["a connection of before solutions"] ?? "");
  const { value } = readFlow(parsed.ok ? parsed.value : null, PART);
  expect(value.connections).toEqual([
    {
      key: "shared_x",
      legacy: true,
      apiName: "shared_x",
      connectionName: "c",
      runtimeSource: "Embedded",
      tier: "NotSpecified",
    },
  ]);
});

/** What is wrong, the code of its finding and where it is. */
const FOUND: readonly (readonly [what: string, json: Json, code: string, pointer: string])[] = [
  ["text instead of a flow", "x", "flow/not-an-object", ""],
  ["no definition", jsonOf({}), "flow/no-definition", ""],
  ["no trigger", fileOf({}), "flow/trigger-count", ""],
  [
    "two triggers",
    fileOf({}, { a: { type: "Recurrence" }, b: { type: "Recurrence" } }),
    "flow/trigger-count",
    "",
  ],
  [
    "an unknown action",
    fileOf({ "A/B": { type: "Batch" } }),
    "flow/unknown-action",
    "/properties/definition/actions/A~1B",
  ],
  [
    "an unknown trigger",
    fileOf({}, { A: { type: "Batch" } }),
    "flow/unknown-trigger",
    "/properties/definition/triggers/A",
  ],
  [
    "an action without what it needs",
    fileOf({ S: { type: "Scope", actions: { A: { type: "Foreach" } } } }),
    "flow/incomplete-action",
    "/properties/definition/actions/S/actions/A",
  ],
  [
    "a trigger without what it needs",
    fileOf({}, { A: { type: "OpenApiConnection", inputs: {} } }),
    "flow/incomplete-trigger",
    "/properties/definition/triggers/A",
  ],
  [
    "an unknown property",
    fileOf({ A: { type: "Compose", inputs: 1, extra: 1 } }),
    "flow/unknown-property",
    "/properties/definition/actions/A/extra",
  ],
  [
    "a value of another form",
    fileOf({ A: { type: "Compose", inputs: 1, description: 5 } }),
    "flow/unexpected-value",
    "/properties/definition/actions/A/description",
  ],
  [
    "an expression that does not parse",
    fileOf({ A: { type: "Compose", inputs: { a: ["@concat("] } } }),
    "expression/unclosed-call",
    "/properties/definition/actions/A/inputs/a/0",
  ],
];

test.each(FOUND)("%s is a finding", (_, json, code, pointer) => {
  const { diagnostics } = readFlow(json, PART);
  expect(diagnostics).toContainEqual(
    expect.objectContaining({ code, at: expect.objectContaining({ part: PART, pointer }) }),
  );
});

test("JSON deeper than any reader goes is carried, not followed", () => {
  let deep: Json = 1n;
  for (let level = 0; level < 5000; level += 1) deep = [deep];
  const file = new Map<string, Json>([["properties", new Map([["definition", deep]])]]);
  expect(codesOf(file)).toEqual(["flow/too-deep"]);
  expect(writeFlow(readFlow(file, PART).value)).toEqual(file);
});
