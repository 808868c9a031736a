import { expect, test } from "vitest";
import type { PlainJson } from "#foundation";
import { exampleId, type FlowExample } from "../../../src/validation/example.ts";
import { TRACE } from "../../../src/validation/example-tables.ts";
import {
  compose,
  connected,
  DATAVERSE,
  operation,
  succeeded,
  whenRowChanges,
} from "../../../src/validation/examples.ts";
import { type Defect, expectFound, findingsOf, toldIn } from "./found.ts";

type Members = { readonly [key: string]: PlainJson };

const ID = "@triggerBody()?['id']";
const doing = (actions: object): FlowExample => ({
  connections: connected(DATAVERSE),
  actions: actions as never,
});
const listing = (more: Members) =>
  doing({ List: operation("ListRecords", { entityName: "accounts", $top: 5, ...more }) });
const creating = (more: Members) =>
  doing({ Add: operation("CreateRecord", { entityName: "opportunities", ...more }) });
const getting = (more: Members, read?: PlainJson) =>
  doing({
    Get: operation("GetItem", { entityName: "opportunities", recordId: ID, ...more }),
    ...(read === undefined ? {} : { Read: compose(read, "Get") }),
  });
const hearing = (more: Members, actions: object = {}): FlowExample => ({
  connections: connected(DATAVERSE),
  triggers: whenRowChanges("opportunity", more),
  actions: actions as never,
});
const http = (inputs: object) => ({
  actions: {
    Ask: { type: "Http", inputs: { method: "GET", uri: "https://contoso.com", ...inputs } },
  },
});

/** Of a table that is known by all of its columns. */
const reading = (read: PlainJson) =>
  doing({
    Get: operation("GetItem", {
      entityName: "opportunities",
      recordId: ID,
      $select: "name,statecode",
    }),
    Read: compose(read, "Get"),
  });

