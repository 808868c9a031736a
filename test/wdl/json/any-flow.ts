import fc from "fast-check";
import { type Json, jsonOf } from "#foundation";
import {
  type Action,
  type Condition,
  type FlowConnection,
  type FlowDefinition,
  type FlowParameter,
  parseText,
  type Template,
  type TextTemplate,
  type Trigger,
} from "#wdl";

const TEXTS = [
  "",
  "plain",
  "@",
  "@@odata.type",
  "@variables('a')",
  "@outputs('X')?['body/value']",
  "a @{concat('x', 1)} b",
  "@{items('Loop')}",
  "mail@example.test",
];

const text: fc.Arbitrary<TextTemplate> = fc
  .constantFrom(...TEXTS)
  .map((raw) => parseText(raw).template);

const template = fc.letrec<{ value: Template }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    text,
    fc
      .constantFrom<null | boolean | bigint | number>(null, true, false, 0n, -7n, 1.5)
      .map((value) => ({ kind: "constant", value }) as const),
    fc.array(tie("value"), { maxLength: 3 }).map((items) => ({ kind: "list", items }) as const),
    fc
      .uniqueArray(fc.tuple(fc.constantFrom("a", "b", "@{x()}", "1"), tie("value")), {
        maxLength: 3,
        selector: ([key]) => key,
      })
      .map(
        (entries) =>
          ({
            kind: "record",
            entries: entries.map(([key, value]) => ({ key: parseText(key).template, value })),
          }) as const,
      ),
  ),
})).value;

const condition = fc.letrec<{ value: Condition }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    text.map((value) => ({ kind: "expression", template: value }) as const),
    fc.record({
      kind: fc.constant("function" as const),
      name: fc.constantFrom("and", "equals"),
      operands: fc.array(tie("value"), { maxLength: 3 }),
      single: fc.constant(false),
    }),
    fc.record({
      kind: fc.constant("function" as const),
      name: fc.constant("not"),
      operands: tie("value").map((operand) => [operand]),
      single: fc.constant(true),
    }),
  ),
})).value;

const json: fc.Arbitrary<Json> = fc.constantFrom(
  jsonOf({}),
  jsonOf({ id: "1", n: [1.5, null] }),
  "x",
);
const word = fc.constantFrom("Word", "other word", "x/y~z", "1", "0");

const optionals = {
  runAfter: fc.array(
    fc.record({
      action: fc.constantFrom("A", "B"),
      statuses: fc.subarray(["Succeeded", "Failed", "SKIPPED"]),
    }),
    { maxLength: 1 },
  ),
  description: word,
  metadata: json,
  runtimeConfiguration: template,
  operationOptions: word,
  limit: template,
  trackedProperties: template,
};

const host = fc.record({ connectionName: word, operationId: word, apiId: word });

/** Fields that must be there, and fields that may, besides what every action may have. */
const withCommon = <Fields extends object, Maybe extends object>(
  fields: { readonly [Field in keyof Fields]: fc.Arbitrary<Fields[Field]> },
  maybe: { readonly [Field in keyof Maybe]: fc.Arbitrary<Maybe[Field]> },
): fc.Arbitrary<Action> =>
  fc
    .tuple(
      fc.record(fields as Record<string, fc.Arbitrary<unknown>>),
      fc.record({ ...optionals, ...maybe } as Record<string, fc.Arbitrary<unknown>>, {
        requiredKeys: [],
      }),
    )
    // What kinds need which fields is what the tests of single kinds show.
    .map(([needed, optional]) => ({ ...optional, ...needed }) as unknown as Action);

const kind = <Kind extends Action["kind"]>(name: Kind) => fc.constant(name);

