import { expect, test } from "vitest";
import { checkSolution, type SolutionExample } from "#validation";
import { modelOfExample, PUBLISHER } from "../../src/validation/example.ts";
import { KINDS, TRACE } from "../../src/validation/example-tables.ts";
import { MAIL, MAIL_PARAMETER } from "../../src/validation/example-variables.ts";
import {
  compose,
  connected,
  DAILY,
  DATAVERSE,
  operation,
  RESPONSE,
} from "../../src/validation/examples.ts";

/** What working solutions of others do: each once was taken for a defect. */
const healthy: Readonly<Record<string, SolutionExample>> = {
  "a connection reference of another solution, which is said to be needed": {
    flows: { Sync: { connections: connected(DATAVERSE, "ex_other") } },
    references: { ex_dataverse: DATAVERSE },
    needed: [{ type: "connectionreference", name: "ex_other" }],
  },
  "a variable of another solution, which is said to be needed": {
    flows: { Sync: { parameters: MAIL_PARAMETER } },
    variables: [{ ...MAIL, schemaName: "ex_Own" }],
    needed: [{ type: "EnvironmentVariableDefinition", name: "ex_mail" }],
  },
  "a choice of another solution, which is said to be needed": {
    tables: [TRACE],
    choices: [{ ...KINDS, name: "ex_own" }],
    needed: [{ type: "9", name: "ex_kind" }],
  },
  "a choice that the platform brings": {
    tables: [
      {
        ...TRACE,
        columns: {
          ...TRACE.columns,
          kind: {
            ...TRACE.columns.kind,
            choice: { kind: "global-choice", name: "permission_type" },
          },
        },
      },
    ],
    choices: [KINDS],
  },
  "the parties of an activity of one's own, and what it is about": {
    tables: [{ ...TRACE, primaryId: "activityid" }],
    choices: [KINDS],
    flows: {
      Sync: {
        connections: connected(DATAVERSE),
        actions: {
          Add: operation("CreateRecord", {
            entityName: "ex_traces",
            "item/activitypointer_activity_parties": [
              { participationtypemask: 5, "partyid@odata.bind": "/contacts(@{guid()})" },
            ],
            "item/regardingobjectid_contact_ex_trace@odata.bind": "/contacts(@{guid()})",
            "item/ownerid_ex_trace@odata.bind": "/systemusers(@{guid()})",
          }),
        },
      },
    },
  },
  "a lookup that is bound to the set of another table": {
    flows: {
      Sync: {
        connections: connected(DATAVERSE),
        actions: {
          Add: operation("CreateRecord", {
            entityName: "opportunities",
            "item/parentaccountid@odata.bind": "contacts(@{guid()})",
          }),
        },
      },
    },
  },
  "what was asked for, kept in a column of text": {
    tables: [TRACE],
    choices: [KINDS],
    flows: {
      Sync: {
        connections: connected(DATAVERSE),
        actions: {
          Add: operation("CreateRecord", {
            entityName: "ex_traces",
            "item/ex_notes": "@createArray('a', 'b')",
          }),
        },
      },
    },
  },
  "a logical name with a capital": {
    tables: [
      {
        ...TRACE,
        columns: { kind: { ...TRACE.columns.kind, schemaName: "ex_Kind", logicalName: "ex_Kind" } },
      },
    ],
    choices: [KINDS],
  },
  "the rows that point to a row, selected along by their relationship": {
    tables: [TRACE],
    choices: [KINDS],
    relationships: [
      {
        kind: "one-to-many",
        name: "ex_line_ex_trace",
        many: "oth_Line",
        one: TRACE.schemaName,
        lookup: "oth_Trace",
        behavior: "remove-link",
      },
    ],
    flows: rows("ex_traces", { $select: "ex_name,ex_line_ex_trace", $top: 1 }),
  },
  "the rows that belong to a row and it to them, selected along by their relationship": {
    tables: [TRACE],
    choices: [KINDS],
    relationships: [
      {
        kind: "many-to-many",
        name: "ex_Trace_Line",
        first: TRACE.schemaName,
        second: "oth_Line",
        intersect: "ex_trace_line",
      },
    ],
    flows: rows("ex_traces", { $select: "ex_Trace_Line", $top: 1 }),
  },
  "a view that names a column by its schema name": {
    tables: [
      {
        ...TRACE,
        views: [
          {
            kind: "public",
            key: "all",
            labels: { 1033: "All" },
            columns: [{ column: "ex_Name", width: 100 }],
            order: { column: "ex_Name", descending: false },
          },
        ],
      },
    ],
    choices: [KINDS],
  },
  "a table of others whose set the export does not tell": {
    tables: [{ ...TRACE, kind: "extension", schemaName: "Team", logicalName: "team", setName: "" }],
    flows: rows("teams", { $top: 1 }),
  },
  "a table of others with the prefix of a table that the solution extends": {
    tables: [
      {
        ...TRACE,
        kind: "extension",
        schemaName: "oth_Task",
        logicalName: "oth_task",
        setName: "oth_tasks",
      },
    ],
    flows: rows("oth_tasking", { $top: 1 }),
  },
  "an operation of a custom connector": {
    flows: {
      Sync: {
        connections: connected("shared_ex-5fown"),
        actions: {
          Ask: { type: "OpenApiConnection", inputs: { host: host("shared_ex-5fown", "Ask", "") } },
        },
      },
    },
  },
  "a prompt of AI Builder on Dataverse's connection": {
    flows: {
      Sync: {
        connections: connected(DATAVERSE),
        actions: {
          Ask: {
            type: "OpenApiConnection",
            inputs: {
              host: host(
                DATAVERSE,
                "aibuilderpredict_customprompt",
                "providers/Microsoft.ProcessSimple/operationGroups/aibuilder",
              ),
            },
          },
        },
      },
    },
  },
  "a trigger that subscribes by HTTP": {
    flows: { Sync: { triggers: { Hook: { type: "HttpWebhook", inputs: { subscribe: {} } } } } },
  },
  "an answer in a flow that nobody asks: it is skipped": {
    flows: { Sync: { triggers: DAILY, actions: { Answer: RESPONSE } } },
  },
  "a path segment that was meant to be joined": {
    flows: {
      Sync: { actions: { Encode: compose("@encodeURIComponent('a', 'b', 'c', 'd')") } },
    },
  },
  "a lookup selected by its navigation property": {
    tables: [TRACE],
    choices: [KINDS],
    flows: rows("ex_traces", { $select: "ex_name,ex_Opportunity", $top: 1 }),
  },
  "the name of a file, selected beside the file": {
    tables: [{ ...TRACE, columns: { ...TRACE.columns, scan: file("ex_scan") } }],
    choices: [KINDS],
    flows: rows("ex_traces", { $select: "ex_scan,ex_scan_name", $top: 1 }),
  },
  "an activity's owner, bound by the name that ends in its own": {
    tables: [{ ...TRACE, columns: { ...TRACE.columns, owner: owner() } }],
    choices: [KINDS],
    flows: {
      Sync: {
        connections: connected(DATAVERSE),
        actions: {
          Add: operation("CreateRecord", {
            entityName: "ex_traces",
            "item/ownerid_ex_trace@odata.bind": "systemusers(@{triggerBody()?['id']})",
          }),
        },
      },
    },
  },
  "a view on a table that another solution of the house brings": {
    tables: [{ ...TRACE, ...viewOf("ex_elsewhere"), kind: "extension" }],
    choices: [KINDS],
  },
  "a column of the house that another solution adds to a table of others": {
    tables: [
      {
        ...TRACE,
        ...viewOf("ex_elsewhere"),
        kind: "extension",
        schemaName: "Contact",
        logicalName: "contact",
      },
    ],
    choices: [KINDS],
    needed: [{ type: "2", name: "ex_elsewhere" }],
  },
  "a prefix with the line that separates it from names": {
    publisher: { ...PUBLISHER, prefix: "ex_" },
  },
  "a version of two numbers": { version: "1.0" },
  "a column of sixty characters": {
    tables: [{ ...TRACE, columns: { ...TRACE.columns, long: file(`ex_${"x".repeat(57)}`) } }],
    choices: [KINDS],
  },
};

