import { expect, test } from "vitest";
import { MONDAY } from "../outside.ts";
import { after, compose, connector, type Plain, recordIn, statuses } from "./flow.ts";
import { begun } from "./with-dataverse.ts";

/** `OpenApiConnectionWebhook` as an action: it waits for a row. */
const waitFor = (entityname: string, common: Plain = {}): Plain => ({
  ...connector("SubscribeWebhookTrigger", {
    "subscriptionRequest/message": 1,
    "subscriptionRequest/entityname": entityname,
    "subscriptionRequest/scope": 4,
  }),
  type: "OpenApiConnectionWebhook",
  ...common,
});

test("a webhook action waits for the first event, and its body is the row", () => {
  const { world, dataverse, run } = begun({
    Wait: waitFor("account"),
    See: compose("@body('Wait')?['name']", after("Wait")),
  });
  world.run(MONDAY + 3_600_000);
  expect(statuses(run)).toEqual({});
  dataverse.save("account", undefined, { name: "Contoso" });
  dataverse.save("account", undefined, { name: "Fabrikam" });
  world.run();
  expect(run.ending?.status).toBe("Succeeded");
  expect(recordIn(run, "See")).toMatchObject({ outputs: "Contoso" });
  expect(recordIn(run, "Wait")).toMatchObject({
    inputs: { parameters: { "subscriptionRequest/entityname": "account" } },
    outputs: { body: { name: "Contoso", SdkMessage: "Create" } },
    code: "OK",
  });
});

test("limit.timeout ends the waiting, and what comes later is heard by nobody", () => {
  const { world, dataverse, run } = begun({
    Wait: waitFor("account", { limit: { timeout: "PT1H" } }),
    Late: compose(1, after("Wait", "TimedOut")),
  });
  world.run();
  expect(statuses(run)).toEqual({ Wait: "TimedOut", Late: "Succeeded" });
  expect((run.end ?? 0) - run.start).toBe(3_600_000);
  dataverse.save("account", undefined, { name: "Contoso" });
  world.run();
  expect(world.firings).toEqual([]);
});

test("a subscription that the system refuses fails the action with its answer", () => {
  const { world, run } = begun({ Wait: waitFor("accuont") });
  world.run();
  expect(recordIn(run, "Wait")).toMatchObject({
    status: "Failed",
    error: { code: "0x8006088a", message: "There is no table 'accuont'." },
  });
});

test("a limit that is no duration fails it", () => {
  const { world, run } = begun({ Wait: waitFor("account", { limit: { timeout: "soon" } }) });
  world.run();
  expect(recordIn(run, "Wait")).toMatchObject({ status: "Failed", code: "BadRequest" });
});
