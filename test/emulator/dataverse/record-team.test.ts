import { expect, test } from "vitest";
import type { JsonObject, PlainJson } from "#foundation";
import { errorCodeOf } from "../../../src/emulator/connection/answer.ts";
import { bodyOf, guid, organization } from "./organization.ts";

const [VISIT, ANTON, BERTA, TEMPLATE, OTHER] = [1, 21, 22, 31, 32].map(guid) as [
  string,
  string,
  string,
  string,
  string,
];

function world() {
  const { call, dataverse } = organization();
  dataverse.seed("fab_visit", { fab_visitid: VISIT, fab_name: "Visit" });
  for (const [systemuserid, lastname] of [
    [ANTON, "Anton"],
    [BERTA, "Berta"],
  ] as const) {
    dataverse.seed("systemuser", { systemuserid, firstname: "U", lastname });
  }
  const change = (
    action: "Add" | "Remove",
    user: string,
    item: Readonly<Record<string, PlainJson>> = {},
  ) =>
    call("PerformBoundAction", {
      entityName: "systemusers",
      actionName: `Microsoft.Dynamics.CRM.${action === "Add" ? "AddUserTo" : "RemoveUserFrom"}RecordTeam`,
      recordId: user,
      "item/Record": `fab_visits/${VISIT}`,
      "item/TeamTemplate/teamtemplateid": TEMPLATE,
      ...item,
    });
  /** As flows find the members of a row's team. */
  const members = (template = TEMPLATE) => {
    const teams = call("ListRecords", {
      entityName: "teams",
      $filter: `_regardingobjectid_value eq '${VISIT}' and teamtype eq 1 and _teamtemplateid_value eq '${template}'`,
    });
    const [team] = bodyOf(teams).get("value") as JsonObject[];
    const fetchXml = `<fetch><entity name="systemuser"><attribute name="lastname"/><order attribute="lastname"/>
      <link-entity name="teammembership" from="systemuserid" to="systemuserid" intersect="true">
        <filter><condition attribute="teamid" operator="eq" value="${team?.get("teamid")}"/></filter>
      </link-entity></entity></fetch>`;
    const users = call("ListRecords", { entityName: "systemusers", fetchXml });
    return (bodyOf(users).get("value") as JsonObject[]).map((row) => row.get("lastname"));
  };
  return { change, members };
}

// Web API reference: AddUserToRecordTeam and RemoveUserFromRecordTeam, bound to a user.
test("a user joins the access team of a row, which is made with its first member, and leaves it", () => {
  const { change, members } = world();
  const first = change("Add", ANTON);
  const second = change("Add", BERTA, { "item/Record": `/fab_visits(${VISIT})` });
  expect([first.statusCode, bodyOf(second).get("AccessTeamId")]).toEqual([
    200,
    bodyOf(first).get("AccessTeamId"),
  ]);
  expect(members()).toEqual(["Anton", "Berta"]);
  const left = change("Remove", ANTON);
  expect(bodyOf(left).get("AccessTeamId")).toBe(bodyOf(first).get("AccessTeamId"));
  expect(members()).toEqual(["Berta"]);
});

test("a row has a team for each template", () => {
  const { change, members } = world();
  change("Add", ANTON);
  change("Add", BERTA, { "item/TeamTemplate/teamtemplateid": OTHER });
  expect([members(), members(OTHER)]).toEqual([["Anton"], ["Berta"]]);
});

test.each([
  ["a row that is not there", { "item/Record": `fab_visits/${guid(9)}` }, "0x80040217"],
  ["a set that is not there", { "item/Record": `fab_visit/${VISIT}` }, "0x8006088a"],
  ["no template", { "item/TeamTemplate/teamtemplateid": "" }, "0x80048d19"],
  ["a row of another table", { entityName: "fab_visits", recordId: VISIT }, "0x8006088a"],
  ["a user who is not there", { recordId: guid(9) }, "0x80040217"],
  ["a record as an object", { "item/Record": { fab_visitid: VISIT } }, "NotSimulated"],
])("%s is refused", (_, item, code) => {
  expect(errorCodeOf(world().change("Add", ANTON, item))).toBe(code);
});

test("a team that is not there is left by nobody", () => {
  expect(errorCodeOf(world().change("Remove", ANTON))).toBe("NotSimulated");
});