const DEFECTS: readonly Defect[] = [
  ["a filter that is an object", listing({ $filter: {} }), "connection/parameter-type", "/$filter"],
  [
    "a number of rows that is an object",
    listing({ $top: {} }),
    "connection/parameter-type",
    "/$top",
  ],
  ["columns that are a number", listing({ $select: 5 }), "connection/parameter-type", "/$select"],
  [
    "a table that is an object",
    listing({ entityName: {} }),
    "connection/parameter-type",
    "/entityName",
  ],
  [
    "a word in place of an id",
    getting({ recordId: "exponential" }),
    "dataverse/row-id",
    "/recordId",
  ],
  [
    "a column that was not asked for",
    reading("@outputs('Get')?['body/description']"),
    "dataverse/unselected-column",
    "/Read/inputs",
  ],
  [
    "a column that nobody knows and nobody asked for",
    reading("@outputs('Get')?['body/opportuintyid']"),
    "dataverse/unselected-column",
    "/Read/inputs",
  ],
  [
    "a list in a date column",
    creating({ "item/estimatedclosedate": "@createArray('a')" }),
    "dataverse/value-type",
    "/item~1estimatedclosedate",
  ],
  [
    "a lookup bound to another table's set",
    creating({ "item/parentaccountid@odata.bind": "/contacts(@{triggerBody()?['id']})" }),
    "dataverse/bound-set",
    "/item~1parentaccountid@odata.bind",
  ],
  [
    "parameters that are a list",
    doing({
      Get: {
        ...operation("GetItem", {}),
        inputs: { ...operation("GetItem", {}).inputs, parameters: [] },
      },
    }),
    "connection/missing-parameter",
    "/parameters",
  ],
  [
    "an authentication that is another parameter",
    doing({
      Get: {
        ...operation("GetItem", {}),
        inputs: {
          ...operation("GetItem", { entityName: "accounts", recordId: ID }).inputs,
          authentication: "@parameters('$connections')",
        },
      },
    }),
    "connection/authentication",
    "/authentication",
  ],
  [
    "a retry policy of no type",
    doing({
      List: {
        ...operation("ListRecords", {}),
        inputs: {
          ...operation("ListRecords", { entityName: "accounts", $top: 1 }).inputs,
          retryPolicy: { type: 5 },
        },
      },
    }),
    "limit/retry",
    "/retryPolicy/type",
  ],
  [
    "a retry policy whose time is an object",
    doing({
      List: {
        ...operation("ListRecords", {}),
        inputs: {
          ...operation("ListRecords", { entityName: "accounts", $top: 1 }).inputs,
          retryPolicy: { type: "fixed", count: 2, interval: {} },
        },
      },
    }),
    "limit/retry",
    "/retryPolicy/interval",
  ],
  [
    "a logical name made text",
    listing({ entityName: "@{'account'}" }),
    "dataverse/table-name",
    "/entityName",
  ],
  [
    "a table that is empty text",
    listing({ entityName: "" }),
    "connection/missing-parameter",
    "/entityName",
  ],
  [
    "a row's id that is null",
    getting({ recordId: "@null" }),
    "connection/missing-parameter",
    "/recordId",
  ],
  [
    "an operation that subscribes where nothing waits",
    doing({
      Wait: operation("SubscribeWebhookTrigger", {
        "subscriptionRequest/message": 1,
        "subscriptionRequest/entityname": "account",
        "subscriptionRequest/scope": 4,
      }),
    }),
    "connection/operation-type",
    "/Wait/type",
  ],
  [
    "columns with semicolons",
    hearing({ "subscriptionRequest/filteringattributes": "name;description" }),
    "dataverse/trigger-parameter",
    "~1filteringattributes",
  ],
  [
    "a lookup's value among the columns",
    hearing({ "subscriptionRequest/filteringattributes": "_parentaccountid_value" }),
    "dataverse/trigger-parameter",
    "~1filteringattributes",
  ],
  [
    "columns of a trigger on new rows",
    hearing({
      "subscriptionRequest/message": 1,
      "subscriptionRequest/filteringattributes": "name",
    }),
    "dataverse/filter-columns",
    "~1filteringattributes",
  ],
  [
    "columns that are empty text",
    hearing({ "subscriptionRequest/filteringattributes": "" }),
    "dataverse/filter-columns",
    "/parameters",
  ],
  [
    "a filter that looks into another table",
    hearing({ "subscriptionRequest/filterexpression": "parentaccountid/name eq 'a'" }),
    "dataverse/query",
    "~1filterexpression",
  ],
  [
    "a filter that is an expression",
    hearing({ "subscriptionRequest/filterexpression": "@equals(1, 1)" }),
    "dataverse/query",
    "~1filterexpression",
  ],
  [
    "a filter by a lookup's name",
    doing({
      List: operation("ListRecords", {
        entityName: "opportunities",
        $filter: `parentaccountid eq ${"@{triggerBody()}"}`,
      }),
    }),
    "dataverse/filter-column",
    "/$filter",
  ],
  [
    "a filter put together with its quotes",
    listing({ $filter: "@concat('name eq ''', triggerBody()?['name'], '''')" }),
    "dataverse/odata-escape",
    "/$filter",
  ],
  [
    "columns with blanks between",
    listing({ $select: "name description" }),
    "dataverse/query",
    "/$select",
  ],
  [
    "a selection that begins as in a URL",
    listing({ $select: "$select=name" }),
    "dataverse/query",
    "/$select",
  ],
  [
    "an expansion that is not closed",
    listing({ $expand: "primarycontactid($select=fullname" }),
    "dataverse/query",
    "/$expand",
  ],
  [
    "a binding in another case",
    creating({ "item/parentaccountid@odata.Bind": "accounts(@{triggerBody()})" }),
    "dataverse/binding",
    "@odata.Bind",
  ],
  [
    "a binding to nothing",
    creating({ "item/parentaccountid@odata.bind": "" }),
    "dataverse/binding",
    "@odata.bind",
  ],
  [
    "a binding to a quoted id",
    creating({ "item/parentaccountid@odata.bind": "accounts('@{triggerBody()}')" }),
    "dataverse/binding",
    "@odata.bind",
  ],
  [
    "a binding to a computed id alone",
    creating({ "item/parentaccountid@odata.bind": "@{triggerBody()?['accountid']}" }),
    "dataverse/binding",
    "@odata.bind",
  ],
  [
    "a lookup's value that is written",
    creating({ "item/_parentaccountid_value": ID }),
    "dataverse/navigation",
    "_parentaccountid_value",
  ],
  [
    "a day that no calendar has",
    creating({ "item/estimatedclosedate": "2026-02-30" }),
    "dataverse/value-type",
    "/item~1estimatedclosedate",
  ],
  ["a list as a name", creating({ "item/name": [1] }), "dataverse/value-type", "/item~1name"],
  [
    "a date that may be empty text",
    creating({ "item/estimatedclosedate": "@{triggerBody()?['when']}" }),
    "dataverse/empty-text",
    "/item~1estimatedclosedate",
  ],
  [
    "a lookup that is read by its name",
    getting({}, "@outputs('Get')?['body/parentaccountid']"),
    "dataverse/read-column",
    "/Read/inputs",
  ],
  [
    "a column of a row that was deleted",
    hearing(
      { "subscriptionRequest/message": 2 },
      { Read: compose("@triggerOutputs()?['body/name']") },
    ),
    "dataverse/read-column",
    "/Read/inputs",
  ],
  [
    "a column of a list of rows",
    doing({
      List: operation("ListRecords", { entityName: "accounts", $top: 1 }),
      Read: { ...compose("@outputs('List')?['body/name']"), runAfter: succeeded("List") },
    }),
    "dataverse/read-column",
    "/Read/inputs",
  ],
  [
    "a column beside the body",
    getting({}, "@outputs('Get')?['name']"),
    "reference/no-output",
    "/Read/inputs",
  ],
  [
    "rows beside the body of a filter",
    doing({
      Keep: { type: "Query", inputs: { from: "@triggerBody()?['rows']", where: "@true" } },
      Read: { ...compose("@outputs('Keep')?['value']"), runAfter: succeeded("Keep") },
    }),
    "reference/no-output",
    "/Read/inputs",
  ],
  [
    "a column beside the trigger's body",
    hearing({}, { Read: compose("@triggerOutputs()?['name']") }),
    "reference/no-output",
    "/Read/inputs",
  ],
  [
    "a POST that is repeated",
    http({ method: "POST", retryPolicy: { type: "fixed", count: 4, interval: "PT10S" } }),
    "failure/repeated-create",
    "/retryPolicy",
  ],
  [
    "a secret of an app",
    http({ authentication: { type: "ActiveDirectoryOAuth", secret: "abc~8Q.literal" } }),
    "secret/plain-text",
    "/authentication/secret",
  ],
  [
    "a key in a header",
    http({ headers: { "Ocp-Apim-Subscription-Key": "0123456789abcdef" } }),
    "secret/plain-text",
    "/headers/Ocp-Apim-Subscription-Key",
  ],
  [
    "a credential in a small header",
    http({ headers: { authorization: "Basic @{triggerBody()}" } }),
    "secret/unsecured",
    "/Ask/inputs",
  ],
  [
    "a secret in a parameter",
    {
      parameters: {
        P: { type: "String", defaultValue: `https://contoso.com/?sig=${"aB3".repeat(14)}` },
      },
    },
    "secret/plain-text",
    "/P/defaultValue",
  ],
  [
    "a secret in a description",
    { actions: { A: { ...compose(1), description: `?sig=${"aB3".repeat(14)}` } } },
    "secret/plain-text",
    "/A/description",
  ],
  [
    "an address of no .com",
    { actions: { A: compose("Mail somebody@fabrikam.co.uk") } },
    "environment/hard-coded",
    "/A/inputs",
  ],
];