const actions = fc.letrec<{ list: readonly Action[] }>((tie) => {
  const list = tie("list");
  const call = { host, webhook: fc.boolean() };
  const callMaybe = { parameters: template, authentication: template, retryPolicy: template };
  const leaf = fc.oneof(
    withCommon({ kind: kind("compose"), inputs: template }, {}),
    withCommon({ kind: kind("wait"), inputs: template }, {}),
    withCommon({ kind: kind("http"), webhook: fc.boolean(), inputs: template }, {}),
    withCommon({ kind: kind("legacy-connector"), webhook: fc.boolean(), inputs: template }, {}),
    withCommon({ kind: kind("terminate"), runStatus: template }, { runError: template }),
    withCommon({ kind: kind("parse-json"), content: template, schema: template }, {}),
    withCommon({ kind: kind("filter-array"), from: template, where: template }, {}),
    withCommon({ kind: kind("select"), from: template, select: template }, {}),
    withCommon({ kind: kind("table"), from: template, format: text }, { columns: template }),
    withCommon({ kind: kind("join"), from: template, joinWith: template }, {}),
    withCommon({ kind: kind("data-operation"), operation: word, inputs: template }, {}),
    withCommon({ kind: kind("connector"), ...call }, callMaybe),
    withCommon(
      { kind: kind("response"), statusCode: template },
      { responseKind: word, headers: template, body: template, schema: template },
    ),
    withCommon(
      { kind: kind("child-flow"), workflowReferenceName: word },
      { headers: template, body: template, retryPolicy: template },
    ),
    withCommon(
      {
        kind: kind("initialize-variable"),
        variables: fc.array(
          fc.record(
            { name: word, type: word, value: template },
            { requiredKeys: ["name", "type"] },
          ),
          { maxLength: 2 },
        ),
      },
      {},
    ),
    withCommon(
      {
        kind: fc.constantFrom(
          "set-variable",
          "increment-variable",
          "decrement-variable",
          "append-to-string-variable",
          "append-to-array-variable",
        ),
        variable: text,
      },
      { value: template },
    ),
    withCommon(
      { kind: kind("foreign"), json: fc.constant(jsonOf({ type: "Batch", inputs: { a: 1 } })) },
      {},
    ),
  );
  const oneCase = fc.record({ name: word, value: template, actions: list });
  const container = fc.oneof(
    withCommon({ kind: kind("scope"), actions: list }, {}),
    withCommon({ kind: kind("for-each"), foreach: template, actions: list }, {}),
    withCommon({ kind: kind("until"), expression: template, actions: list }, {}),
    withCommon({ kind: kind("if"), expression: condition, actions: list }, { otherwise: list }),
    withCommon(
      {
        kind: kind("switch"),
        expression: template,
        cases: fc.uniqueArray(oneCase, { maxLength: 2, selector: ({ name }) => name }),
      },
      { otherwise: list },
    ),
    withCommon(
      { kind: kind("changeset"), inputs: template, actions: list },
      { changesetKind: word },
    ),
  );
  return {
    list: fc
      .array(fc.oneof({ maxDepth: 3, withCrossShrink: true }, leaf, container), { maxLength: 3 })
      .map((found) => found.map((action, index) => ({ ...action, name: `A${index}` }) as Action)),
  };
}).list;

const triggerOptionals = {
  description: word,
  metadata: json,
  recurrence: template,
  splitOn: template,
  conditions: template,
  runtimeConfiguration: template,
  operationOptions: word,
  correlation: template,
};
const mode = fc.constantFrom("webhook", "polling", "notification");
const trigger = fc
  .oneof(
    fc.record(
      { kind: fc.constant("recurrence"), inputs: template, ...triggerOptionals },
      { requiredKeys: ["kind"] },
    ),
    fc.record(
      { kind: fc.constant("request"), requestKind: word, inputs: template, ...triggerOptionals },
      { requiredKeys: ["kind"] },
    ),
    fc.record(
      { kind: fc.constant("connector"), mode, host, parameters: template, ...triggerOptionals },
      { requiredKeys: ["kind", "mode", "host"] },
    ),
    fc.record(
      { kind: fc.constant("legacy-connector"), mode, inputs: template, ...triggerOptionals },
      { requiredKeys: ["kind", "mode", "inputs"] },
    ),
  )
  .map((found) => ({ ...found, name: "manual" }) as Trigger);

const connection: fc.Arbitrary<FlowConnection> = fc.record(
  { key: word, runtimeSource: word, logicalName: word, apiName: word, impersonation: json },
  { requiredKeys: ["key"] },
);
const parameter: fc.Arbitrary<FlowParameter> = fc.record(
  { name: word, type: word, defaultValue: json, schemaName: word, description: word },
  { requiredKeys: ["name", "type"] },
);

/** Any flow a program can make: no layouts. */
export const anyFlow: fc.Arbitrary<FlowDefinition> = fc.record(
  {
    connections: fc.uniqueArray(connection, { maxLength: 2, selector: ({ key }) => key }),
    parameters: fc.uniqueArray(parameter, { maxLength: 2, selector: ({ name }) => name }),
    triggers: fc.array(trigger, { maxLength: 1 }),
    actions,
    description: word,
    contentVersion: word,
    outputs: json,
    staticResults: json,
    metadata: json,
    templateName: fc.constantFrom(null, "x"),
  },
  { requiredKeys: ["connections", "parameters", "triggers", "actions"] },
);
