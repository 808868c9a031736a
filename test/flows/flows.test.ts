import { expect, test } from "vitest";
import { connectionReferences } from "#flows";
import { microsoft } from "../entities/product.ts";
import {
  actionsOf,
  allActions,
  definitionOf,
  fileOf,
  flowNamed,
  flows,
  objectIn,
  textsIn,
  triggerOf,
} from "./shipped.ts";

// domain.md §1.2: the spelling of the shipped solution, in the order of switching on since 2021-07.
const NAMES = [
  "Partner Center Webhook Registration (Insider Preview)",
  "[Customize] Create or Get Details from Dynamics 365",
  "Create Co-sell Referral - Dynamics 365 to Partner Center (Insider Preview)",
  "Partner Center to Dynamics 365 - Helper (Insider Preview)",
  "Partner Center Microsoft Co-sell Referral Updates to Dynamics 365 (Insider Preview)",
  "Partner Center to Dynamics 365 (Insider Preview)",
  "Dynamics 365 to Partner Center (Insider Preview)",
  "Dynamics 365 Opportunity to Partner Center (Insider Preview)",
  "Dynamics 365 Microsoft Solution to Partner Center (Insider Preview)",
];

const CHILDREN = [
  "create-or-get-details",
  "create-cosell-referral",
  "partner-center-to-dynamics-helper",
  "microsoft-referral-updates",
  "dynamics-to-partner-center",
];

test("the nine flows have the names that partners look for", () => {
  expect(flows.map(({ name }) => name)).toEqual(NAMES);
});

test("a description fits, and tells what may be edited", () => {
  for (const { key, description } of flows) {
    expect(description.length).toBeLessThanOrEqual(256);
    expect(description.includes("Do not edit")).toBe(key !== "create-or-get-details");
  }
  expect(flowNamed("create-or-get-details").description).toContain("customize");
  const long = allActions().filter(({ json }) => String(json["description"] ?? "").length > 256);
  expect(long.map(({ name }) => name)).toEqual([]);
});

// domain.md §1.9: what an administrator reads in Microsoft's text, spelled as there.
const STEPS: readonly (readonly [flow: string, steps: readonly string[]])[] = [
  [
    "partner-center-to-dynamics",
    [
      "(Scope) Performing pre-checks",
      "(Scope) Custom configurations",
      "(Scope) Initializing sychronization dependencies",
      "(Scope) Synchronize the lead or opportunity",
    ],
  ],
  [
    "partner-center-to-dynamics-helper",
    [
      "If it's new Shared opportunity, then",
      "Creating a new opportunity in the CRM",
      "If it's an update to an opportunity, then",
      "Existing referrals objects for update on opportunity",
      "If difference between the opportunity objects in Partner Center and CRM, then",
      "Update existing opportunity",
    ],
  ],
  [
    "dynamics-to-partner-center",
    [
      "(Scope) Synchronize the opportunity",
      "Existing referrals objects",
      "Update owner and sales team",
      "Update a referral with opportunity data",
    ],
  ],
  [
    "create-cosell-referral",
    [
      "(Scope) Synchronizing Referrals",
      "Extract Microsoft Help",
      "Extract solution",
      "Create Microsoft Referral",
    ],
  ],
  ["create-or-get-details", ["Create customer account", "Create a new account for opportunity"]],
];

test.each(STEPS)("the steps that Microsoft names are there: %s", (key, steps) => {
  const names = actionsOf(flowNamed(key)).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(steps.map((step) => step.replaceAll(" ", "_"))));
});

