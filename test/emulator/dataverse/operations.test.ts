import { expect, test } from "vitest";
import { errorCodeOf } from "../../../src/emulator/connection/answer.ts";
import { bodyOf, guid, namesIn, organization } from "./organization.ts";

const OPPORTUNITIES = { entityName: "opportunities" };

test("a created row has the connection's user, defaults and the id it was given", () => {
  const { call } = organization();
  const answer = call("CreateRecord", {
    ...OPPORTUNITIES,
    "item/opportunityid": guid(1),
    "item/name": "A",
  });
  expect(answer.statusCode).toBe(201);
  const row = bodyOf(answer);
  expect(row.get("opportunityid")).toBe(guid(1));
  expect(row.get("statecode")).toBe(0n);
  expect(row.get("statuscode")).toBe(1n);
  expect(row.get("statuscode@OData.Community.Display.V1.FormattedValue")).toBe("In Progress");
  expect(row.get("createdon")).toBe("2026-01-05T08:00:00Z");
  expect(row.get("_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname")).toBe("systemuser");
  expect(row.has("estimatedvalue")).toBe(false);
});

/** Of the service, which converts before it calls (flow-language.md §3.4). */
const CONVERSION = "OpenApiOperationParameterTypeConversionFailed";

test("every way of sending a wrong row has its own error", () => {
  const { call, dataverse } = organization();
  dataverse.seed("account", { accountid: guid(9), name: "Contoso" });
  call("CreateRecord", { ...OPPORTUNITIES, "item/opportunityid": guid(1), "item/name": "A" });
  call("CreateRecord", { entityName: "fab_visits", "item/fab_name": "V", "item/fab_number": "N1" });
  const wrong = [
    [OPPORTUNITIES, { "item/nam": "A" }, 400, "0x80048d19"],
    [OPPORTUNITIES, { "item/fab_color": 7 }, 400, "0x8004431a"],
    [OPPORTUNITIES, { "item/closeprobability": 101 }, 400, "0x80044330"],
    [OPPORTUNITIES, { "item/name": "x".repeat(301) }, 400, "0x80044331"],
    [OPPORTUNITIES, { "item/name": 5 }, 400, "0x80048d19"],
    [OPPORTUNITIES, { "item/estimatedvalue": "much" }, 400, CONVERSION],
    [OPPORTUNITIES, { "item/estimatedclosedate": "2026-02-30" }, 400, CONVERSION],
    [OPPORTUNITIES, { "item/estimatedclosedate": "2026-02-01T00:00:00Z" }, 400, CONVERSION],
    [OPPORTUNITIES, { "item/statuscode": 3 }, 400, "0x80048408"],
    [OPPORTUNITIES, { "item/parentaccountid": guid(9) }, 400, "0x80048d19"],
    [
      OPPORTUNITIES,
      { "item/ParentAccountId@odata.bind": `accounts(${guid(9)})` },
      400,
      "0x80048d19",
    ],
    [OPPORTUNITIES, { "item/parentaccountid@odata.bind": "accounts()" }, 400, "0x80048d19"],
    [
      OPPORTUNITIES,
      { "item/parentaccountid@odata.bind": `account(${guid(9)})` },
      404,
      "0x8006088a",
    ],
    [
      OPPORTUNITIES,
      { "item/parentaccountid@odata.bind": `/accounts(${guid(8)})` },
      404,
      "0x80040217",
    ],
    [OPPORTUNITIES, { "item/opportunityid": guid(1) }, 412, "0x80040237"],
    [{ entityName: "opportunity" }, { "item/name": "A" }, 404, "0x8006088a"],
    [{ entityName: "fab_visits" }, { "item/fab_number": "n1" }, 412, "0x80060892"],
  ] as const;
  const told = wrong.map(([set, item]) => {
    const answer = call("CreateRecord", { ...set, ...item });
    return [set, item, answer.statusCode, errorCodeOf(answer)];
  });
  expect(told).toEqual(wrong);
  expect(dataverse.rows("opportunity")).toHaveLength(1);
});

