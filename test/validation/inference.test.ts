import { expect, test } from "vitest";
import type { PlainJson } from "#foundation";
import { parseExpression } from "#wdl";
import { type FlowExample, modelOfExample } from "../../src/validation/example.ts";
import { callOf } from "../../src/validation/example-calls.ts";
import { TRACE } from "../../src/validation/example-tables.ts";
import {
  compose,
  connected,
  DATAVERSE,
  initialize,
  operation,
  whenRowChanges,
} from "../../src/validation/examples.ts";
import { inferred, shapeOf } from "../../src/validation/inference.ts";
import { solutionView } from "../../src/validation/solution-view.ts";

const viewOf = (flow: FlowExample) => {
  const [first] = solutionView(modelOfExample({ tables: [TRACE], flows: { Flow: flow } })).flows;
  if (!first) throw new Error("an example has one flow");
  return first.view;
};

const SCHEMA = {
  type: "object",
  properties: {
    name: { type: "string" },
    count: { type: ["integer", "null"] },
    later: { type: "number" },
    rows: { type: "array", items: { type: "object", properties: { id: { type: "string" } } } },
  },
  required: ["name", "count", "rows"],
};

const FLOW: FlowExample = {
  connections: connected(DATAVERSE),
  triggers: { manual: { type: "Request", kind: "Button", inputs: { schema: SCHEMA } } },
  actions: {
    Start: initialize("flag", "Boolean", false),
    Make: compose({ a: "@triggerBody()?['count']", b: [1, 2], c: "x@{1}", d: null }),
    Pass: compose("@triggerBody()?['later']"),
    Self: compose("@outputs('Other')"),
    Other: compose("@outputs('Self')"),
    Parse: { type: "ParseJson", inputs: { content: "@triggerBody()", schema: SCHEMA } },
    List: operation("ListRecords", { entityName: "ex_traces" }),
    Get: operation("GetItem", { entityName: "ex_traces", recordId: "1" }),
    Keep: {
      type: "Query",
      inputs: { from: "@outputs('List')?['body/value']", where: "@equals(1, 1)" },
    },
    Each: {
      type: "Foreach",
      foreach: "@outputs('List')?['body/value']",
      actions: { Inside: compose("@items('Each')?['ex_done']") },
    },
    Decide: {
      type: "If",
      expression: { not: { equals: ["@triggerBody()?['later']", null] } },
      actions: { Decided: compose("@triggerBody()?['later']") },
    },
  },
};

const view = viewOf(FLOW);
const typesOf = (text: string, step?: string): readonly string[] => {
  const { expression } = parseExpression(text);
  const types = inferred(expression, view, step === undefined ? undefined : view.stepNamed(step));
  return types ? [...types].toSorted() : ["unknown"];
};

test.each([
  ["'a'", ["string"]],
  ["variables('FLAG')", ["boolean"]],
  ["triggerBody()?['name']", ["string"]],
  ["triggerBody()?['count']", ["integer", "null"]],
  ["triggerBody()?['later']", ["float", "integer", "null"]],
  ["triggerBody()['later']", ["float", "integer"]],
  ["triggerOutputs()?['body/name']", ["string"]],
  ["triggerBody()?['other']", ["unknown"]],
  ["first(triggerBody()?['rows'])", ["null", "object"]],
  ["triggerBody()?['rows'][0]?['id']", ["null", "string"]],
  ["outputs('Make')?['a']", ["integer", "null"]],
  ["outputs('Make')?['b']", ["array"]],
  ["outputs('Make')?['c']", ["string"]],
  ["outputs('Make')?['d']", ["null"]],
  ["outputs('Pass')", ["float", "integer", "null"]],
  ["outputs('Self')", ["unknown"]],
  ["body('Parse')?['name']", ["string"]],
  ["body('Parse')?['count']", ["integer", "null"]],
  ["outputs('Parse')?['body']?['name']", ["string"]],
  ["outputs('List')?['body/value']", ["array"]],
  ["first(outputs('List')?['body/value'])?['ex_done']", ["boolean", "null"]],
  ["first(body('Keep'))?['ex_done']", ["boolean", "null"]],
  ["outputs('Get')?['body/ex_done']", ["boolean", "null"]],
  ["outputs('Get')?['body/ex_traceid']", ["string"]],
  ["outputs('Inside')", ["boolean", "null"]],
  ["coalesce(triggerBody()?['count'], 0)", ["integer"]],
  ["coalesce(triggerBody()?['count'], null)", ["integer", "null"]],
  ["coalesce(triggerBody()?['rows'], json('[]'))", ["array"]],
  ["if(empty(triggerBody()?['later']), 0, triggerBody()?['later'])", ["float", "integer"]],
  ["if(true, 'a', triggerBody()?['other'])", ["unknown"]],
  ["first(split('a', ','))", ["string"]],
  ["split('a,b', ',')?[1]", ["string"]],
  ["split('a,b', ',')?[2]", ["null", "string"]],
  ["createArray(1, 2)?[1]", ["integer"]],
  ["createArray(1, 2)?[-1]", ["integer", "null"]],
  ["first(createArray(1, 'a'))", ["integer", "string"]],
  ["first(skip(createArray(1), 1))", ["integer", "null"]],
  ["json('{\"a\":{\"b\":[true]}}')?['a/b']", ["array"]],
  ["json('{\"a\":{\"b\":[true]}}')?['a']?['b'][0]", ["boolean"]],
  ["json('{\"a\":1')", ["object"]],
  ["setProperty(json('{\"a\":1}'), 'A', 'x')?['a']", ["string"]],
  ["addProperty(json('{\"a\":1}'), 'b', null)?['b']", ["null"]],
  ["removeProperty(json('{\"a\":1}'), 'a')?['a']", ["unknown"]],
  ["setProperty(json('{\"a\":1}'), variables('Note'), 'x')", ["object"]],
])("%s is %j", (text, types) => {
  expect(typesOf(text)).toEqual(types);
});

