import { expect, test } from "vitest";
import { errorCodeOf } from "../../../src/emulator/connection/answer.ts";
import { createDataverse, DATAVERSE_API } from "../../../src/emulator/dataverse/index.ts";
import { testOutside } from "../outside.ts";
import { bodyOf, guid, namesIn, objectOf, organization, VISITS } from "./organization.ts";

const OPPORTUNITIES = { entityName: "opportunities", $orderby: "name asc" };
const USERS = { entityName: "systemusers", $orderby: "lastname asc" };

function withVisits() {
  const { call, dataverse } = organization();
  for (const [number, name] of [
    [1, "Two visits"],
    [2, "One visit"],
    [3, "None"],
  ] as const) {
    dataverse.seed("opportunity", { opportunityid: guid(number), name });
  }
  const visit = (number: number, opportunity: number, fab_name: string) =>
    dataverse.seed("fab_visit", {
      fab_visitid: guid(number),
      fab_name,
      fab_opportunity: guid(opportunity),
    });
  visit(11, 1, "First");
  visit(12, 1, "Second");
  visit(13, 2, "First");
  return (filter: string) => call("ListRecords", { ...OPPORTUNITIES, $filter: filter });
}

test.each([
  ["fab_opportunity_visit/any(v:v/fab_name eq 'second')", ["Two visits"]],
  ["fab_opportunity_visit/any(v:v/fab_name eq 'First')", ["One visit", "Two visits"]],
  ["fab_opportunity_visit/all(v:v/fab_name eq 'First')", ["None", "One visit"]],
  ["not fab_opportunity_visit/any(v:v/fab_name ne null)", ["None"]],
  [
    "fab_opportunity_visit/any(v:startswith(v/fab_name,'F') and not (v/fab_name eq 'x')) and name ne 'One visit'",
    ["Two visits"],
  ],
])("rows are found by those that point to them: %s", (filter, names) => {
  expect(namesIn(withVisits()(filter))).toEqual(names);
});

test.each([
  "fab_visits/any(v:v/fab_name eq 'First')",
  "fab_opportunity_visit/any(v:v/fab_nam eq 'First')",
  "fab_opportunity_visit/any(v:fab_name eq 'First')",
  "fab_opportunity_visit/any(v:name eq 'First')",
])("a collection that is not there, or a condition on something else, is refused: %s", (filter) => {
  expect(errorCodeOf(withVisits()(filter))).toBe("0x80060888");
});

// domain.md §7: the members of an opportunity's access team.
test("users are found by the sales team that they joined and did not leave", () => {
  const { call, dataverse } = organization();
  for (const number of [1, 2]) {
    dataverse.seed("opportunity", { opportunityid: guid(number), name: `Deal ${number}` });
  }
  for (const [number, lastname] of [
    [21, "Anton"],
    [22, "Berta"],
    [23, "Caesar"],
  ] as const) {
    dataverse.seed("systemuser", { systemuserid: guid(number), lastname });
  }
  const membersOf = (opportunity: number): readonly unknown[] => {
    const found = call("ListRecords", {
      ...USERS,
      $filter: `teammembership_association/any(t:t/teamtype eq 1 and t/_regardingobjectid_value eq ${guid(opportunity)})`,
    });
    return (bodyOf(found).get("value") as Map<string, unknown>[]).map((one) => one.get("lastname"));
  };
  expect(membersOf(1)).toEqual([]);
  for (const [opportunity, user] of [
    [1, 22],
    [1, 21],
    [2, 23],
  ] as const) {
    expect(dataverse.salesTeam(guid(opportunity), guid(user), "joins")).toBeUndefined();
  }
  expect([membersOf(1), membersOf(2)]).toEqual([["Anton", "Berta"], ["Caesar"]]);
  expect(dataverse.rows("team")).toHaveLength(2);
  dataverse.salesTeam(guid(1), guid(22), "leaves");
  expect([membersOf(1), membersOf(2)]).toEqual([["Anton"], ["Caesar"]]);
  expect(dataverse.salesTeam(guid(9), guid(22), "joins")).toMatchObject({ refused: "row-absent" });
  expect(dataverse.salesTeam(guid(1), guid(9), "joins")).toMatchObject({ refused: "row-absent" });
});

test("who is deleted is in no team any more", () => {
  const { call, dataverse } = organization();
  dataverse.seed("opportunity", { opportunityid: guid(1), name: "Deal" });
  for (const number of [21, 22]) {
    dataverse.seed("systemuser", { systemuserid: guid(number), lastname: `User ${number}` });
    dataverse.salesTeam(guid(1), guid(number), "joins");
  }
  const fetchXml = `<fetch aggregate="true"><entity name="team"><attribute name="teamid" alias="members" aggregate="count"/>
    <link-entity name="teammembership" from="teamid" to="teamid"/></entity></fetch>`;
  const members = () => {
    const [row] = bodyOf(call("ListRecords", { entityName: "teams", fetchXml })).get(
      "value",
    ) as Map<string, unknown>[];
    return row?.get("members");
  };
  expect(members()).toBe(2n);
  dataverse.delete("systemuser", guid(21));
  expect(members()).toBe(1n);
});

test("pairs of rows of one table are told as unknown, whoever asks", () => {
  const name = "fab_visit_visit";
  const pairs = {
    kind: "many-to-many",
    name,
    first: "fab_Visit",
    second: "fab_Visit",
    intersect: name,
  } as const;
  const outside = testOutside();
  const dataverse = createDataverse({ ...VISITS, relationships: [pairs] }, outside);
  for (const number of [1, 2]) {
    dataverse.seed("fab_visit", { fab_visitid: guid(number), fab_name: `Visit ${number}` });
  }
  const fetchXml = `<fetch><entity name="fab_visit"><link-entity name="${name}" from="fab_visitid" to="fab_visitid"/></entity></fetch>`;
  const asked = [
    [
      "AssociateEntities",
      {
        recordId: guid(1),
        associationEntityRelationship: name,
        "item/@odata.id": `fab_visits(${guid(2)})`,
      },
    ],
    ["ListRecords", { $filter: `${name}/any(v:v/fab_name eq 'Visit 2')` }],
    ["ListRecords", { fetchXml }],
  ] as const;
  const codes = asked.map(([operationId, parameters]) =>
    errorCodeOf(
      dataverse.invoke(
        {
          api: DATAVERSE_API,
          operationId,
          parameters: objectOf({ entityName: "fab_visits", ...parameters }),
          connection: "fab_dataverse",
          caller: { flow: "Flow", action: "Action", run: "run-1" },
        },
        outside.now(),
      ) ?? { statusCode: 0, headers: new Map() },
    ),
  );
  expect(codes).toEqual(["NotSimulated", "NotSimulated", "NotSimulated"]);
});
