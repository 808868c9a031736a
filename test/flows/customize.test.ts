import { expect, test } from "vitest";
import { loadProject } from "#project";
import { ownFiles } from "../project/project-files.ts";
import {
  actionsOf,
  definitionOf,
  flowNamed,
  flowsOf,
  objectIn,
  triggerOf,
  type WrittenAction,
} from "./shipped.ts";

const customize = flowNamed("create-or-get-details");
const actions = actionsOf(customize);
const action = (name: string, among: readonly WrittenAction[] = actions): WrittenAction => {
  const found = among.find((one) => one.name === name.replaceAll(" ", "_"));
  if (!found) throw new Error(`[Customize] has no action "${name}"`);
  return found;
};

// domain.md §1.9: the names an administrator reads in Microsoft's text.
test("the first input is the action type", () => {
  const schema = objectIn(objectIn(triggerOf(customize)["inputs"])["schema"]);
  expect(Object.values(objectIn(schema["properties"]))[0]).toMatchObject({
    title: "ActionType",
    type: "string",
  });
});

test("the steps stand in the order of the guide", () => {
  const names = Object.keys(objectIn(definitionOf(customize)["actions"]));
  const guided = [
    "Parse_referral_body",
    "Initialize_response_data_variable",
    "Initialize_country_code_response_variable",
    "Create_or_get_customer_account_in_CRM",
    "Create_or_update_opportunity_in_CRM",
    "Create_or_update_lead_in_CRM",
    "Respond_to_a_PowerApp_or_flow",
  ];
  expect(names.filter((name) => guided.includes(name))).toEqual(guided);
});

test.each([
  ["Create or get customer account in CRM", ["CreateOpportunity", "GetDetails"]],
  ["Create or update opportunity in CRM", ["CreateOpportunity", "UpdateOpportunity"]],
  ["Create or update lead in CRM", ["CreateLead", "UpdateLead"]],
])("the switch %s is on the action type and says that it may be customized", (name, cases) => {
  const { json } = action(name);
  expect(json["type"]).toBe("Switch");
  expect(json["expression"]).toBe("@triggerBody()?['text']");
  expect(Object.keys(objectIn(json["cases"])).sort()).toEqual(cases);
  expect(json["default"]).toEqual({ actions: {} });
  expect(String(json["description"])).toContain("customize");
});

test.each([
  "Create a new account for opportunity",
  "If account does not exist, then",
  "Create a new opportunity",
  "Update existing opportunity",
  "Create a new lead",
])("the guide's action %s is there", (name) => {
  expect(action(name).name).toBe(name.replaceAll(" ", "_"));
});

test.each([
  ["Create a new opportunity", "item/name", "OpportunityName"],
  ["Create a new opportunity", "item/estimatedvalue", "DealValue"],
  ["Create a new opportunity", "item/estimatedclosedate", "DealCloseDate"],
  ["Create a new opportunity", "item/transactioncurrencyid@odata.bind", "DealValueCurrency"],
  ["Create a new opportunity", "item/parentaccountid@odata.bind", "AccountID"],
  ["Update existing opportunity", "recordId", "OpportunityID"],
  ["Update existing opportunity", "item/name", "OpportunityName"],
  ["Update existing opportunity", "item/estimatedvalue", "DealValue"],
  ["Update existing opportunity", "item/estimatedclosedate", "DealCloseDate"],
  ["Update existing opportunity", "item/transactioncurrencyid@odata.bind", "DealValueCurrency"],
  ["Create a new lead", "item/lastname", "LastName"],
  ["Create a new lead", "item/companyname", "CompanyName"],
  ["Create a new lead", "item/telephone1", "PhoneNumber"],
  ["Create a new account for opportunity", "item/address1_country", "Country"],
])("%s fills %s with %s", (name, parameter, value) => {
  expect(String(action(name).parameters[parameter])).toContain(`['${value}']`);
});

test("an update leaves the account and the contact alone", () => {
  const keys = Object.keys(action("Update existing opportunity").parameters).join();
  expect(keys).not.toMatch(/parentaccountid|parentcontactid|customerid/);
});

// domain.md §2, T21: an organisation may have removed any status.
test("the status of a new lead is left to the CRM", () => {
  const keys = Object.keys(action("Create a new lead").parameters).join();
  expect(keys).not.toMatch(/statuscode|statecode/);
});

// domain.md §1.10: by default, name and postal code.
test("an account is found by name and postal code, quotes escaped", () => {
  const filter = String(action("Get accounts of that name").parameters["$filter"]);
  expect(filter).toContain("name eq");
  expect(filter).toContain("address1_postalcode eq");
  // A quote is doubled: replace(…, '''', '''''').
  expect(filter.split("'''', ''''''")).toHaveLength(3);
});

const columnsWith = (mapping: object): readonly WrittenAction[] => {
  const files = ownFiles().set(
    "mappings/other.yaml",
    JSON.stringify({ extends: "default.yaml", ...mapping }),
  );
  const { value } = loadProject(files, { mapping: "mappings/other.yaml" });
  if (!value) throw new Error("the mapping is refused");
  const [, flow] = flowsOf(value);
  if (!flow) throw new Error("there are no flows");
  return actionsOf(flow);
};

test("with another deal value column the estimated revenue is no longer written", () => {
  const changed = columnsWith({ opportunity: { columns: { dealValue: "new_dealvalue" } } });
  for (const name of ["Create a new opportunity", "Update existing opportunity"]) {
    const { parameters } = action(name, changed);
    expect(String(parameters["item/new_dealvalue"])).toContain("['DealValue']");
    expect(Object.keys(parameters)).not.toContain("item/estimatedvalue");
  }
});

test("with another country column the address country is no longer written", () => {
  const changed = columnsWith({ account: { columns: { country: "new_country" } } });
  const { parameters } = action("Create a new account for opportunity", changed);
  expect(String(parameters["item/new_country"])).toContain("['Country']");
  expect(Object.keys(parameters)).not.toContain("item/address1_country");
});

test("mandatory columns are filled in new rows", () => {
  const changed = columnsWith({
    opportunity: { defaults: { new_region: "EMEA" } },
    lead: { defaults: { new_source: 3 } },
    account: { defaults: { new_kind: true } },
    contact: { defaults: { new_role: "Buyer" } },
  });
  const filled = (name: string, column: string) => action(name, changed).parameters[column];
  expect(filled("Create a new opportunity", "item/new_region")).toBe("EMEA");
  expect(filled("Create a new lead", "item/new_source")).toBe(3);
  expect(filled("Create a new account for opportunity", "item/new_kind")).toBe(true);
  expect(filled("Create a new contact for opportunity", "item/new_role")).toBe("Buyer");
});
