import { expect, test } from "vitest";
import type { FlowExample } from "../../src/validation/example.ts";
import {
  compose,
  connected,
  DATAVERSE,
  EACH_ROW,
  initialize,
  operation,
  setVariable,
  succeeded,
} from "../../src/validation/examples.ts";
import { findingsOf } from "./defects/found.ts";

const connections = connected(DATAVERSE);
const List = operation("ListRecords", { entityName: "accounts", $top: 1 });
const after = (name: string, json: object) => ({ ...json, runAfter: succeeded(name) });
const change = (recordId: string) =>
  operation("UpdateRecord", { entityName: "accounts", recordId, "item/name": "a" });
const parallel = { runtimeConfiguration: { concurrency: { repetitions: 20 } } };
const filtered = ($filter: string) => operation("ListRecords", { entityName: "accounts", $filter });
const asked = (request: string) => ({
  actions: {
    Ask: {
      type: "ApiConnection",
      inputs: { host: { connection: { name: "a" } }, method: "get", path: `/items/${request}` },
    },
  },
});

/** What makers do on purpose, and what breaks nothing: nobody would call it a mistake. */
const UNSAID: readonly (readonly [what: string, code: string, flow: FlowExample])[] = [
  [
    "an object that an action of Dataverse takes",
    "dataverse/nested-item",
    {
      connections,
      actions: {
        Plan: operation("PerformUnboundAction", {
          actionName: "ex_Plan",
          item: { Entity: { "@@odata.type": "Microsoft.Dynamics.CRM.account" } },
        }),
      },
    },
  ],
  [
    "a number in the path of a list's item, as the designer writes it",
    "expression/argument-type",
    asked("@{encodeURIComponent(length('abc'))}"),
  ],
  [
    "the id of a lookup in a filter, which is no text of anybody's",
    "dataverse/odata-escape",
    {
      connections,
      actions: { List: filtered("_primarycontactid_value eq '@{triggerBody()?['text']}'") },
    },
  ],
  [
    "rounds at the same time that all note the same",
    "variable/parallel-write",
    {
      actions: {
        Start: initialize("failed", "Boolean", false),
        Each: {
          ...EACH_ROW,
          ...parallel,
          runAfter: succeeded("Start"),
          actions: { Note: { type: "SetVariable", inputs: { name: "failed", value: true } } },
        },
      },
    },
  ],
  [
    "an id that is made when no row is found",
    "dataverse/upsert",
    {
      connections,
      actions: {
        List,
        Id: after(
          "List",
          compose("@coalesce(first(outputs('List')?['body/value'])?['accountid'], guid())"),
        ),
        Change: after("Id", change("@outputs('Id')")),
      },
    },
  ],
  [
    "the id of a row, kept in a variable",
    "dataverse/upsert",
    {
      connections,
      actions: {
        Start: initialize("id", "String"),
        List: after("Start", List),
        Keep: after("List", {
          type: "SetVariable",
          inputs: { name: "id", value: "@{first(outputs('List')?['body/value'])?['accountid']}" },
        }),
        Change: after("Keep", change("@variables('id')")),
      },
    },
  ],
  [
    "the ids of rows, filtered and gone through",
    "dataverse/upsert",
    {
      connections,
      actions: {
        List,
        Some: after("List", {
          type: "Query",
          inputs: {
            from: "@outputs('List')?['body/value']",
            where: "@not(empty(item()?['name']))",
          },
        }),
        Each: {
          type: "Foreach",
          foreach: "@body('Some')",
          actions: { Change: change("@items('Each')?['accountid']") },
          runAfter: succeeded("Some"),
        },
      },
    },
  ],
  [
    "a column that is read in another case",
    "dataverse/read-column",
    {
      connections,
      actions: { List, Id: after("List", compose("@first(body('List')?['value'])?['AccountId']")) },
    },
  ],
];

test.each(UNSAID)("%s is no matter for %s", (_, code, flow) => {
  expect(findingsOf(flow).filter((finding) => finding.code === code)).toEqual([]);
});

/** Their next neighbours, which still are. */
const SAID: readonly (readonly [what: string, code: string, flow: FlowExample])[] = [
  [
    "an id that somebody types",
    "dataverse/upsert",
    {
      connections,
      actions: {
        Id: compose("@triggerBody()?['text']"),
        Change: after("Id", change("@outputs('Id')")),
      },
    },
  ],
  [
    "rounds at the same time that note different things",
    "variable/parallel-write",
    {
      actions: {
        Start: initialize("failed", "Boolean", false),
        Each: {
          ...EACH_ROW,
          ...parallel,
          runAfter: succeeded("Start"),
          actions: {
            Yes: { type: "SetVariable", inputs: { name: "failed", value: true } },
            No: after("Yes", setVariable("failed", false, "Yes")),
          },
        },
      },
    },
  ],
  [
    "a name in a filter",
    "dataverse/odata-escape",
    { connections, actions: { List: filtered("name eq '@{triggerBody()?['text']}'") } },
  ],
];

test.each(SAID)("%s is one for %s", (_, code, flow) => {
  expect(findingsOf(flow).map((finding) => finding.code)).toContain(code);
});
