import { expect, test } from "vitest";
import {
  bind,
  change,
  createReferral,
  createRow,
  dataverse,
  getRow,
  listRows,
  operation,
  partnerCenterEvents,
  partnerCenterReferrals,
  registerWebhook,
  unlistedOperation,
  updateRow,
  variable,
  whenFound,
  whenRowChanges,
} from "#connectors";
import { standardTables } from "#dataverse";
import { plainOf } from "#foundation";
import {
  type Draft,
  type FlowSource,
  flow,
  fn,
  type Steps,
  type Trigger,
  typed,
  whenStartedByHand,
  writeFlow,
} from "#wdl";

const connection = { apiName: dataverse.apiName, logicalName: "tin_CommonDataService" };
const referrals = { apiName: partnerCenterReferrals.apiName, logicalName: "tin_Referrals" };
const events = { apiName: partnerCenterEvents.apiName, logicalName: "tin_Events" };
const { account, opportunity } = standardTables;
const id = typed<string>(fn.utcNow().node);

const source = (
  steps: (s: Steps) => void,
  trigger: Trigger = whenStartedByHand({}).trigger,
  parameters: Parameters<typeof flow>[0]["parameters"] = [],
): FlowSource =>
  flow({ key: "k", name: "n", description: "", solution: "S", parameters, trigger, steps });

type Inputs = { host: object; parameters: object; retryPolicy: object; authentication: string };

function inputsOf(draft: Draft<unknown>): Inputs {
  const { definition } = source((s) => {
    s.do("Call", draft as Draft<object>);
  });
  const file = plainOf(writeFlow(definition)) as unknown as {
    properties: { definition: { actions: { Call: { inputs: Inputs } } } };
  };
  return file.properties.definition.actions.Call.inputs;
}

test.each([
  ["ListRecords", "exponential"],
  ["UpdateOnlyRecord", "exponential"],
  ["DeleteRecord", "exponential"],
  ["CreateRecord", "none"],
  ["PerformUnboundAction", "none"],
] as const)("how %s is repeated follows from its effect", (name, type) => {
  const { retryPolicy } = inputsOf(operation(dataverse, name, connection, {} as never, () => ({})));
  expect(retryPolicy).toMatchObject({ type });
});

test("an unlisted operation is called like the rest, and not repeated unless it only reads", () => {
  expect(inputsOf(unlistedOperation(dataverse, "SearchRows", connection, { term: id }))).toEqual({
    host: {
      connectionName: "shared_commondataserviceforapps",
      operationId: "SearchRows",
      apiId: "/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps",
    },
    parameters: { term: "@utcNow()" },
    authentication: "@parameters('$authentication')",
    retryPolicy: { type: "none" },
  });
  expect(
    inputsOf(unlistedOperation(dataverse, "SearchRows", connection, {}, "read")).retryPolicy,
  ).toMatchObject({ type: "exponential" });
});

// flow-language.md §10.2
test("rows are read and written under the names that Dataverse has", () => {
  expect(
    inputsOf(getRow(connection, opportunity, { id, select: ["name", "owner"] })),
  ).toMatchObject({
    parameters: {
      entityName: "opportunities",
      recordId: "@utcNow()",
      $select: "name,_ownerid_value",
    },
  });
  expect(
    inputsOf(
      createRow(connection, opportunity, {
        id,
        values: {
          name: "a",
          description: null,
          parentAccount: bind(account, id),
          customer: bind(account, id),
        },
        mapped: { new_x: 1, name: "mapped" },
      }),
    ).parameters,
  ).toEqual({
    entityName: "opportunities",
    "item/opportunityid": "@utcNow()",
    "item/name": "mapped",
    "item/description": "@null",
    "item/parentaccountid@odata.bind": "/accounts(@{utcNow()})",
    "item/customerid_account@odata.bind": "/accounts(@{utcNow()})",
    "item/new_x": 1,
  });
  expect(inputsOf(updateRow(connection, account, { id, values: {} })).host).toMatchObject({
    operationId: "UpdateOnlyRecord",
  });
  expect(
    inputsOf(
      listRows(connection, opportunity, {
        select: ["id"],
        mapped: ["new_x", "opportunityid"],
        filter: "statecode eq 0",
        orderBy: { column: "name", descending: true },
        top: 3,
        expand: { lookup: "parentAccount", table: account, select: ["name"] },
      }),
    ).parameters,
  ).toEqual({
    entityName: "opportunities",
    $select: "opportunityid,new_x",
    $filter: "statecode eq 0",
    $orderby: "name desc",
    $top: 3,
    $expand: "parentaccountid($select=name)",
  });
});