// domain.md §1.9: the two objects that are compared, with the keys of the picture.
test.each([
  ["partner-center-to-dynamics-helper", "Existing_referrals_objects_for_update_on_opportunity"],
  ["dynamics-to-partner-center", "Existing_referrals_objects"],
])("%s compares the same keys of both sides", (key, step) => {
  const found = actionsOf(flowNamed(key)).find(({ name }) => name === step);
  const { PartnerCenter, CRM } = objectIn(found?.json["inputs"]);
  const keys = [
    "CurrencyCode",
    "DealValue",
    "ClosingDate",
    "Notes",
    "Status",
    "Substatus",
    "ConsenttosharewithMicrosoftsellers",
  ];
  expect(Object.keys(objectIn(PartnerCenter))).toEqual(expect.arrayContaining(keys));
  expect(Object.keys(objectIn(CRM))).toEqual(Object.keys(objectIn(PartnerCenter)));
});

// domain.md §2, T1
test("a trigger by request has the key manual", () => {
  const requests = flows.map(triggerOf).filter(({ type }) => type === "Request");
  expect(requests.map(({ key }) => key)).toEqual(Array.from({ length: 7 }, () => "manual"));
  const others = flows.filter((flow) => triggerOf(flow).key !== "manual");
  expect(others.map(({ key }) => key)).toEqual([
    "opportunity-to-partner-center",
    "microsoft-solution-to-partner-center",
  ]);
});

// domain.md §1.9: labels, kinds and choices as the pictures show them.
test("registration asks for an endpoint, events and whether to overwrite", () => {
  const schema = objectIn(
    objectIn(triggerOf(flowNamed("webhook-registration"))["inputs"])["schema"],
  );
  const events = [
    "referral-created",
    "referral-updated",
    "related-referral-created",
    "related-referral-updated",
  ];
  expect(Object.values(objectIn(schema["properties"]))).toMatchObject([
    {
      title: "Http Trigger Endpoint",
      type: "string",
      description: "Enter the http trigger endpoint you wish to register",
    },
    { title: "Events to Register", type: "array", items: { type: "string", enum: events } },
    {
      title: "Overwrite existing trigger endpoints if present?",
      type: "string",
      enum: ["No", "Yes"],
    },
  ]);
  expect(schema["required"]).toEqual(Object.keys(objectIn(schema["properties"])));
});

test("registration sends the signature in its own header", () => {
  const writes = actionsOf(flowNamed("webhook-registration")).filter(
    ({ operation }) => operation === "EventRegistration" || operation === "UpdateRegistration",
  );
  expect(
    writes.map(({ parameters }) => parameters["body/SignatureTokenToMsSignatureHeader"]),
  ).toEqual(["true", "true", "true"]);
});

test("no trigger has concurrency", () => {
  for (const flow of flows) {
    const { runtimeConfiguration, operationOptions } = triggerOf(flow);
    expect({ runtimeConfiguration, operationOptions }).toEqual({});
  }
});

// solution-format.md and flow-language.md §9: the limits of the service.
test.each(flows.map((flow) => [flow.key, flow] as const))(
  "%s keeps within the limits",
  (_, flow) => {
    const texts = [...textsIn(definitionOf(flow)["actions"])];
    expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(8192);
    const actions = actionsOf(flow);
    expect(Math.max(...actions.map(({ depth }) => depth))).toBeLessThanOrEqual(8);
    expect(actions.length).toBeLessThanOrEqual(500);
    expect(actions.filter(({ name }) => name.length > 80 || name.includes(" "))).toEqual([]);
    expect(JSON.stringify(fileOf(flow)).length).toBeLessThan(1_000_000);
  },
);

const DOCUMENTED_URLS = [
  "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#",
  // domain.md §6 and §10 U10
  "https://api.partnercenter.microsoft.com/engagements/v1/referrals/",
  "https://partner.microsoft.com/referrals/v2/inbox?id=",
];
const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

