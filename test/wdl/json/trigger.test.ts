import { expect, test } from "vitest";
import type { PlainJson } from "#foundation";
import { readFlow, writeFlow } from "#wdl";
import { fileOf, HOST, PART, textOf } from "./sample.ts";

const TRIGGERS: readonly (readonly [fields: object, json: PlainJson])[] = [
  [{ kind: "recurrence" }, { recurrence: { frequency: "Day", interval: 1 }, type: "Recurrence" }],
  [
    { kind: "request", requestKind: "Button" },
    { metadata: {}, type: "Request", kind: "Button", inputs: { schema: {} } },
  ],
  [{ kind: "request" }, { type: "Request" }],
  ...(
    [
      ["webhook", "OpenApiConnectionWebhook"],
      ["polling", "OpenApiConnection"],
      ["notification", "OpenApiConnectionNotification"],
    ] as const
  ).map(
    ([mode, type]) =>
      [
        { kind: "connector", mode, host: HOST },
        {
          splitOn: "@triggerBody()",
          type,
          inputs: { host: HOST, parameters: {} },
          conditions: [{ expression: "@true" }],
          runtimeConfiguration: { concurrency: { runs: 1 } },
        },
      ] as const,
  ),
  ...(
    [
      ["webhook", "ApiConnectionWebhook"],
      ["polling", "ApiConnection"],
      ["notification", "ApiConnectionNotification"],
    ] as const
  ).map(
    ([mode, type]) =>
      [
        { kind: "legacy-connector", mode },
        { type, inputs: {} },
      ] as const,
  ),
];

test.each(TRIGGERS)("trigger %j is read, needs no layout and comes back", (fields, json) => {
  const file = fileOf({}, { manual: json });
  const { value, diagnostics } = readFlow(file, PART);
  expect(value.triggers).toMatchObject([{ name: "manual", ...fields }]);
  expect(value.triggers[0]).not.toHaveProperty("layout");
  expect(textOf(writeFlow(value))).toBe(textOf(file));
  expect(diagnostics).toEqual([]);
});