test("UpdateRecord makes the row it does not find, UpdateOnlyRecord does not", () => {
  const { call } = organization();
  const row = { ...OPPORTUNITIES, recordId: guid(1), "item/name": "A" };
  expect(errorCodeOf(call("UpdateOnlyRecord", row))).toBe("0x80040217");
  expect(call("UpdateRecord", row).statusCode).toBe(201);
  expect(call("UpdateOnlyRecord", row).statusCode).toBe(200);
  expect(call("GetItem", { ...OPPORTUNITIES, recordId: guid(1) }).statusCode).toBe(200);
});

test("null empties a column and a lookup, a missing key leaves them", () => {
  const { call, dataverse } = organization();
  dataverse.seed("account", { accountid: guid(9), name: "Contoso" });
  const at = { ...OPPORTUNITIES, recordId: guid(1) };
  call("UpdateRecord", {
    ...at,
    "item/description": "D",
    "item/parentaccountid@odata.bind": `accounts(${guid(9)})`,
  });
  const kept = bodyOf(call("UpdateRecord", { ...at, "item/name": "A" }));
  expect(kept.get("_parentaccountid_value")).toBe(guid(9));
  expect(kept.get("_parentaccountid_value@OData.Community.Display.V1.FormattedValue")).toBe(
    "Contoso",
  );
  const emptied = bodyOf(
    call("UpdateRecord", { ...at, "item/description": null, "item/parentaccountid": null }),
  );
  expect(emptied.has("description")).toBe(false);
  expect(emptied.has("_parentaccountid_value")).toBe(false);
});

test("columns of the system are overlooked in a payload", () => {
  const { call } = organization();
  const row = bodyOf(
    call("CreateRecord", {
      ...OPPORTUNITIES,
      "item/createdon": "2001-01-01T00:00:00Z",
      "item/statecode": 1,
    }),
  );
  expect(row.get("createdon")).toBe("2026-01-05T08:00:00Z");
  expect(row.get("statecode")).toBe(0n);
});

test("money has its worth in the base currency; the first currency is the base", () => {
  const { call, dataverse } = organization();
  dataverse.seed("transactioncurrency", {
    transactioncurrencyid: guid(1),
    currencyname: "US Dollar",
    isocurrencycode: "USD",
    currencysymbol: "$",
    exchangerate: 1,
  });
  dataverse.seed("transactioncurrency", {
    transactioncurrencyid: guid(2),
    currencyname: "Euro",
    isocurrencycode: "EUR",
    currencysymbol: "€",
    exchangerate: 0.8,
  });
  expect(dataverse.row("transactioncurrency", guid(2))?.get("transactioncurrencyid")).toBe(guid(2));
  const dollars = bodyOf(call("CreateRecord", { ...OPPORTUNITIES, "item/estimatedvalue": 100 }));
  expect(dollars.get("_transactioncurrencyid_value")).toBe(guid(1));
  expect(dollars.get("estimatedvalue_base")).toBe(100);
  const euros = bodyOf(
    call("CreateRecord", {
      ...OPPORTUNITIES,
      "item/estimatedvalue": "100.456",
      "item/transactioncurrencyid@odata.bind": `transactioncurrencies(${guid(2)})`,
    }),
  );
  expect(euros.get("estimatedvalue")).toBe(100.46);
  expect(euros.get("estimatedvalue_base")).toBe(125.575);
});

test("revenue that the system reckons is not overwritten", () => {
  const { call, dataverse } = organization();
  dataverse.seed("opportunity", {
    opportunityid: guid(1),
    estimatedvalue: 5,
    isrevenuesystemcalculated: true,
  });
  const reckoned = dataverse.row("opportunity", guid(1));
  expect(reckoned?.has("estimatedvalue")).toBe(false);
  const at = { ...OPPORTUNITIES, recordId: guid(1), "item/estimatedvalue": 7 };
  expect(bodyOf(call("UpdateRecord", at)).has("estimatedvalue")).toBe(false);
  const byHand = bodyOf(call("UpdateRecord", { ...at, "item/isrevenuesystemcalculated": false }));
  expect(byHand.get("estimatedvalue")).toBe(7);
});