function viewOf(column: string) {
  const labels = { 1033: "All" };
  const columns = [{ column, width: 100 }];
  const order = { column, descending: false };
  return { views: [{ kind: "public", key: "all", labels, columns, order }] } as const;
}

function rows(entityName: string, parameters: Readonly<Record<string, string | number>>) {
  const actions = { List: operation("ListRecords", { entityName, ...parameters }) };
  return { Sync: { connections: connected(DATAVERSE), actions } };
}

function host(connectionName: string, operationId: string, apiId: string) {
  return { connectionName, operationId, apiId };
}

function file(logicalName: string) {
  const labels = {};
  const required = "none";
  return {
    kind: "foreign",
    type: "file",
    schemaName: logicalName,
    logicalName,
    labels,
    required,
    custom: true,
  } as const;
}

function owner() {
  const [name, required] = ["ownerid", "none"] as const;
  const navigation = { systemuser: name, team: name };
  return {
    kind: "lookup",
    form: "owner",
    targets: ["systemuser", "team"],
    navigation,
    schemaName: "OwnerId",
    logicalName: name,
    labels: {},
    required,
    custom: false,
  } as const;
}

test.each(Object.entries(healthy))("%s is no error", (_, example) => {
  const { findings } = checkSolution(modelOfExample(example));
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
});

test("Microsoft's scripts of an upgrade are no half-done upgrade", () => {
  const model = modelOfExample({ publisher: PUBLISHER });
  const named = (uniqueName: string) =>
    checkSolution({ ...model, identity: { ...model.identity, uniqueName } }).findings.map(
      ({ code }) => code,
    );
  expect(named("Scheduling_UpgradeScripts")).toEqual([]);
  expect(named("1stSolution")).toEqual([]);
  expect(named("Scheduling_Upgrade")).toEqual(["solution/identity"]);
});