test.each(DEFECTS)("%s is found", (_, flow, code, pointer) => {
  expectFound(flow, code, pointer);
});

test.each<[string, FlowExample, string]>([
  [
    "a filter by a lookup's value",
    doing({
      List: operation("ListRecords", {
        entityName: "opportunities",
        $filter: "_parentaccountid_value eq @{guid()}",
      }),
    }),
    "dataverse/filter-column",
  ],
  [
    "a filter by the schema name of a column",
    doing({
      List: operation("ListRecords", { entityName: "opportunities", $filter: "Name eq 'a'" }),
    }),
    "dataverse/filter-column",
  ],
  [
    "a selection over several lines",
    listing({ $select: "name,\n description" }),
    "dataverse/query",
  ],
  [
    "a row that another one is expanded in",
    getting(
      { $expand: "parentaccountid($select=name)" },
      "@outputs('Get')?['body/parentaccountid']",
    ),
    "dataverse/read-column",
  ],
  [
    "the currency that comes with an amount",
    getting({ $select: "estimatedvalue" }, "@outputs('Get')?['body/_transactioncurrencyid_value']"),
    "dataverse/unselected-column",
  ],
  [
    "a column that was asked for in another case",
    getting({ $select: "Name" }, "@outputs('Get')?['body/Name']"),
    "dataverse/unselected-column",
  ],
  [
    "a column of a table that a fetch joins",
    getting({ $select: "name" }, "@outputs('Get')?['body/owner.fullname']"),
    "dataverse/unselected-column",
  ],
  [
    "what the connector adds to a row",
    getting({ $select: "name" }, "@outputs('Get')?['body/ItemInternalId']"),
    "dataverse/unselected-column",
  ],
  [
    "a list's value and its next page",
    doing({
      List: operation("ListRecords", { entityName: "accounts", $top: 1 }),
      Read: {
        ...compose("@outputs('List')?['body/@odata.nextLink']"),
        runAfter: succeeded("List"),
      },
    }),
    "dataverse/read-column",
  ],
  [
    "a binding that is computed as a whole",
    creating({ "item/parentaccountid@odata.bind": "@{triggerBody()?['account']}" }),
    "dataverse/binding",
  ],
  [
    "a key in a header that is read from a variable",
    http({ headers: { "x-api-key": "@{parameters('$connections')}" } }),
    "secret/plain-text",
  ],
  [
    "an annotation that looks like an address",
    {
      actions: {
        A: compose("@triggerBody()?['statuscode@OData.Community.Display.V1.FormattedValue']"),
      },
    },
    "environment",
  ],
])("%s is no defect", (_, flow, area) => {
  expect(toldIn(flow, area)).toEqual([]);
});

