import { expect, test } from "vitest";
import { bodyOf, guid, organization } from "./organization.ts";

/** domain.md §8: columns of an opportunity, as a query names them. */
const KEY_COLUMNS = [
  "name",
  "description",
  "estimatedvalue",
  "estimatedvalue_base",
  "estimatedclosedate",
  "actualvalue",
  "actualclosedate",
  "closeprobability",
  "_transactioncurrencyid_value",
  "_parentaccountid_value",
  "_parentcontactid_value",
  "_customerid_value",
  "_originatingleadid_value",
  "_ownerid_value",
  "isrevenuesystemcalculated",
  "budgetamount",
  "exchangerate",
];

test.each(KEY_COLUMNS)("an opportunity has the column %s", (column) => {
  const { call } = organization();
  const opportunity = { entityName: "opportunities", recordId: guid(1) };
  call("CreateRecord", {
    entityName: "opportunities",
    "item/opportunityid": guid(1),
    "item/name": "A",
  });
  expect(call("GetItem", { ...opportunity, $select: column }).statusCode).toBe(200);
  expect(call("GetItem", { ...opportunity, $select: `${column}x` }).statusCode).toBe(400);
});

test.each([
  ["account", "accounts"],
  ["contact", "contacts"],
])("the customer of an opportunity may be an %s", (table, set) => {
  const { call, dataverse } = organization();
  dataverse.seed(table, {
    [`${table}id`]: guid(2),
    [table === "account" ? "name" : "lastname"]: "C",
  });
  const made = call("CreateRecord", {
    entityName: "opportunities",
    "item/name": "A",
    [`item/customerid_${table}@odata.bind`]: `/${set}(${guid(2)})`,
  });
  expect(made.statusCode).toBe(201);
  expect(bodyOf(made).get("_customerid_value")).toBe(guid(2));
});

test("the closing date is a day without a time", () => {
  const { call } = organization();
  const made = (day: string) =>
    call("CreateRecord", {
      entityName: "opportunities",
      "item/name": "A",
      "item/estimatedclosedate": day,
    });
  expect(bodyOf(made("2026-06-30")).get("estimatedclosedate")).toBe("2026-06-30");
  expect(made("2026-06-30T00:00:00Z").statusCode).toBe(400);
});
