import { expect, test } from "vitest";
import { createLatest } from "../../../src/emulator/world/latest.ts";
import { worldOf } from "../run/flow.ts";

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);

test("everything is kept unless somebody says how much", () => {
  const latest = createLatest<number>(undefined);
  for (const number of numbers(1000)) latest.add(number);
  expect(latest.entries).toEqual(numbers(1000));
});

test.each([1, 2, 7, 50])(
  "at least the latest %i are kept, in order, and at most twice as many",
  (kept) => {
    const latest = createLatest<number>(kept);
    for (const number of numbers(200)) {
      latest.add(number);
      const from = number + 1 - latest.entries.length;
      expect(latest.entries).toEqual(numbers(number + 1).slice(from));
      expect(latest.entries.length).toBeGreaterThanOrEqual(Math.min(kept, number + 1));
      expect(latest.entries.length).toBeLessThanOrEqual(2 * kept);
    }
    expect(latest.added()).toBe(200);
  },
);

test("what may not go yet stays, before the latest", () => {
  const latest = createLatest<number>(3, (number) => number % 10 !== 0);
  for (const number of numbers(41)) latest.add(number);
  expect(latest.entries.filter((number) => number % 10 === 0)).toEqual([0, 10, 20, 30, 40]);
  expect(latest.entries.length).toBeLessThan(15);
});

test("a world that keeps few runs says how many there were", () => {
  const compose = { type: "Compose", inputs: "@triggerBody()", runAfter: {} };
  const world = worldOf({ See: compose }, { keptRuns: 10 });
  for (const number of numbers(45)) world.startByHand("Flow", BigInt(number));
  world.run();
  for (const number of numbers(20)) {
    world.startByHand("Flow", BigInt(100 + number));
    world.run();
  }
  expect(world.begun()).toBe(65);
  expect(world.runs.length).toBeLessThanOrEqual(20);
  const bodies = world.runs.map(({ trigger }) => trigger.get("outputs"));
  expect(bodies.at(-1)).toEqual(
    new Map<string, unknown>([
      ["headers", new Map()],
      ["body", 119n],
    ]),
  );
});