// flow-language.md §1.5: objects are flattened, arrays stay one key.
test("a new referral is flattened to its leaves", () => {
  const { parameters } = inputsOf(
    createReferral(referrals, {
      name: "a",
      externalReferenceId: id,
      type: "Shared",
      qualification: "SalesQualified",
      customerProfile: { name: id, address: { country: "DE" } },
      consent: { consentToToShareInfoWithOthers: true, consentToContact: true },
      details: { dealValue: 1.5 },
      target: [{ type: "SolutionProfile", id: "x" }],
    }),
  );
  expect(parameters).toEqual({
    "Referral/name": "a",
    "Referral/externalReferenceId": "@utcNow()",
    "Referral/type": "Shared",
    "Referral/qualification": "SalesQualified",
    "Referral/customerProfile/name": "@utcNow()",
    "Referral/customerProfile/address/country": "DE",
    "Referral/consent/consentToToShareInfoWithOthers": true,
    "Referral/consent/consentToContact": true,
    "Referral/details/dealValue": 1.5,
    "Referral/target": [{ type: "SolutionProfile", id: "x" }],
  });
});

test("a place at the end of a list is added to, everything else replaced", () => {
  expect(change("/team/-", { email: "a" })).toEqual({
    op: "add",
    path: "/team/-",
    value: { email: "a" },
  });
  expect(change("/details/notes", "a")).toMatchObject({ op: "replace" });
});

test("connections and parameters are those that a flow uses, each once and in order", () => {
  const variableOf = (name: string) =>
    ({
      kind: "text",
      schemaName: `tin_${name}`,
      labels: { 1033: name },
      descriptions: {},
    }) as const;
  const declared = ["A", "B"].map((name) => ({
    name: `${name} (tin_${name})`,
    type: "String",
    schemaName: `tin_${name}`,
  }));
  const { definition } = source(
    (s) => {
      s.do("Delete", updateRow(connection, account, { id, values: {} }));
      s.scope("Scope", (s) => {
        s.do(
          "Register",
          registerWebhook(events, {
            url: variable(variableOf("B")),
            events: typed(fn.createArray("a").node),
          }),
        );
        s.do("Again", updateRow(connection, account, { id, values: {} }));
      });
    },
    undefined,
    declared,
  );
  expect(definition.connections).toEqual([
    {
      key: "shared_commondataserviceforapps",
      runtimeSource: "embedded",
      logicalName: "tin_CommonDataService",
      apiName: "shared_commondataserviceforapps",
    },
    {
      key: "shared_partnercenterevents",
      runtimeSource: "embedded",
      logicalName: "tin_Events",
      apiName: "shared_partnercenterevents",
    },
  ]);
  expect(definition.parameters.map(({ name }) => name)).toEqual([
    "$connections",
    "$authentication",
    "B (tin_B)",
  ]);
});

test("a variable that is not declared is refused", () => {
  const strange = { kind: "text", schemaName: "x", labels: {}, descriptions: {} } as const;
  expect(() =>
    source((s) => {
      s.do("Read", updateRow(connection, account, { id: variable(strange), values: {} }));
    }),
  ).toThrow("not all declared");
});

test("ids of operations are stable, and each its own", () => {
  const idsOf = ({ definition }: FlowSource) =>
    [
      ...JSON.stringify(plainOf(writeFlow(definition))).matchAll(
        /"operationMetadataId":"([^"]+)"/g,
      ),
    ].map(([, found]) => found);
  const said = () =>
    source((s) => {
      s.do("One", updateRow(connection, account, { id, values: {} }));
      s.scope("Two", (s) => {
        s.do("Three", updateRow(connection, account, { id, values: {} }));
      });
    });
  const ids = idsOf(said());
  expect(ids).toHaveLength(4);
  expect(new Set(ids).size).toBe(4);
  expect(idsOf(said())).toEqual(ids);
});

test("a row trigger listens to its columns in one order", () => {
  const { trigger } = whenRowChanges(connection, opportunity, {
    name: "When",
    message: "modified",
    filteringColumns: ["state", "name"],
    mappedColumns: ["new_x", "name"],
  });
  expect(
    JSON.stringify(trigger.parameters, (_, value) =>
      typeof value === "bigint" ? Number(value) : value,
    ),
  ).toContain('"name,new_x,statecode"');
});

test("an operation that is asked again and again starts a run for each element", () => {
  const asked = {
    apiName: "shared_asked",
    operations: { OnNew: { kind: "trigger", effect: "read", parameters: {} } },
  } as const;
  const { trigger, item } = whenFound()(
    asked,
    "OnNew",
    { apiName: asked.apiName, logicalName: "x" },
    {
      name: "When",
      schedule: { frequency: "Minute", interval: 5 },
      parameters: {},
    },
  );
  expect(item.node).toMatchObject({ name: "triggerBody" });
  const written = JSON.stringify(plainOf(writeFlow(source(() => {}, trigger).definition)));
  expect(written).toContain('"splitOn":"@triggerOutputs()?[\'body/value\']"');
  expect(written).toContain('"recurrence":{"frequency":"Minute","interval":5}');
});
