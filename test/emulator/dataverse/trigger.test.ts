import { expect, test } from "vitest";
import type { JsonObject, PlainJson } from "#foundation";
import { errorCodeOf } from "../../../src/emulator/connection/answer.ts";
import type { DataverseOptions } from "../../../src/emulator/dataverse/index.ts";
import { CONNECTION_USER, DATAVERSE_API } from "../../../src/emulator/dataverse/index.ts";
import { guid, objectOf, organization } from "./organization.ts";

type Request = Readonly<Record<string, PlainJson>>;

function listening(request: Request, options: DataverseOptions = {}) {
  const world = organization(options);
  world.dataverse.seed("opportunity", { opportunityid: guid(1), name: "A", closeprobability: 10 });
  const subscribed = world.dataverse.subscribe({
    id: "flow",
    api: DATAVERSE_API,
    operationId: "SubscribeWebhookTrigger",
    parameters: objectOf(
      Object.fromEntries(
        Object.entries({ entityname: "opportunity", scope: 4, ...request }).map(([key, value]) => [
          `subscriptionRequest/${key}`,
          value,
        ]),
      ),
    ),
  });
  const heard = (): readonly unknown[] => {
    world.outside.pass(60_000);
    return world.outside.delivered
      .splice(0)
      .map(({ body }) => (body as JsonObject).get("SdkMessage"));
  };
  return { ...world, subscribed, heard };
}

test.each([
  [1, ["Create"]],
  [2, ["Delete"]],
  [3, ["Update"]],
  [4, ["Create", "Update"]],
  [5, ["Create", "Delete"]],
  [6, ["Update", "Delete"]],
  [7, ["Create", "Update", "Delete"]],
])("message %i hears %j", (message, expected) => {
  const { dataverse, heard } = listening({ message });
  dataverse.save("opportunity", guid(2), { name: "nobody" });
  dataverse.save("opportunity", undefined, { opportunityid: guid(3), name: "B" });
  dataverse.save("opportunity", guid(3), { name: "C" });
  dataverse.delete("opportunity", guid(3));
  expect(heard()).toEqual(expected);
});

test("a filtering column counts when it is sent, changed or not", () => {
  const { dataverse, heard } = listening({ message: 4, filteringattributes: "name, statecode" });
  dataverse.save("opportunity", guid(1), { closeprobability: 20 });
  expect(heard()).toEqual([]);
  dataverse.save("opportunity", guid(1), { name: "A" });
  expect(heard()).toEqual(["Update"]);
  dataverse.save("opportunity", guid(1), { statecode: 1, statuscode: 3 });
  expect(heard()).toEqual(["Update"]);
  dataverse.save("opportunity", undefined, { closeprobability: 5 });
  expect(heard()).toEqual(["Create"]);
});

test("the filter expression sees the row after the write", () => {
  const { dataverse, heard } = listening({
    message: 3,
    filterexpression: "closeprobability gt 50",
  });
  dataverse.save("opportunity", guid(1), { closeprobability: 51 });
  expect(heard()).toEqual(["Update"]);
  dataverse.save("opportunity", guid(1), { closeprobability: 50 });
  expect(heard()).toEqual([]);
});

test("the body is the row at delivery without empty columns", () => {
  const { dataverse, outside } = listening({ message: 3 });
  dataverse.save("opportunity", guid(1), { name: "B" });
  dataverse.save("opportunity", guid(1), { name: "C" });
  outside.pass(60_000);
  const [first] = outside.delivered;
  const body = first?.body as JsonObject;
  expect(body.get("name")).toBe("C");
  expect(body.get("opportunityid")).toBe(guid(1));
  expect(body.has("description")).toBe(false);
  expect(body.get("_statecode_label")).toBe("Open");
  expect(body.get("_ownerid_type")).toBe("systemusers");
  expect(body.get("ItemInternalId")).toBe(guid(1));
  expect(body.get("RunAsSystemUserId")).toBe(CONNECTION_USER);
});

test("a sparse body has the id and the columns sent", () => {
  const { dataverse, outside } = listening({ message: 3 }, { body: "sparse" });
  dataverse.save("opportunity", guid(1), { name: "B" });
  outside.pass(60_000);
  const body = outside.delivered[0]?.body as JsonObject;
  const columns = [...body.keys()].filter((key) => /^[a-z]/.test(key));
  expect(columns).toEqual(["opportunityid", "name"]);
});

test("a deleted row is told by its id alone", () => {
  const { dataverse, outside } = listening({ message: 2 });
  dataverse.delete("opportunity", guid(1));
  outside.pass(60_000);
  const body = outside.delivered[0]?.body as JsonObject;
  expect(body.get("opportunityid")).toBe(guid(1));
  expect(body.has("name")).toBe(false);
});

test("events come later, after the write, and again when told so", () => {
  const { dataverse, outside, heard } = listening({ message: 3 }, { duplicates: 2, delay: 5000 });
  dataverse.save("opportunity", guid(1), { name: "B" });
  outside.pass(4999);
  expect(outside.delivered).toEqual([]);
  expect(heard()).toEqual(["Update", "Update", "Update"]);
});

