import { expect, test } from "vitest";
import {
  after,
  answering,
  compose,
  connector,
  type Plain,
  ran,
  recordIn,
  statuses,
} from "./flow.ts";
import { begun } from "./with-dataverse.ts";

const changeset = (actions: Plain, runAfter: Plain = {}): Plain => ({
  type: "Changeset",
  kind: "ODataOpenApiConnection",
  inputs: {
    host: {
      connectionName: "shared_rows",
      operationId: "ExecuteChangeset",
      apiId: "/providers/Microsoft.PowerApps/apis/shared_rows",
    },
  },
  actions,
  runAfter,
});

const inside = (operationId: string, parameters: Plain): Plain => {
  const { runAfter, ...rest } = connector(operationId, parameters);
  return rest;
};
const ACCOUNT = "00000000-0000-4000-8000-0000000000a1";
const add = (name: string, id = ACCOUNT): Plain =>
  inside("UpdateRecord", { entityName: "accounts", recordId: id, "item/name": name });

test("the writes of a change set are done together, and each has its answer", () => {
  const { world, dataverse, run } = begun({
    All: changeset({
      One: add("Contoso"),
      Two: inside("CreateRecord", {
        entityName: "contacts",
        "item/lastname": "@concat('L', 'ee')",
      }),
    }),
    See: compose("@body('Two')?['lastname']", after("All")),
  });
  world.run();
  expect(statuses(run)).toEqual({
    One: "Succeeded",
    Two: "Succeeded",
    All: "Succeeded",
    See: "Succeeded",
  });
  expect(recordIn(run, "One")).toMatchObject({
    code: "Created",
    outputs: { statusCode: 201, body: { name: "Contoso" } },
  });
  expect(recordIn(run, "See")).toMatchObject({ outputs: "Lee" });
  expect(dataverse.rows("account")).toHaveLength(1);
});

test("one write that is refused undoes the whole change set", () => {
  const { world, dataverse, run } = begun({
    All: changeset({
      One: add("Contoso"),
      Two: inside("DeleteRecord", {
        entityName: "accounts",
        recordId: "00000000-0000-4000-8000-0000000000ff",
      }),
    }),
    After: compose("@outputs('All')?['body/error/code']", after("All", "Failed")),
  });
  world.run();
  expect(statuses(run)).toEqual({
    One: "Skipped",
    Two: "Skipped",
    All: "Failed",
    After: "Succeeded",
  });
  expect(recordIn(run, "After")).toMatchObject({ outputs: "0x80040217" });
  expect(dataverse.rows("account")).toEqual([]);
  expect(dataverse.writes().filter(({ by }) => by.kind === "flow")).toEqual([]);
});

test.each<readonly [what: string, actions: Plain]>([
  ["a read", { One: inside("GetItem", { entityName: "accounts", recordId: ACCOUNT }) }],
  ["an action of another kind", { One: compose(1) }],
  ["an order", { One: add("A"), Two: { ...add("B"), runAfter: after("One") } }],
])("a change set with %s fails", (_, actions) => {
  const { world, run } = begun({ All: changeset(actions) });
  world.run();
  expect(recordIn(run, "All")).toMatchObject({
    status: "Failed",
    error: { code: "InvalidTemplate" },
  });
});

test("a mock may answer for a change set; without one it is a finding", () => {
  const actions = { All: changeset({ One: add("A") }) };
  const run = ran(actions, { answer: () => answering(200) });
  expect(statuses(run)).toEqual({ One: "Succeeded", All: "Succeeded" });
  const unanswered = ran(actions);
  expect(unanswered.findings).toMatchObject([{ code: "run/no-mock" }]);
  expect(statuses(unanswered)).toEqual({ All: "Failed" });
});
