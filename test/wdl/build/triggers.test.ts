import { expect, test } from "vitest";
import { plainOf } from "#foundation";
import {
  flow,
  fn,
  literal,
  type Operand,
  onSchedule,
  type Trigger,
  whenStartedByHand,
  writeFlow,
} from "#wdl";

const words = { title: "T", description: "D" };

function written(trigger: Trigger, onlyIf?: readonly Operand<boolean>[]): unknown {
  const { definition } = flow({
    key: "k",
    name: "n",
    description: "",
    solution: "S",
    parameters: [],
    trigger,
    ...(onlyIf && { onlyIf }),
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

test("days of the month stand in the schedule of a month", () => {
  const { trigger } = onSchedule({ frequency: "Month", interval: 1, at: { monthDays: [1, 15] } });
  expect(written(trigger)).toEqual({
    type: "Recurrence",
    recurrence: { frequency: "Month", interval: 1, schedule: { monthDays: [1, 15] } },
  });
});

test("what must be true for a run to start stands beside the trigger", () => {
  const { trigger, inputs } = whenStartedByHand({ sure: { kind: "yes-no", ...words } });
  expect(written(trigger, [inputs.sure, fn.not(fn.equals(literal("it's"), "a"))])).toMatchObject({
    type: "Request",
    conditions: [
      { expression: "@triggerBody()?['boolean']" },
      { expression: "@not(equals('it''s', 'a'))" },
    ],
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