test("an opportunity is won by the action only, once, and leaves a closing activity", () => {
  const { call, dataverse } = organization();
  dataverse.seed("opportunity", { opportunityid: guid(1), name: "A", estimatedvalue: 70 });
  const update = { ...OPPORTUNITIES, recordId: guid(1), "item/statecode": 1, "item/statuscode": 3 };
  expect(call("UpdateRecord", update).statusCode).toBe(400);
  const win = {
    actionName: "WinOpportunity",
    "item/Status": 3,
    "item/OpportunityClose": {
      subject: "Done",
      "opportunityid@odata.bind": `/opportunities(${guid(1)})`,
    },
  };
  expect(call("PerformUnboundAction", win).statusCode).toBe(204);
  const row = dataverse.row("opportunity", guid(1));
  expect([row?.get("statecode"), row?.get("statuscode")]).toEqual([1n, 3n]);
  expect(row?.get("actualvalue")).toBe(70);
  expect(row?.get("actualclosedate")).toBe("2026-01-05");
  expect(dataverse.rows("opportunityclose").map((close) => close.get("subject"))).toEqual(["Done"]);
  expect(call("PerformUnboundAction", win).statusCode).toBe(400);
  const reopened = call("UpdateRecord", { ...update, "item/statecode": 0, "item/statuscode": 1 });
  expect(bodyOf(reopened).get("statecode")).toBe(0n);
});

test("losing takes any reason of the lost state, or lets the server choose", () => {
  const { call, dataverse } = organization();
  const reasons = [4, 5, -1].map((status, index) => {
    dataverse.seed("opportunity", { opportunityid: guid(index), name: "A" });
    call("PerformUnboundAction", {
      actionName: "LoseOpportunity",
      "item/Status": status,
      "item/OpportunityClose/opportunityid@odata.bind": `opportunities(${guid(index)})`,
    });
    return dataverse.row("opportunity", guid(index))?.get("statuscode");
  });
  expect(reasons).toEqual([4n, 5n, 4n]);
});

test("deleting a row deletes its children where the relationship says so", () => {
  const { call, dataverse } = organization();
  dataverse.seed("opportunity", { opportunityid: guid(1), name: "A" });
  dataverse.seed("fab_visit", { fab_visitid: guid(2), fab_opportunity: guid(1) });
  expect(call("DeleteRecord", { ...OPPORTUNITIES, recordId: guid(1) }).statusCode).toBe(204);
  expect(dataverse.rows("fab_visit")).toEqual([]);
  expect(errorCodeOf(call("DeleteRecord", { ...OPPORTUNITIES, recordId: guid(1) }))).toBe(
    "0x80040217",
  );
});

test("association sets the lookup of the other row, disassociation empties it", () => {
  const { call, dataverse } = organization();
  dataverse.seed("opportunity", { opportunityid: guid(1), name: "A" });
  dataverse.seed("fab_visit", { fab_visitid: guid(2) });
  const link = {
    ...OPPORTUNITIES,
    recordId: guid(1),
    associationEntityRelationship: "fab_opportunity_visit",
  };
  const address = `https://contoso.crm.dynamics.com/api/data/v9.1/fab_visits(${guid(2)})`;
  expect(call("AssociateEntities", { ...link, "item/@odata.id": address }).statusCode).toBe(204);
  expect(dataverse.row("fab_visit", guid(2))?.get("_fab_opportunity_value")).toBe(guid(1));
  expect(call("DisassociateEntities", { ...link, $id: address }).statusCode).toBe(204);
  expect(dataverse.row("fab_visit", guid(2))?.has("_fab_opportunity_value")).toBe(false);
  expect(call("DisassociateEntities", { ...link, $id: address }).statusCode).toBe(404);
});

