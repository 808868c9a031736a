import { expect, test } from "vitest";
import { compose, operation } from "../../../src/validation/examples.ts";
import { expectFound, findingsOf, toldIn } from "./found.ts";
import { acting, listing, onRows } from "./odd-flows.ts";

const making = (expression: string) => acting({ Make: compose(expression) });
const parsing = (schema: object, content = "@triggerBody()") =>
  acting({ Parse: { type: "ParseJson", inputs: { content, schema } as never } });
const getting = (more: { readonly [key: string]: string }) =>
  onRows({ Get: operation("GetItem", { entityName: "accounts", $select: "name", ...more }) });
const asking = (parameters: { readonly [key: string]: string }) =>
  onRows({ List: listing(parameters) });

const IDLE = "expression/idle-coalesce";
const NEVER = "expression/never-null";
const MIXED = "expression/number-with-text";
const TYPE = "expression/argument-type";
const ID = "environment/broken-id";

test.each([
  ["@coalesce(triggerBody()?['a'])", IDLE],
  ["@coalesce('')", IDLE],
  ["@coalesce(triggerBody()?['a'], '', 'none')", IDLE],
  ["@coalesce(0, triggerBody()?['a'])", IDLE],
  ["@equals(string(triggerBody()?['a']), null)", NEVER],
  ["@equals(null, length(createArray(1)))", NEVER],
  ["@not(equals(toLower('A'), null))", NEVER],
  ["@equals(take(concat('a', triggerBody()?['a']), 1), 5)", MIXED],
  ["@union(if(empty(triggerBody()), '[]', createArray(1)), createArray(2))", TYPE],
  ["@join(if(true, createArray(1), 5), ',')", TYPE],
  [`@sort(json('[{"a":1}]'), 'b')`, "expression/unknown-key"],
  ["@first(sort(createArray(json('{\"a\":1}')), 'aa'))", "expression/unknown-key"],
  ["@triggerBody()?['body/name']", "reference/body-twice"],
  ["@toLower(coalesce(triggerBody()?['body/name'], ''))", "reference/body-twice"],
  ["00000000-0000-0000-000-000000000000", ID],
  ["@concat('accounts(', '6f2c6d1e-0a0b-4c1d-8e2f-3a4b5c6d7e8', ')')", ID],
  ["accounts(6f2c6d1e-0a0b-4c1d-8e2f4-3a4b5c6d7e8f)", ID],
])("%s is told by %s", (text, code) => {
  expectFound(making(text), code, "/Make/inputs");
});

test.each([
  "@coalesce(triggerBody()?['a'], triggerBody()?['b'], '')",
  "@coalesce(null, triggerBody()?['a'])",
  "@equals(triggerBody()?['a'], null)",
  `@sort(json('[{"a":1}]'), 'A')`,
  "@sort(triggerBody()?['rows'], 'b')",
  "@triggerBody()?['body']",
  "@triggerOutputs()?['body/name']",
  "@length(if(empty(triggerBody()), '', createArray(1)))",
  "@equals(first(json('[]')), null)",
  "@equals(coalesce(triggerBody()?['a'], null), null)",
  "@equals(take(triggerBody()?['a'], 1), 5)",
  "@equals(take(createArray(1, 2), 1), createArray(1))",
  "6f2c6d1e-0a0b-4c1d-8e2f-3a4b5c6d7e8f",
  "2026-01-05-08-00-00",
  "@formatDateTime('2026-01-05T08:00:00Z', 'yyyy-MM-dd-HH-mm')",
  "a-0000-0000-0000-0000",
])("%s is right", (text) => {
  for (const area of [
    "expression/unknown",
    "reference/body",
    "expression/idle",
    "expression/never",
    "expression/number",
    TYPE,
    ID,
  ]) {
    expect(toldIn(making(text), area)).toEqual([]);
  }
});

test("a body in the body is told once, with its mend", () => {
  const schema = { type: "object", properties: { name: { type: "string" } }, required: ["name"] };
  const triggers = { manual: { type: "Request", kind: "Button", inputs: { schema } } };
  const flow = (key: string) =>
    acting({ Make: compose(`@triggerBody()?['${key}']`) }, { triggers: triggers as never });
  expect(toldIn(flow("body/name"), "reference")).toEqual(["reference/body-twice"]);
  expect(toldIn(flow("other"), "reference")).toEqual(["reference/unknown-input"]);
  expect(toldIn(flow("name"), "reference")).toEqual([]);
});

test.each([
  [{ api: { name: "shared_x" } }, 'Write "runtimeSource": "embedded".'],
  [{ runtimeSource: "embedded" }, 'Write "api": {"name": "shared_x"}.'],
])("a connection that lacks something is told what (%#)", (said, hint) => {
  const connection = { connectionReferenceLogicalName: "ex_reference" };
  const flow = acting({ Make: compose(1) }, { connections: { shared_x: { connection, ...said } } });
  const found = findingsOf(flow).filter(({ code }) => code === "connection/incomplete");
  expect(found.map((one) => one.hint)).toEqual([hint]);
});

