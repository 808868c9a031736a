import { expect, test } from "vitest";
import { plainOf } from "#foundation";
import { flow, onSchedule, type Trigger, whenStartedByHand, writeFlow } from "#wdl";

const words = { title: "T", description: "D" };

function written(trigger: Trigger): unknown {
  const { definition } = flow({
    key: "k",
    name: "n",
    description: "",
    solution: "S",
    parameters: [],
    trigger,
    steps: () => {},
  });
  const file = plainOf(writeFlow(definition)) as unknown as {
    properties: { definition: { triggers: Record<string, object> } };
  };
  const { metadata: _, ...rest } = Object.values(file.properties.definition.triggers)[0] as {
    metadata: object;
  };
  return rest;
}

// flow-language.md §2: hours are text, minutes are numbers.
test("a schedule is written as the designer writes it", () => {
  const { trigger } = onSchedule({
    frequency: "Week",
    interval: 2,
    timeZone: "UTC",
    at: { hours: [8, 20], minutes: [30], weekDays: ["Monday"] },
  });
  expect(written(trigger)).toEqual({
    type: "Recurrence",
    recurrence: {
      frequency: "Week",
      interval: 2,
      timeZone: "UTC",
      schedule: { hours: ["8", "20"], minutes: [30], weekDays: ["Monday"] },
    },
  });
});

test.each(["Button", "PowerAppV2", "Skills"] as const)(
  "inputs of %s have the designer's keys",
  (kind) => {
    const { trigger } = whenStartedByHand(
      {
        first: { kind: "text", ...words },
        second: { kind: "choice", options: ["A"], ...words },
        amount: { kind: "number", ...words },
        sure: { kind: "yes-no", ...words },
        mail: { kind: "email", ...words },
        when: { kind: "date", ...words },
      },
      kind,
    );
    expect(written(trigger)).toMatchObject({
      type: "Request",
      kind,
      inputs: {
        schema: {
          required: ["text", "text_1", "number", "boolean", "email", "date"],
          properties: {
            text_1: { type: "string", enum: ["A"], "x-ms-dynamically-added": true },
            number: { type: "number", "x-ms-content-hint": "NUMBER" },
            email: { type: "string", format: "email", "x-ms-content-hint": "EMAIL" },
            date: { type: "string", format: "date" },
          },
        },
      },
    });
  },
);