test("a refused write and a seeded row start nothing", () => {
  const { call, dataverse, heard } = listening({ message: 7 });
  call("UpdateRecord", { entityName: "opportunities", recordId: guid(1), "item/nam": "B" });
  dataverse.seed("opportunity", { name: "B" });
  expect(heard()).toEqual([]);
});

test("a child deleted with its parent has an event of its own", () => {
  const { dataverse, heard } = listening({ entityname: "fab_visit", message: 2 });
  dataverse.seed("fab_visit", { fab_opportunity: guid(1) });
  dataverse.delete("opportunity", guid(1));
  expect(heard()).toEqual(["Delete"]);
});

test("a flow that is switched off hears nothing, not even what was under way", () => {
  const { dataverse, subscribed, heard } = listening({ message: 3 });
  dataverse.save("opportunity", guid(1), { name: "B" });
  if ("unsubscribe" in subscribed) subscribed.unsubscribe();
  dataverse.save("opportunity", guid(1), { name: "C" });
  expect(heard()).toEqual([]);
});

test("scope 1 hears rows of the flow's own user", () => {
  const { dataverse, heard } = listening({ message: 3, scope: 1 });
  dataverse.seed("systemuser", { systemuserid: guid(7), firstname: "Ann", lastname: "Other" });
  dataverse.seed("opportunity", {
    opportunityid: guid(2),
    name: "B",
    ownerid: `systemusers(${guid(7)})`,
  });
  dataverse.save("opportunity", guid(2), { name: "C" });
  expect(heard()).toEqual([]);
  dataverse.save("opportunity", guid(1), { name: "C" });
  expect(heard()).toEqual(["Update"]);
});

test.each([
  [{ message: 8 }, "0x80048d19"],
  [{ message: 3, entityname: "opportunities" }, "0x8006088a"],
  [{ message: 3, filteringattributes: "name,nam" }, "0x80060888"],
  [{ message: 3, filterexpression: "name eq" }, "0x80060888"],
  [{ message: 3, filterexpression: "parentaccountid/name eq 'Contoso'" }, "0x80060888"],
  [{ message: 3, scope: 9 }, "0x80048d19"],
  [{ message: 3, postponeuntil: "createdon" }, "NotSimulated"],
])("a subscription with %j is refused", (request, code) => {
  const { subscribed } = listening(request);
  expect("statusCode" in subscribed && errorCodeOf(subscribed)).toBe(code);
});

test("writes are counted by who made them", () => {
  const { call, dataverse } = listening({ message: 3 });
  call(
    "UpdateRecord",
    { entityName: "opportunities", recordId: guid(1), "item/name": "B" },
    { flow: "Sync" },
  );
  const flows = dataverse
    .writes()
    .flatMap(({ by, sent }) => (by.kind === "flow" ? [[by.flow, sent]] : []));
  expect(flows).toEqual([["Sync", ["name"]]]);
});

test("a row that went before its event came is told by its id and what was sent", () => {
  const { dataverse, outside } = listening({ message: 3 });
  dataverse.save("opportunity", guid(1), { name: "B" });
  dataverse.delete("opportunity", guid(1));
  outside.pass(60_000);
  const body = outside.delivered[0]?.body as JsonObject;
  expect([body.get("opportunityid"), body.get("name"), body.has("closeprobability")]).toEqual([
    guid(1),
    "B",
    false,
  ]);
});

test("with jitter, events overtake each other but none is lost", () => {
  const { dataverse, outside } = listening({ message: 1 }, { jitter: 30_000 });
  const names = ["B", "C", "D", "E", "F"];
  for (const name of names) dataverse.save("opportunity", undefined, { name });
  outside.pass(60_000);
  const told = outside.delivered.map(({ body }) => (body as JsonObject).get("name"));
  expect(told.toSorted()).toEqual(names);
  expect(told).not.toEqual(names);
});

test("rows are written as the user of the call's connection, or of the person who saves", () => {
  const world = organization({ users: { fab_dataverse: guid(7), "*": guid(8) } });
  const row = { entityName: "accounts", recordId: guid(1), "item/name": "A" };
  world.call("UpdateRecord", row);
  const made = world.dataverse.row("account", guid(1));
  expect([made?.get("_createdby_value"), made?.get("_ownerid_value")]).toEqual([guid(7), guid(7)]);
  world.dataverse.save("account", guid(1), { name: "B" }, guid(9));
  expect(world.dataverse.row("account", guid(1))?.get("_modifiedby_value")).toBe(guid(9));
});

test("the form closes an opportunity by the action, with the other changes saved before", () => {
  const { dataverse, heard } = listening({ message: 3, filteringattributes: "statecode" });
  dataverse.save("opportunity", guid(1), { name: "B", statecode: 2, statuscode: 5 });
  const row = dataverse.row("opportunity", guid(1));
  expect([row?.get("name"), row?.get("statuscode")]).toEqual(["B", 5n]);
  expect(dataverse.rows("opportunityclose")).toHaveLength(1);
  expect(heard()).toEqual(["Update"]);
});
