import { expect, test } from "vitest";
import { type Connector, unlistedOperation, whenCalledBack, whenFound } from "#connectors";
import { plainOf } from "#foundation";
import { flow, fn, respondToApp, type Steps, type Trigger, text, writeFlow } from "#wdl";

const mail = {
  apiName: "shared_mail",
  operations: {
    OnNewMail: { kind: "trigger", effect: "subscribe", parameters: { folder: { required: true } } },
  },
} as const satisfies Connector;
const connection = { apiName: mail.apiName, logicalName: "tst_Mail" };
const parameters = { folder: "Inbox" };
const host = {
  connectionName: "shared_mail",
  operationId: "OnNewMail",
  apiId: "/providers/Microsoft.PowerApps/apis/shared_mail",
};
const ITEMS = "@triggerOutputs()?['body/value']";

function written(trigger: Trigger, steps: (s: Steps) => void = () => {}) {
  const speech = { key: "k", name: "n", description: "", solution: "S", parameters: [] };
  const { definition } = flow({ ...speech, trigger, triggerConnection: connection, steps });
  const file = plainOf(writeFlow(definition)) as unknown as {
    properties: {
      definition: { triggers: Record<string, object>; actions: Record<string, object> };
    };
  };
  return file.properties.definition;
}

// flow-language.md §2.
test.each([
  ["webhook", "OpenApiConnectionWebhook", undefined],
  ["notification", "OpenApiConnectionNotification", ITEMS],
] as const)("a trigger that is called back by %s", (mode, type, splitOn) => {
  const { trigger } = whenCalledBack()(mail, "OnNewMail", connection, {
    name: "When",
    mode,
    parameters,
  });
  const when = written(trigger).triggers["When"];
  expect(when).toMatchObject({ type, inputs: { host, parameters } });
  expect(Object.entries(when ?? {}).find(([key]) => key === "splitOn")?.[1]).toBe(splitOn);
});

test("a trigger that asks", () => {
  const schedule = { frequency: "Minute", interval: 5 } as const;
  const on = { name: "When", schedule, parameters };
  const { trigger } = whenFound()(mail, "OnNewMail", connection, on);
  expect(written(trigger).triggers["When"]).toMatchObject({
    type: "OpenApiConnection",
    recurrence: { frequency: "Minute", interval: 5 },
    splitOn: ITEMS,
  });
});

// flow-language.md §3.4: it subscribes and waits; `limit.timeout` says how long.
test("a step that waits to be called back", () => {
  const { trigger } = whenCalledBack()(mail, "OnNewMail", connection, {
    name: "When",
    mode: "webhook",
    parameters,
  });
  const approvals = { apiName: "shared_approvals", logicalName: "tst_Approvals" } as const;
  const { actions } = written(trigger, (s) => {
    const asked = unlistedOperation(
      { apiName: "shared_approvals" },
      "StartAndWaitForAnApproval",
      approvals,
      { approvalType: "Basic", "WebhookApprovalCreationInput/title": "Share it?" },
      "subscribe",
    );
    s.do("Ask", asked, { timeout: "P7D" });
  });
  expect(actions["Ask"]).toMatchObject({
    type: "OpenApiConnectionWebhook",
    inputs: {
      host: { connectionName: "shared_approvals", operationId: "StartAndWaitForAnApproval" },
      retryPolicy: { type: "none" },
    },
    limit: { timeout: "P7D" },
  });
});

// As in real flows: each value typed by a schema under its key in lower case.
test("an app is answered by values that have a title and a type", () => {
  const { trigger } = whenCalledBack()(mail, "OnNewMail", connection, {
    name: "When",
    mode: "webhook",
    parameters,
  });
  const { actions } = written(trigger, (s) => {
    s.do(
      "Answer",
      respondToApp("PowerApp", {
        done: { kind: "yes-no", title: "Done", value: fn.equals(1, 1) },
        count: { kind: "number", title: "Count", value: 2 },
        line: { kind: "text", title: "Line", value: text`it's ${"@{so}"}` },
      }),
    );
  });
  const property = (title: string, type: string) => ({
    title,
    "x-ms-dynamically-added": true,
    type,
  });
  expect(actions["Answer"]).toMatchObject({
    type: "Response",
    kind: "PowerApp",
    inputs: {
      statusCode: 200,
      body: { done: "@equals(1, 1)", count: 2, line: "it's @{'@{so}'}" },
      schema: {
        type: "object",
        properties: {
          done: property("Done", "boolean"),
          count: property("Count", "number"),
          line: property("Line", "string"),
        },
        additionalProperties: {},
      },
    },
  });
});
