import { test } from "vitest";
import {
  compose,
  connected,
  DAILY,
  DATAVERSE,
  HTTP_TRIGGER,
  operation,
  RESPONSE,
  whenRowChanges,
} from "../../../src/validation/examples.ts";
import {
  acting,
  asking,
  deciding,
  each,
  expectTold,
  http,
  listing,
  type OddDefect,
  onRows,
  scope,
  switching,
  tabling,
  until,
} from "./odd-flows.ts";

/** Defects of shapes, limits and calls in places and spellings where nobody looks first. */
const DEFECTS: readonly OddDefect[] = [
  [
    "recurrence every 17 months",
    {
      triggers: { D: { type: "Recurrence", recurrence: { frequency: "Month", interval: 17 } } },
      actions: {},
    },
    "limit/recurrence",
  ],
  [
    "recurrence Week 72",
    {
      triggers: { D: { type: "Recurrence", recurrence: { frequency: "Week", interval: 72 } } },
      actions: {},
    },
    "limit/recurrence",
  ],
  [
    "polling trigger every 10 seconds",
    {
      connections: connected("shared_office365"),
      triggers: {
        T: {
          type: "OpenApiConnection",
          recurrence: { frequency: "Second", interval: 10 },
          inputs: {
            host: {
              connectionName: "shared_office365",
              operationId: "OnNewEmailV3",
              apiId: "/providers/Microsoft.PowerApps/apis/shared_office365",
            },
            parameters: {},
          },
        },
      },
      actions: {},
    },
    "limit/recurrence",
  ],
  [
    "hour 24",
    {
      triggers: {
        D: {
          type: "Recurrence",
          recurrence: { frequency: "Day", interval: 1, schedule: { hours: ["24"] } },
        },
      },
      actions: {},
    },
    "shape/schedule",
  ],
  [
    "minute 60",
    {
      triggers: {
        D: {
          type: "Recurrence",
          recurrence: { frequency: "Day", interval: 1, schedule: { minutes: [60] } },
        },
      },
      actions: {},
    },
    "shape/schedule",
  ],
  [
    "weekday in German",
    {
      triggers: {
        D: {
          type: "Recurrence",
          recurrence: { frequency: "Week", interval: 1, schedule: { weekDays: ["Montag"] } },
        },
      },
      actions: {},
    },
    "shape/schedule",
  ],
  [
    "frequency in lower case plural",
    {
      triggers: { D: { type: "Recurrence", recurrence: { frequency: "days", interval: 1 } } },
      actions: {},
    },
    "shape/unknown-word",
  ],
  [
    "interval zero as text",
    {
      triggers: { D: { type: "Recurrence", recurrence: { frequency: "Day", interval: "0" } } },
      actions: {},
    },
    "limit/recurrence",
  ],
  [
    "Until without expression",
    acting({ U: { type: "Until", limit: { count: 1 }, actions: { A: compose(1) } } }),
    "shape/unknown-type",
  ],
  [
    "Until count zero",
    acting({
      U: until("@equals(1,1)", { A: compose(1) }, { limit: { count: 0, timeout: "PT1H" } }),
    }),
    "loop/until-limit",
  ],
  [
    "Until count negative text",
    acting({
      U: until("@equals(1,1)", { A: compose(1) }, { limit: { count: "-1", timeout: "PT1H" } }),
    }),
    "loop/until-limit",
  ],
  [
    "Until timeout P31D",
    acting({
      U: until("@equals(1,1)", { A: compose(1) }, { limit: { count: 1, timeout: "P31D" } }),
    }),
    "loop/until-limit",
  ],
  [
    "timeout of 721 hours on http",
    acting({ A: { ...http(), limit: { timeout: "PT721H" } } }),
    "limit/timeout",
  ],
  [
    "Foreach concurrency 0",
    acting({
      L: each({ A: compose(1) }, { runtimeConfiguration: { concurrency: { repetitions: 0 } } }),
    }),
    "loop/concurrency",
  ],
  [
    "Foreach without foreach",
    acting({ L: { type: "Foreach", actions: { A: compose(1) } } }),
    "shape/unknown-type",
  ],
  ["Scope without actions", acting({ S: { type: "Scope" } }), "shape/no-actions"],
  [
    "If with else but without actions",
    acting({ S: { type: "If", expression: { equals: [1, 1] }, else: { actions: {} } } }),
    "shape/no-actions",
  ],
  [
    "actions as list",
    acting({ S: { type: "Scope", actions: [compose(1)] } }),
    "flow/unexpected-value",
  ],
  [
    "Terminate Cancelled with runError",
    acting({
      T: {
        type: "Terminate",
        inputs: { runStatus: "Cancelled", runError: { code: "1", message: "m" } },
      },
    }),
    "shape/terminate-error",
  ],
  [
    "Terminate code number",
    acting({
      T: {
        type: "Terminate",
        inputs: { runStatus: "Failed", runError: { code: 500, message: "m" } },
      },
    }),
    "shape/terminate-error",
  ],
  [
    "Terminate in an until's nested scope",
    acting({
      U: until("@equals(1,1)", {
        S: scope({ T: { type: "Terminate", inputs: { runStatus: "Failed" } } }),
      }),
    }),
    "loop/terminate-inside",
  ],
  [
    "Response in a switch in a foreach",
    acting(
      { L: each({ S: switching("@triggerBody()", { A: { case: 1, actions: { R: RESPONSE } } }) }) },
      { triggers: HTTP_TRIGGER },
    ),
    "response/in-loop",
  ],
  [
    "Response status 99 text",
    acting({ R: { ...RESPONSE, inputs: { statusCode: "99" } } }, { triggers: HTTP_TRIGGER }),
    "response/status-code",
  ],
  [
    "Response missing status",
    acting({ R: { type: "Response", kind: "Http", inputs: {} } }, { triggers: HTTP_TRIGGER }),
    "shape/unknown-type",
  ],
  [
    "Http without uri",
    acting({ A: { type: "Http", inputs: { method: "GET" } } }),
    "shape/http-call",
  ],
  ["Http uri without a scheme", acting({ A: http({ uri: "contoso.com/x" }) }), "shape/http-call"],
  [
    "Wait of negative count",
    acting({ W: { type: "Wait", inputs: { interval: { count: -1, unit: "Day" } } } }),
    "shape/wait",
  ],
  [
    "Wait until words",
    acting({ W: { type: "Wait", inputs: { until: { timestamp: "tomorrow" } } } }),
    "shape/wait",
  ],
  [
    "Wait with both",
    acting({
      W: {
        type: "Wait",
        inputs: { interval: { count: 1, unit: "Day" }, until: { timestamp: "2025-01-01" } },
      },
    }),
    "shape/wait",
  ],
  [
    "Query without where",
    acting({ Q: { type: "Query", inputs: { from: "@createArray(1)" } } }),
    "shape/unknown-type",
  ],
  [
    "Select without select",
    acting({ Q: { type: "Select", inputs: { from: "@createArray(1)" } } }),
    "shape/unknown-type",
  ],
  [
    "Table of XML",
    acting({ T: tabling("@createArray(1)", { format: "XML" }) }),
    "shape/unknown-word",
  ],
  [
    "Join without joinWith",
    acting({ Q: { type: "Join", inputs: { from: "@createArray(1)" } } }),
    "shape/unknown-type",
  ],
  [
    "ParseJson without schema",
    acting({ Q: { type: "ParseJson", inputs: { content: "{}" } } }),
    "shape/unknown-type",
  ],
  [
    "ParseJson schema type misspelled deep",
    acting({
      Q: {
        type: "ParseJson",
        inputs: {
          content: "{}",
          schema: {
            type: "object",
            properties: { a: { type: "array", items: { type: "strng" } } },
          },
        },
      },
    }),
    "shape/schema",
  ],
  [
    "trigger schema type misspelled",
    asking({ inputs: { schema: { type: "object", properties: { a: { type: "text" } } } } }),
    "shape/schema",
  ],
  [
    "schema required names unknown",
    acting({
      Q: {
        type: "ParseJson",
        inputs: { content: "{}", schema: { type: "object", properties: {}, required: "a" } },
      },
    }),
    "shape/schema",
  ],
  [
    "Expression kind unknown",
    acting({ E: { type: "Expression", kind: "AddDays", inputs: {} } }),
    "shape/unknown-word",
  ],
  [
    "Expression kind missing input",
    acting({ E: { type: "Expression", kind: "AddToTime", inputs: { interval: 1 } } }),
    "shape/data-operation",
  ],
  [
    "action type with slip",
    acting({ E: { type: "Foreach ", foreach: "@createArray(1)", actions: {} } }),
    "shape/unknown-type",
  ],
  ["action without type", acting({ E: { inputs: 1 } }), "shape/unknown-type"],
  [
    "trigger type unknown",
    { triggers: { t: { type: "Schedule" } }, actions: {} },
    "shape/unknown-type",
  ],
  [
    "name of 81 characters in deep case",
    acting({
      S: switching("@triggerBody()", { A: { case: 1, actions: { ["a".repeat(81)]: compose(1) } } }),
    }),
    "name/length",
  ],
  ["name with a slash", acting({ "a/b": compose(1) }), "name/character"],
  ["name with a hash", acting({ "a#b": compose(1) }), "name/character"],
  ["name empty", acting({ "": compose(1) }), "name/length"],
  [
    "trigger name of 81",
    { triggers: { ["t".repeat(81)]: DAILY.Daily }, actions: {} },
    "name/length",
  ],
  [
    "depth 9 through else and default",
    acting({
      a: deciding(
        { equals: [1, 1] },
        {},
        {
          else: {
            actions: {
              b: switching(
                "@triggerBody()",
                {},
                {
                  default: {
                    actions: {
                      c: scope({
                        d: scope({
                          e: scope({ g: scope({ h: scope({ i: scope({ j: scope({}) }) }) }) }),
                        }),
                      }),
                    },
                  },
                },
              ),
            },
          },
        },
      ),
    }),
    "limit/depth",
  ],
  [
    "splitOn with Response",
    acting(
      { R: RESPONSE },
      { triggers: { manual: { ...HTTP_TRIGGER.manual, splitOn: "@triggerBody()" } } },
    ),
    "response/split-on",
  ],
  ["conditions entry without expression", asking({ conditions: [{}] }), "shape/condition"],
  [
    "operationOptions misspelled in a list",
    acting({ A: { ...http(), operationOptions: "DisableAsyncPattern, SupressWorkflowHeaders" } }),
    "shape/unknown-word",
  ],
  [
    "pagination of text",
    onRows({
      L: { ...listing(), runtimeConfiguration: { paginationPolicy: { minimumItemCount: "many" } } },
    }),
    "limit/pagination",
  ],
  [
    "pagination of zero",
    onRows({
      L: { ...listing(), runtimeConfiguration: { paginationPolicy: { minimumItemCount: 0 } } },
    }),
    "limit/pagination",
  ],
  [
    "secureData of one text",
    acting({ A: { ...http(), runtimeConfiguration: { secureData: { properties: "inputs" } } } }),
    "shape/unknown-setting",
  ],
  [
    "expression of 8193 in an interpolation",
    acting({ A: compose(`a @{concat('${"x".repeat(8200)}')}`) }),
    "expression/too-long",
  ],
  [
    "description of 257 on a trigger",
    asking({ description: "d".repeat(257) }),
    "limit/description",
  ],
  [
    "trigger concurrency 101",
    asking({ runtimeConfiguration: { concurrency: { runs: 101 } } }),
    "limit/trigger-concurrency",
  ],
  [
    "chunking misspelt",
    acting({
      A: { ...http(), runtimeConfiguration: { contentTransfer: { transferMode: "Chunk" } } },
    }),
    "shape/unknown-word",
  ],
  [
    "static result enabled but absent",
    acting({
      A: {
        ...http(),
        runtimeConfiguration: { staticResult: { name: "A0", staticResultOptions: "Enabled" } },
      },
    }),
    "reference/static-result",
  ],
  [
    "parameter of type text with number",
    {
      parameters: { p: { type: "String", defaultValue: 5 } },
      actions: { A: compose("@parameters('p')") },
    },
    "parameter/default-type",
  ],
  [
    "parameter read in trigger condition undeclared",
    asking({ conditions: [{ expression: "@equals(parameters('gone'), 1)" }] }),
    "parameter/undeclared",
  ],
  [
    "parameter read in object key undeclared",
    acting({ A: compose({ "@{parameters('gone')}": 1 }) }),
    "parameter/undeclared",
  ],
  [
    "table name by expression text logical",
    onRows({ L: listing({ entityName: "@{'account'}" }) }),
    "dataverse/table-name",
  ],
  [
    "filter with double quotes deep in expression",
    onRows({ L: listing({ $filter: "name eq \"@{triggerBody()?['x']}\"" }) }),
    "dataverse/query",
  ],
  [
    "filter with unbalanced parenthesis",
    onRows({ L: listing({ $filter: "(name eq 'a'" }) }),
    "dataverse/query",
  ],
  ["filter by C# operator", onRows({ L: listing({ $filter: "name == 'a'" }) }), "dataverse/query"],
  [
    "orderby with commas alone",
    onRows({ L: listing({ $orderby: "name asc,," }) }),
    "dataverse/query",
  ],
  [
    "select with blank list",
    onRows({ L: listing({ $select: "name,,accountid" }) }),
    "dataverse/query",
  ],
  ["top zero", onRows({ L: listing({ $top: 0 }) }), "dataverse/query"],
  ["top text", onRows({ L: listing({ $top: "ten" }) }), "connection/parameter-type"],
  [
    "fetchXml of another entity",
    onRows({ L: listing({ fetchXml: "<fetch><entity name='contact'/></fetch>" }) }),
    "dataverse/query",
  ],
  [
    "expand unbalanced",
    onRows({ L: listing({ $expand: "primarycontactid($select=fullname" }) }),
    "dataverse/query",
  ],
  [
    "GetItem without recordId",
    onRows({ L: operation("GetItem", { entityName: "accounts" }) }),
    "connection/missing-parameter",
  ],
  [
    "recordId that is a word",
    onRows({ L: operation("DeleteRecord", { entityName: "accounts", recordId: "abc" }) }),
    "dataverse/row-id",
  ],
  [
    "bind with a null literal",
    onRows({
      L: operation("CreateRecord", {
        entityName: "contacts",
        "item/lastname": "a",
        "item/parentcustomerid_account@odata.bind": "",
      }),
    }),
    "dataverse/binding",
  ],
  [
    "trigger with message 9",
    {
      connections: connected(DATAVERSE),
      triggers: whenRowChanges("account", { "subscriptionRequest/message": 9 }),
      actions: {},
    },
    "dataverse/trigger-parameter",
  ],
  [
    "trigger with set name",
    { connections: connected(DATAVERSE), triggers: whenRowChanges("accounts", {}), actions: {} },
    "dataverse/table-name",
  ],
  [
    "trigger filtering attributes with blanks and semicolon",
    {
      connections: connected(DATAVERSE),
      triggers: whenRowChanges("account", {
        "subscriptionRequest/filteringattributes": "name; address1_city",
      }),
      actions: {},
    },
    "dataverse/trigger-parameter",
  ],
  [
    "filterexpression with lookup of related table",
    {
      connections: connected(DATAVERSE),
      triggers: whenRowChanges("account", {
        "subscriptionRequest/filterexpression": "primarycontactid/fullname eq 'a'",
      }),
      actions: {},
    },
    "dataverse/query",
  ],
  [
    "AssociateEntities with relative id",
    onRows({
      L: operation("AssociateEntities", {
        entityName: "accounts",
        recordId: "00000000-0000-0000-0000-000000000001",
        associationEntityRelationship: "x",
        "item/@odata.id": "contacts(1)",
      }),
    }),
    "dataverse/binding",
  ],
  [
    "host.connection in place of connectionName",
    onRows({
      L: {
        type: "OpenApiConnection",
        inputs: {
          host: {
            connection: DATAVERSE,
            operationId: "ListRecords",
            apiId: `/providers/Microsoft.PowerApps/apis/${DATAVERSE}`,
          },
          parameters: {},
        },
      },
    }),
    "shape/unknown-type",
  ],
  [
    "connectionName in other case",
    onRows({
      L: {
        type: "OpenApiConnection",
        inputs: {
          host: {
            connectionName: DATAVERSE.toUpperCase(),
            operationId: "ListRecords",
            apiId: `/providers/Microsoft.PowerApps/apis/${DATAVERSE}`,
          },
          parameters: { entityName: "accounts", $top: 1, $select: "name" },
        },
      },
    }),
    "connection/undeclared",
  ],
  [
    "operationId in other case",
    onRows({
      L: {
        type: "OpenApiConnection",
        inputs: {
          host: {
            connectionName: DATAVERSE,
            operationId: "listrecords",
            apiId: `/providers/Microsoft.PowerApps/apis/${DATAVERSE}`,
          },
          parameters: { entityName: "accounts", $top: 1, $select: "name" },
        },
      },
    }),
    "connection/unknown-operation",
  ],
  [
    "webhook type for an action that is none",
    onRows({ L: { ...listing(), type: "OpenApiConnectionWebhook" } }),
    "connection/operation-type",
  ],
  [
    "action operation used as trigger",
    {
      connections: connected(DATAVERSE),
      triggers: {
        T: {
          type: "OpenApiConnection",
          recurrence: { frequency: "Minute", interval: 5 },
          inputs: listing().inputs,
        },
      },
      actions: {},
    },
    "connection/operation-type",
  ],
  [
    "connection of runtimeSource misspelt",
    {
      connections: {
        [DATAVERSE]: {
          runtimeSource: "embeded",
          connection: { connectionReferenceLogicalName: "x" },
          api: { name: DATAVERSE },
        },
      },
      actions: { L: listing() },
    },
    "shape/unknown-word",
  ],
  [
    "item key with blank",
    onRows({ L: operation("CreateRecord", { entityName: "accounts", "item/name ": "a" }) }),
    "dataverse/column",
  ],
  [
    "changeset with a read",
    onRows({
      C: {
        type: "Changeset",
        kind: "ODataOpenApiConnection",
        inputs: {
          host: {
            connectionName: DATAVERSE,
            operationId: "ExecuteChangeset",
            apiId: `/providers/Microsoft.PowerApps/apis/${DATAVERSE}`,
          },
        },
        actions: { L: listing() },
      },
    }),
    "dataverse/changeset",
  ],
];

test.each(DEFECTS)("%s", (_, flow, code) => expectTold(flow, code));