test.each([
  [parsing({ type: "object", properties: [] }), "/schema/properties"],
  [parsing({ type: "object", properties: { a: [] } }), "/schema/properties/a"],
  [parsing({ type: "object", properties: { a: { typ: "string" } } }), "/properties/a/typ"],
  [parsing({ type: "array", items: { propertes: {} } }), "/schema/items/propertes"],
  [parsing({ type: "object", required: ["a", {}] }), "/schema/required/1"],
  [parsing({ properties: { a: { type: "string", enum: ["Yes", 404] } } }), "/a/enum/1"],
  [parsing({ properties: { a: { type: ["integer", "null"], enum: [1, "b"] } } }), "/a/enum/1"],
])("a schema of a wrong shape is told (%#)", (flow, pointer) => {
  expectFound(flow, "shape/schema", pointer);
});

test.each([
  parsing({ type: "object", properties: { typ: { type: "string" } }, required: ["typ"] }),
  parsing({ type: "object", properties: { a: true, b: {} }, additionalProperties: false }),
  parsing({ properties: { a: { type: "number", enum: [1, 2.5] }, b: { enum: [1, "c"] } } }),
  parsing({ properties: { a: { type: ["string", "null"], enum: ["a", null] } } }),
  parsing({ $schema: "http://json-schema.org/draft-04/schema", id: "x", "x-ms-title": "y" }),
])("a schema of the right shape is left alone (%#)", (flow) => {
  expect(toldIn(flow, "shape/schema")).toEqual([]);
});

test("a text that is parsed is JSON", () => {
  expectFound(parsing({}, "Succeeded"), "shape/parsed-text", "/Parse/inputs/content");
  expectFound(parsing({}, '{"a": 1'), "shape/parsed-text", "/Parse/inputs/content");
  expectFound(parsing({}, "{'a': 1"), "shape/parsed-text", "/Parse/inputs/content");
  for (const right of [
    "[1, 2]",
    "{'a': 1}",
    "{a: 1,} // as the service reads it",
    "null",
    "@{triggerBody()}",
    '{"a": "@{triggerBody()}"}',
  ]) {
    expect(toldIn(parsing({}, right), "shape/parsed-text")).toEqual([]);
  }
});

test.each([
  ["dataverse/row-id", "@length('OpportunityID')"],
  ["connection/parameter-type", "@createArray(guid())"],
])("%s: a row is named by no number and no list", (code, recordId) => {
  expectFound(getting({ recordId }), code, "/recordId");
});

test("a text that is nearly the name of an action is told", () => {
  const asks = (text: string) =>
    acting({
      Update_the_referral: compose("a"),
      Get_row_1: compose("a"),
      Ask: compose(`@contains(createArray('${text}'), string(triggerBody()))`),
    });
  expectFound(asks("Update_the_referal"), "reference/misspelt-text", "/Ask/inputs");
  expectFound(asks("Updaet_the_referral"), "reference/misspelt-text", "/Ask/inputs");
  for (const right of ["Update_the_referral", "update_the_referral", "Get_row_12", "Get_a_row"]) {
    expect(toldIn(asks(right), "reference/misspelt-text")).toEqual([]);
  }
  expect(toldIn(acting({ Some_action: compose("@outputs('Some_actoin')") }), "reference")).toEqual([
    "reference/unknown-action",
  ]);
});

test("the name of an action is not what it gave", () => {
  const gives = (text: string) =>
    acting({ "What it was": compose("a"), Make: compose(text), Ask: compose("@{'Make'} it") });
  expectFound(gives("@'What it was'"), "reference/misspelt-text", "/Make/inputs");
  for (const right of ["What it was", "@outputs('What it was')", "@'Nothing'"]) {
    expect(toldIn(gives(right), "reference/misspelt-text")).toEqual([]);
  }
});

test.each(["pportunities", "opportunites", "transactioncurrency s", "If it is there"])(
  "%s is no table",
  (entityName) => {
    expectFound(asking({ entityName }), "dataverse/table-name", "/entityName");
  },
);

test.each(["contracts", "new_things", "opportunityproducts"])(
  "%s may be a table of others",
  (entityName) => {
    expect(toldIn(asking({ entityName }), "dataverse/table-name")).toEqual([]);
  },
);

test.each([
  ["$select", "@concat('name,desciption,', triggerBody()?['column'])", "dataverse/doubtful-column"],
  ["$select", "name,desciption,@{triggerBody()?['column']}", "dataverse/doubtful-column"],
  ["$filter", "@concat('name eq ', '''a')", "dataverse/query"],
  ["$filter", "equals(name, 'a')", "dataverse/query"],
  ["$filter", "statecode eq 0 and startsWth(name, 'a')", "dataverse/query"],
  [
    "$filter",
    "@concat('desciption eq ''', triggerBody()?['a'], '''')",
    "dataverse/doubtful-column",
  ],
])("what is put together for %s is judged as far as it is written: %s", (key, text, code) => {
  expectFound(asking({ entityName: "opportunities", [key]: text }), code, `/${key}`);
});

test.each([
  ["$select", "@concat('name,', triggerBody()?['column'], 'desciption,opportunityid')"],
  ["$select", "@if(empty(triggerBody()), 'name', 'accountid')"],
  ["$filter", "@concat('name eq ''', triggerBody()?['name'], '''')"],
  ["$filter", "not (contains(name, 'a') or endswith(name,'b')) and (statecode eq 0)"],
  ["$filter", "accounts/any(a: a/name eq 'x') and @{variables('f')}(name) eq 1"],
])("what is put together for %s is right: %s", (key, text) => {
  for (const code of ["dataverse/doubtful-column", "dataverse/query"]) {
    expect(toldIn(asking({ entityName: "opportunities", [key]: text }), code)).toEqual([]);
  }
});
