import { expect, test } from "vitest";
import { type Attempt, failuresOf, repetitions, secondEditors, singleFaults } from "./attempts.ts";
import { type Scenario, scenarios } from "./scenarios.ts";

const SEEDS = 70;

const KINDS: Readonly<Record<string, (scenario: Scenario) => readonly Attempt[]>> = {
  "single faults": singleFaults,
  "repetitions, late and out of order": (scenario) => repetitions(scenario, SEEDS),
  "second editors": secondEditors,
};

/** Where a second edit cannot be told from the first, or the referral is closed or not there yet. */
const EDITED = [
  "seller edits",
  "seller adds a solution",
  "help is chosen later",
  "a colleague edits",
];

const cases = Object.entries(KINDS).flatMap(([kind, attemptsOf]) =>
  scenarios
    .filter(({ name }) => attemptsOf !== secondEditors || EDITED.includes(name))
    .map((scenario) => ({ kind, name: scenario.name, scenario, attemptsOf })),
);

/**
 * The connector writes rows without a condition, so between the last read of [Customize] and its write
 * a seller's save is overwritten: that is one step. Everywhere else nothing gets lost.
 */
const UNGUARDED: Readonly<Record<string, number>> = { "a colleague edits: second editors": 1 };

test.each(cases)("$name: all $kind", ({ name, kind, scenario, attemptsOf }) => {
  const attempts = attemptsOf(scenario);
  process.stdout.write(`${name}: ${attempts.length} ${kind}\n`);
  const failures = failuresOf(attempts);
  expect(failures.slice(UNGUARDED[`${name}: ${kind}`] ?? 0)).toEqual([]);
});
