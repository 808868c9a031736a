import { expect, test } from "vitest";
import type { PlainJson } from "#foundation";
import type { FlowExample } from "../../../src/validation/example.ts";
import { TRACE } from "../../../src/validation/example-tables.ts";
import { compose, connected, DATAVERSE, operation } from "../../../src/validation/examples.ts";
import { type Defect, expectFound, findingsOf, toldIn } from "./found.ts";

const EVENTS = "shared_partnercenterevents";
const REFERRALS = "shared_partnercenterref";
const ID = "@triggerBody()?['id']";

const calling = (
  operationId: string,
  parameters: { readonly [key: string]: PlainJson },
  apiName = DATAVERSE,
): FlowExample => ({
  connections: connected(apiName),
  actions: { Call: operation(operationId, parameters, apiName) },
});

const CODE = "connection/unknown-parameter";

const DEFECTS: readonly Defect[] = [
  [
    "an option of a query that no query has",
    calling("ListRecords", { entityName: "accounts", $limit: 1 }),
    CODE,
    "/parameters/$limit",
  ],
  [
    "an option that another connector has",
    calling("ListRecords", { entityName: "accounts", $skip: 1 }),
    CODE,
    "/parameters/$skip",
  ],
  [
    "columns where none are written",
    calling("GetItem", { entityName: "accounts", recordId: ID, "item/name": "a" }),
    CODE,
    "/parameters/item~1name",
  ],
  [
    "a column outside of the row",
    calling("CreateRecord", { entityName: "accounts", description: "a" }),
    CODE,
    "/parameters/description",
  ],
  [
    "a parameter of what takes none",
    calling("ViewRegistration", { tenant: "a" }, EVENTS),
    CODE,
    "/parameters/tenant",
  ],
  [
    "the body's name of another operation",
    calling("PatchReferralById", { id: ID, odataReferral: [] }, REFERRALS),
    CODE,
    "/parameters/odataReferral",
  ],
];

test.each(DEFECTS)("%s is found", (_, flow, code, pointer) => {
  expectFound(flow, code, pointer);
});

test.each([
  [
    "an environment that is not said",
    calling("ListRecordsWithOrganization", { entityName: "accounts" }),
    "connection/missing-parameter",
    "/parameters",
  ],
  [
    "a file without a name",
    calling("UpdateEntityFileImageFieldContent", {
      entityName: "accounts",
      recordId: ID,
      fileImageFieldName: "new_file",
      item: "@triggerBody()",
    }),
    "connection/missing-parameter",
    "/parameters",
  ],
] satisfies readonly Defect[])("%s is found", (_, flow, code, pointer) => {
  expectFound(flow, code, pointer);
});

// flow-language.md §10.1: outputs are body/InputParameters/… and body/OutputParameters/…
test("an event of an action on a table brings its parameters, no row", () => {
  const [name, trigger] = [
    "When_done",
    operation("BusinessEventsTrigger", {
      catalog: "a",
      category: "b",
      "subscriptionRequest/entityname": "ex_trace",
      "subscriptionRequest/sdkmessagename": "new_Done",
    }),
  ] as const;
  const flow = {
    connections: connected(DATAVERSE),
    triggers: { [name]: { ...trigger, type: "OpenApiConnectionWebhook" } },
    actions: { Read: compose("@triggerBody()?['InputParameters']?['Target']") },
  };
  const told = findingsOf(flow, { tables: [TRACE] }).map(({ code }) => code);
  expect(told.filter((code) => !/^(?:name|description)/.test(code))).toEqual([]);
});

const SOUND: readonly (readonly [what: string, flow: FlowExample])[] = [
  [
    "every option of a query",
    calling("ListRecords", {
      entityName: "accounts",
      $select: "name",
      $filter: "name eq 'a'",
      $orderby: "name asc",
      $top: 1,
      $expand: "primarycontactid($select=fullname)",
      $skiptoken: "a",
      partitionId: "a",
    }),
  ],
  [
    "columns and bindings of a row",
    calling("CreateRecord", {
      entityName: "accounts",
      "item/name": "a",
      "item/primarycontactid@odata.bind": "/contacts(@{triggerBody()?['id']})",
    }),
  ],
  // domain.md §5.1: parameters that are sent as headers have defaults and are hidden.
  [
    "headers, of which no list is complete",
    calling("GetReferralById", { id: ID, "X-Caller-Id": "a", "content-type": "b" }, REFERRALS),
  ],
  [
    "an environment and a row as one object",
    calling("CreateRecordWithOrganization", {
      entityName: "accounts",
      organization: "https://contoso.crm.dynamics.com",
      item: { name: "a" },
    }),
  ],
  ["any parameter of an operation nobody lists", calling("SearchRows", { anything: 1 })],
];

test.each(SOUND)("%s may be there", (_, flow) => {
  expect(toldIn(flow, "connection/")).toEqual([]);
});