test("lists filter, order, cut and page", () => {
  const { call, dataverse } = organization({ pageSize: 2 });
  for (const [index, name] of ["Delta", "alpha", "Bravo", "O'Neil"].entries()) {
    dataverse.seed("opportunity", {
      opportunityid: guid(index),
      name,
      closeprobability: index * 10,
    });
  }
  const list = (options: Readonly<Record<string, string | number>>) =>
    call("ListRecords", { ...OPPORTUNITIES, ...options });
  const cases: readonly (readonly [
    Readonly<Record<string, string | number>>,
    readonly string[],
  ])[] = [
    [{ $filter: "name eq 'ALPHA'" }, ["alpha"]],
    [{ $filter: "contains(name,'''n')" }, ["O'Neil"]],
    [{ $filter: "startswith(name,'b') or endswith(name,'TA')" }, ["Delta", "Bravo"]],
    [{ $filter: "not (closeprobability lt 20) and name ne null" }, ["Bravo", "O'Neil"]],
    [{ $filter: `opportunityid eq ${guid(1)}` }, ["alpha"]],
    [
      { $filter: "createdon ge 2026-01-05T08:00:00Z", $orderby: "name", $top: 2 },
      ["alpha", "Bravo"],
    ],
    [{ $orderby: "closeprobability desc", $skiptoken: "2" }, ["alpha", "Delta"]],
  ];
  for (const [options, names] of cases) {
    expect([options, namesIn(list(options))]).toEqual([options, names]);
  }
  const first = bodyOf(list({ $orderby: "name" }));
  expect(first.get("@odata.nextLink")).toBe(
    "https://contoso.crm.dynamics.com/api/data/v9.1/opportunities?$orderby=name&$skiptoken=2",
  );
  const wrong = [
    [{ $filter: "nam eq 'a'" }, "0x80060888"],
    [{ $filter: "name eq 1" }, "0x80060888"],
    [{ $filter: "name eq 'a" }, "0x80060888"],
    [{ $orderby: "name downwards" }, "0x80060888"],
    [{ $select: "parent" }, "0x80060888"],
  ] as const;
  expect(wrong.map(([options]) => [options, errorCodeOf(list(options))])).toEqual(wrong);
});

/** flow-language.md §10.2: the connector sends `$filter` as it is, so the address eats what it reads. */
test.each<readonly [filter: string, found: number | string]>([
  ["name eq 'A %26 B %231 %2B 50%25'", 1],
  ["name eq 'A & B #1 + 50%'", "0x80060888"],
  ["name eq 'C#'", "0x80060888"],
  ["name eq 'D+E'", 0],
  ["name eq 'D%2BE'", 1],
  ["name eq '50% off'", 1],
  ["name eq '50%25 off'", 1],
  ["name eq 'Gr%C3%BCn'", 1],
  ["name eq 'Grün'", 1],
  ["name eq 'D+E' or name eq 'Grün'", 1],
])("the filter %s finds %s", (filter, found) => {
  const { call, dataverse } = organization();
  for (const name of ["A & B #1 + 50%", "C#", "D+E", "50% off", "Grün"]) {
    dataverse.seed("account", { name });
  }
  const answer = call("ListRecords", { entityName: "accounts", $filter: filter });
  expect(typeof found === "string" ? errorCodeOf(answer) : namesIn(answer).length).toBe(found);
});

test("a list tells that its rows were not counted", () => {
  const { call } = organization();
  const body = bodyOf(call("ListRecords", OPPORTUNITIES));
  expect(body.get("@Microsoft.Dynamics.CRM.totalrecordcount")).toBe(-1n);
  expect(body.get("@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded")).toBe(false);
});