const CHILD: FlowExample = {
  triggers: {
    manual: {
      type: "Request",
      kind: "Button",
      inputs: {
        schema: {
          type: "object",
          properties: { text: { type: "string" }, number: { type: "number" } },
          required: ["text"],
        },
      },
    },
  },
  actions: { Answer: { type: "Response", kind: "Http", inputs: { statusCode: 200 } } },
};

test.each<[what: string, body: Members, told: boolean]>([
  ["a number where the child takes text", { text: "@length('abc')" }, true],
  ["a text where it takes a number", { text: "a", number: "@concat('a', 'b')" }, true],
  ["an object where it takes text", { text: {} }, true],
  ["a whole number where it takes any", { text: "a", number: "@length('abc')" }, false],
  ["what may be null where it takes text", { text: "@triggerBody()?['id']" }, false],
])("a call that gives %s", (_, body, told) => {
  const actions = {
    Call: {
      type: "Workflow",
      inputs: { host: { workflowReferenceName: exampleId("Child") }, body },
    },
  };
  const found = findingsOf({ actions: actions as never }, { flows: { Child: CHILD } });
  expect(found.some(({ code }) => code === "child-flow/inputs")).toBe(told);
});

test.each([
  ["that comes with the row", "ex_Trace_Accounts($select=name)", false],
  ["that was not asked for", "ex_Opportunity", true],
])("a list of another table's rows %s", (_, $expand, told) => {
  const flow = getting(
    { entityName: "ex_traces", $expand },
    "@outputs('Get')?['body/ex_Trace_Accounts']",
  );
  const found = findingsOf(flow, { tables: [TRACE] });
  expect(found.some(({ code }) => code === "dataverse/read-column")).toBe(told);
});
