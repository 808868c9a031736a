import { expect, test } from "vitest";
import type { JsonObject } from "#foundation";
import { errorCodeOf } from "../../../src/emulator/connection/answer.ts";
import { DATAVERSE_OPERATIONS } from "../../../src/emulator/dataverse/index.ts";
import { bodyOf, guid, namesIn, organization } from "./organization.ts";

const URL = "https://contoso.crm.dynamics.com";
const OPPORTUNITIES = { entityName: "opportunities", organization: URL };

// flow-language.md §10.2: the environment by its address, the row in a nested `item`.
test("rows of this environment are written and read as without it", () => {
  const { call } = organization();
  const written = call("CreateRecordWithOrganization", {
    ...OPPORTUNITIES,
    item: { opportunityid: guid(1), name: "Deal" },
  });
  expect(written.statusCode).toBe(201);
  const changed = { ...OPPORTUNITIES, recordId: guid(1), item: { name: "Other deal" } };
  expect(call("UpdateOnlyRecordWithOrganization", changed).statusCode).toBe(200);
  const read = call("GetItemWithOrganization", { ...OPPORTUNITIES, recordId: guid(1) });
  expect(bodyOf(read).get("name")).toBe("Other deal");
  const fetchXml = "<fetch><entity name='opportunity'><attribute name='name'/></entity></fetch>";
  const listed = call("ListRecordsWithOrganization", { ...OPPORTUNITIES, fetchXml });
  expect(namesIn(listed)).toEqual(["Other deal"]);
  const gone = call("DeleteRecordWithOrganization", { ...OPPORTUNITIES, recordId: guid(1) });
  expect(gone.statusCode).toBe(204);
});

test.each([URL, `${URL}/`, "https://CONTOSO.crm.dynamics.com", "current"])(
  "this environment is called %s",
  (name) => {
    const asked = { entityName: "opportunities", organization: name };
    expect(organization().call("ListRecordsWithOrganization", asked).statusCode).toBe(200);
  },
);

test.each(["https://other.crm.dynamics.com", `${URL}.evil.example`, ""])(
  "another environment is refused by name: %s",
  (name) => {
    const asked = { entityName: "opportunities", organization: name };
    const answer = organization().call("ListRecordsWithOrganization", asked);
    expect([answer.statusCode, errorCodeOf(answer)]).toEqual([501, "NotSimulated"]);
    const { message } = Object.fromEntries(bodyOf(answer).get("error") as JsonObject);
    expect(message).toContain(`the environment "${name}"`);
  },
);

test("what may name an environment is what the connector lets name one", () => {
  const twins = Object.keys(DATAVERSE_OPERATIONS).filter((name) => /WithOrganization$/.test(name));
  expect(twins.sort()).toEqual([
    "AssociateEntitiesWithOrganization",
    "CreateRecordWithOrganization",
    "DeleteRecordWithOrganization",
    "DisassociateEntitiesWithOrganization",
    "GetItemWithOrganization",
    "ListRecordsWithOrganization",
    "PerformBoundActionWithOrganization",
    "PerformUnboundActionWithOrganization",
    "UpdateOnlyRecordWithOrganization",
    "UpdateRecordWithOrganization",
  ]);
});