test("a row is named by an alternate key where it has one", () => {
  const { call, dataverse } = organization();
  const visits = { entityName: "fab_visits" };
  dataverse.seed("fab_visit", { fab_visitid: guid(1), fab_name: "First", fab_number: "O'1" });
  const byKey = { ...visits, recordId: "fab_number='O''1'" };
  const found = call("GetItem", byKey);
  expect([found.statusCode, bodyOf(found).get("fab_visitid")]).toEqual([200, guid(1)]);
  expect(call("UpdateOnlyRecord", { ...byKey, "item/fab_name": "Second" }).statusCode).toBe(200);
  expect(dataverse.row("fab_visit", guid(1))?.get("fab_name")).toBe("Second");
  expect(call("DeleteRecord", byKey).statusCode).toBe(204);
  expect(errorCodeOf(call("GetItem", byKey))).toBe("0x80040217");
  const made = call("UpdateRecord", { ...byKey, "item/fab_name": "Third" });
  expect([made.statusCode, bodyOf(made).get("fab_number")]).toEqual([201, "O'1"]);
  expect(call("UpdateRecord", { ...byKey, "item/fab_name": "Fourth" }).statusCode).toBe(200);
  expect(dataverse.rows("fab_visit")).toHaveLength(1);
  for (const recordId of ["fab_name='Fourth'", "fab_number=", "nothing='x'", "fab_number=1,2"]) {
    expect([recordId, errorCodeOf(call("GetItem", { ...visits, recordId }))]).toEqual([
      recordId,
      "0x80048d19",
    ]);
  }
});

test("a list selects columns and expands lookups and the rows that point here", () => {
  const { call, dataverse } = organization();
  dataverse.seed("account", { accountid: guid(9), name: "Contoso", address1_country: "US" });
  dataverse.seed("opportunity", { opportunityid: guid(1), name: "A", parentaccountid: guid(9) });
  dataverse.seed("fab_visit", { fab_visitid: guid(2), fab_name: "Two", fab_opportunity: guid(1) });
  dataverse.seed("fab_visit", {
    fab_visitid: guid(3),
    fab_name: "Three",
    fab_opportunity: guid(1),
  });
  const row = bodyOf(
    call("GetItem", {
      ...OPPORTUNITIES,
      recordId: guid(1),
      $select: "name,_parentaccountid_value",
      $expand:
        "parentaccountid($select=name),fab_opportunity_visit($select=fab_name;$filter=fab_name ne 'a,b;';$orderby=fab_name;$top=1)",
    }),
  );
  expect(row.has("statecode")).toBe(false);
  expect((row.get("parentaccountid") as Map<string, unknown>).get("name")).toBe("Contoso");
  const visits = row.get("fab_opportunity_visit") as Map<string, unknown>[];
  expect(visits.map((visit) => visit.get("fab_name"))).toEqual(["Three"]);
  const filtered = call("ListRecords", {
    ...OPPORTUNITIES,
    $filter: `parentaccountid/address1_country eq 'us' and _parentaccountid_value eq ${guid(9)}`,
  });
  expect(namesIn(filtered)).toEqual(["A"]);
});

// "Select columns by using OData" of Microsoft's documentation shows it.
test("an amount that is selected brings its currency along", () => {
  const { call, dataverse } = organization();
  dataverse.seed("transactioncurrency", {
    transactioncurrencyid: guid(1),
    currencyname: "US Dollar",
    isocurrencycode: "USD",
    currencysymbol: "$",
    exchangerate: 1,
  });
  dataverse.seed("opportunity", {
    opportunityid: guid(2),
    name: "A",
    estimatedvalue: 5,
    transactioncurrencyid: `transactioncurrencies(${guid(1)})`,
  });
  const selecting = ($select: string) =>
    bodyOf(call("GetItem", { ...OPPORTUNITIES, recordId: guid(2), $select }));
  expect(selecting("estimatedvalue").get("_transactioncurrencyid_value")).toBe(guid(1));
  expect(selecting("name").has("_transactioncurrencyid_value")).toBe(false);
});