test("nothing in a flow belongs to one environment", () => {
  const withoutMetadata = (_: string, value: unknown): unknown =>
    Object.keys(objectIn(value)).includes("operationMetadataId") ? undefined : value;
  for (const flow of flows) {
    const text = JSON.stringify(fileOf(flow), withoutMetadata);
    const urls = (text.match(/https?:\/\/[^'"\s\\)]+/g) ?? []).filter(
      (url) => !DOCUMENTED_URLS.includes(url),
    );
    expect(urls).toEqual([]);
    const ids = (text.match(GUID) ?? []).filter((id) => !/^[0-]+$/.test(id));
    expect(ids).toEqual([]);
    expect(text).not.toMatch(/\.crm\d*\.dynamics\.com|sharepoint\.com|@[a-z0-9-]+\.onmicrosoft/i);
  }
});

// flow-language.md §3.1
test("a child answers with kind Http", () => {
  for (const { flow, json } of allActions().filter(({ type }) => type === "Response")) {
    expect(CHILDREN).toContain(flow);
    expect(json["kind"]).toBe("Http");
  }
  for (const child of CHILDREN) {
    const kinds = actionsOf(flowNamed(child)).filter(({ type }) => type === "Response");
    expect(kinds.length).toBeGreaterThan(0);
  }
});

test("every answer to a failure is followed by the end of the run as failed", () => {
  for (const flow of flows) {
    const ends = actionsOf(flow).filter(({ type }) => type === "Terminate");
    expect(ends.length).toBeGreaterThan(0);
    for (const { inputs } of ends) expect(inputs["runStatus"]).toBe("Failed");
  }
});

test("connections are the flow's own", () => {
  for (const { definition } of flows) {
    expect(definition.connections.map(({ runtimeSource }) => runtimeSource)).toEqual(
      definition.connections.map(() => "embedded"),
    );
  }
});

// domain.md §2, T22: an administrator reads the names in the run's history.
test("every action has a name that says what it does, not the designer's own", () => {
  const usual =
    /^(Compose|Condition|Scope|Switch|Apply_to_each|Do_until|Terminate|Response|Select|Filter_array|Parse_JSON|Initialize_variable|Set_variable|Append_to_array_variable|List_rows|Get_a_row_by_ID|Add_a_new_row|Update_a_row|Delete_a_row|Run_a_Child_Flow|Delay|HTTP)(_\d+)?$/i;
  const nameless = allActions().filter(({ name }) => usual.test(name));
  expect(nameless.map(({ flow, name }) => `${flow}: ${name}`)).toEqual([]);
});

// domain.md §10, U12: the user of the connection; an organisation may say another in the mapping.
test("no flow says who owns what it creates", () => {
  const owned = allActions().filter(({ parameters }) =>
    Object.keys(parameters).some((key) => key.startsWith("item/ownerid")),
  );
  expect(owned.map(({ name }) => name)).toEqual([]);
});

// domain.md §1.6: never used.
test("no flow reads or writes the obsolete column of products", () => {
  const using = flows.filter((flow) =>
    [...textsIn(definitionOf(flow))].some((text) =>
      text.includes("microsoftpartnercentersolutions"),
    ),
  );
  expect(using.map(({ key }) => key)).toEqual([]);
});

// domain.md §1.4 and §10, U4: one reference for each account, under the names that are known or inferred.
test("three connections, by the connectors' own ids", () => {
  const references = Object.values(connectionReferences(microsoft()));
  expect(
    references.map(({ logicalName, displayName, apiName }) => [logicalName, displayName, apiName]),
  ).toEqual([
    ["msft_CommonDataService", "Common Data Service", "shared_commondataserviceforapps"],
    [
      "msft_MicrosoftPartnerCenterEvents",
      "Microsoft Partner Center Events",
      "shared_partnercenterevents",
    ],
    [
      "msft_MicrosoftPartnerCenterReferrals",
      "Microsoft Partner Center Referrals",
      "shared_partnercenterref",
    ],
  ]);
  for (const { key, definition } of flows) {
    const used = definition.connections.map(({ apiName }) => apiName);
    expect([key, used.includes("shared_partnercenterevents")]).toEqual([
      key,
      key === "webhook-registration",
    ]);
  }
});