const CHILD: FlowExample = {
  triggers: { manual: { type: "Request", kind: "Button", inputs: { schema: { type: "object" } } } },
  actions: {
    Decide: {
      type: "If",
      expression: { equals: ["@triggerBody()?['x']", 1] },
      actions: { Done: answer(200, { State: "Done", Count: 2 }) },
      else: { actions: { Nothing: answer(200, { State: "@null", Count: 3 }) } },
    },
    Failed: answer(500, { Reason: "Why" }),
  },
};

function answer(statusCode: number, body: { readonly [key: string]: PlainJson }) {
  return { type: "Response", kind: "Http", inputs: { statusCode, body } };
}

const REFERRALS = "shared_partnercenterref";

const PARENT: FlowExample = {
  connections: connected(REFERRALS),
  actions: {
    Ask: callOf("Child"),
    Get: operation("GetReferralById", { id: "1" }, REFERRALS),
    All: operation("GetAllReferrals", {}, REFERRALS),
  },
};

test.each([
  ["body('Ask')?['State']", ["null", "string"]],
  ["body('Ask')?['Count']", ["integer"]],
  // Only the answer of a failure has it.
  ["body('Ask')?['Reason']", ["unknown"]],
  ["outputs('Ask')?['statusCode']", ["integer"]],
  ["body('Get')?['id']", ["string"]],
  ["body('Get')?['status']", ["null", "string"]],
  ["body('Get')?['details']?['dealValue']", ["float", "integer", "null"]],
  ["first(outputs('All')?['body/value'])?['consent']", ["null", "object"]],
])("in a solution %s is %j", (text, types) => {
  const { flows } = solutionView(modelOfExample({ flows: { Parent: PARENT, Child: CHILD } }));
  const [parent] = flows;
  if (!parent) throw new Error("the example has flows");
  const found = inferred(parseExpression(text).expression, parent.view);
  expect(found ? [...found].toSorted() : ["unknown"]).toEqual(types);
});

test("flows that answer with each other's answers are followed to an end", () => {
  const asking = (other: string): FlowExample => ({
    actions: { Ask: callOf(other), Say: answer(200, { All: "@body('Ask')?['All']" }) },
  });
  const names = Array.from({ length: 300 }, (_, index) => `Flow${index}`);
  const all = names.map((name, index) => [name, asking(names[index + 1] ?? "Flow0")] as const);
  const { flows } = solutionView(modelOfExample({ flows: Object.fromEntries(all) }));
  for (const { view } of flows) {
    const text = "body('Ask')?['All']";
    expect(inferred(parseExpression(text).expression, view)).toBeUndefined();
  }
});

test("a decision around an action takes null away", () => {
  expect(typesOf("triggerBody()?['later']", "Make")).toContain("null");
  expect(typesOf("triggerBody()?['later']", "Decided")).toEqual(["float", "integer"]);
});

test("a schema that nobody checks promises no key", () => {
  const triggers = { manual: { type: "Request", kind: "Http", inputs: { schema: SCHEMA } } };
  const { expression } = parseExpression("triggerBody()?['name']");
  expect(inferred(expression, viewOf({ triggers }))?.has("null")).toBe(true);
});

test("a trigger's row has the types of its columns", () => {
  const flow = viewOf({
    connections: connected(DATAVERSE),
    triggers: whenRowChanges("ex_trace"),
  });
  const types = (text: string) => [...(inferred(parseExpression(text).expression, flow) ?? [])];
  expect(types("triggerOutputs()?['body/ex_done']").toSorted()).toEqual(["boolean", "null"]);
  expect(types("triggerBody()?['ex_traceid']")).toEqual(["string"]);
});

test("a thousand values made of each other are followed without end of the stack", () => {
  const actions: Record<string, PlainJson> = { A0: compose(1) };
  for (let at = 1; at <= 1000; at += 1) actions[`A${at}`] = compose(`@outputs('A${at - 1}')`);
  const long = viewOf({ actions });
  expect(shapeOf(parseExpression("outputs('A1000')").expression, long, undefined)).toBeUndefined();
  expect(shapeOf(parseExpression("outputs('A1')").expression, long, undefined)).toBeDefined();
});