test("a customer takes its own rows along, other links are emptied, a used currency stays", () => {
  const { call, dataverse } = organization();
  dataverse.seed("transactioncurrency", {
    transactioncurrencyid: guid(1),
    currencyname: "US Dollar",
    isocurrencycode: "USD",
    currencysymbol: "$",
    exchangerate: 1,
  });
  dataverse.seed("account", { accountid: guid(9), name: "Contoso" });
  const customer = `accounts(${guid(9)})`;
  dataverse.seed("opportunity", { opportunityid: guid(2), name: "A", customerid: customer });
  dataverse.seed("opportunity", { opportunityid: guid(3), name: "B", parentaccountid: customer });
  dataverse.seed("fab_visit", { fab_visitid: guid(4), fab_opportunity: guid(2) });
  const currency = { entityName: "transactioncurrencies", recordId: guid(1) };
  expect(errorCodeOf(call("DeleteRecord", currency))).toBe("0x80040227");
  expect(call("DeleteRecord", { entityName: "accounts", recordId: guid(9) }).statusCode).toBe(204);
  expect(dataverse.rows("opportunity").map((row) => row.get("name"))).toEqual(["B"]);
  expect(dataverse.row("opportunity", guid(3))?.has("_parentaccountid_value")).toBe(false);
  expect(dataverse.rows("fab_visit")).toEqual([]);
});

test("a seeded row may have any past and any state", () => {
  const { dataverse } = organization();
  dataverse.seed("opportunity", {
    opportunityid: guid(1),
    createdon: "2020-02-03T04:05:06Z",
    statuscode: 5,
  });
  const row = dataverse.row("opportunity", guid(1));
  expect([row?.get("createdon"), row?.get("statecode"), row?.get("statuscode")]).toEqual([
    "2020-02-03T04:05:06Z",
    2n,
    5n,
  ]);
  expect(dataverse.seed("opportunity", { nam: "A" })).toMatchObject({
    refused: "payload-malformed",
  });
  expect(dataverse.seed("opportunities", { name: "A" })).toMatchObject({ refused: "set-unknown" });
});

test("what the simulation does not know is said so", () => {
  const { call } = organization();
  const calls = [
    ["ListRecords", { ...OPPORTUNITIES, $filter: "length(name) gt 3" }],
    [
      "ListRecords",
      { ...OPPORTUNITIES, $filter: "Microsoft.Dynamics.CRM.Today(PropertyName='createdon')" },
    ],
    [
      "ListRecords",
      {
        ...OPPORTUNITIES,
        $filter: "parentaccountid/contact_customer_accounts/any(c:c/fullname eq 'x')",
      },
    ],
    [
      "CreateRecord",
      {
        ...OPPORTUNITIES,
        "item/name": "A",
        "item/parentaccountid@odata.bind": "accounts(accountnumber='A')",
      },
    ],
    ["ListRecordsWithOrganization", {}],
    ["PerformUnboundAction", { actionName: "QualifyLead" }],
    ["PerformBoundAction", { actionName: "Microsoft.Dynamics.CRM.fab_Do" }],
  ] as const;
  for (const [operation, parameters] of calls) {
    const answer = call(operation, parameters);
    expect([operation, answer.statusCode, errorCodeOf(answer)]).toEqual([
      operation,
      501,
      "NotSimulated",
    ]);
  }
});

test("too many requests of one user wait until the oldest leaves the window", () => {
  const { call, outside } = organization({ limit: { calls: 2, window: 300_000 } });
  const ask = () => call("ListRecords", OPPORTUNITIES);
  expect([ask().statusCode, ask().statusCode]).toEqual([200, 200]);
  outside.pass(60_000);
  const told = ask();
  expect([told.statusCode, told.headers.get("Retry-After"), errorCodeOf(told)]).toEqual([
    429,
    "240",
    "0x80072322",
  ]);
  outside.pass(240_001);
  expect(ask().statusCode).toBe(200);
});

test("a world can be taken back to a snapshot", () => {
  const { dataverse } = organization();
  dataverse.seed("opportunity", { opportunityid: guid(1), name: "A" });
  const before = dataverse.snapshot();
  dataverse.save("opportunity", guid(1), { name: "B" });
  dataverse.delete("opportunity", guid(1));
  dataverse.restore(before);
  expect(dataverse.row("opportunity", guid(1))?.get("name")).toBe("A");
  expect(dataverse.writes().some(({ by }) => by.kind === "person")).toBe(false);
});
