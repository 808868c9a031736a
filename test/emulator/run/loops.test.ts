import { expect, test } from "vitest";
import type { PlainJson } from "#foundation";
import { after, compose, failing, outputsOf, type Plain, ran, resultOf, statuses } from "./flow.ts";

const forEach = (foreach: PlainJson, actions: Plain, more: Plain = {}): Plain => ({
  type: "Foreach",
  foreach,
  actions,
  runAfter: {},
  ...more,
});
const parallel = (repetitions: number): Plain => ({
  runtimeConfiguration: { concurrency: { repetitions } },
});
const list = (name: string): Plain => ({
  type: "InitializeVariable",
  inputs: { variables: [{ name, type: "Array" }] },
  runAfter: {},
});
const append = (name: string, value: PlainJson, runAfter: Plain = {}): Plain => ({
  type: "AppendToArrayVariable",
  inputs: { name, value },
  runAfter,
});
const wait = (count: PlainJson, runAfter: Plain = {}): Plain => ({
  type: "Wait",
  inputs: { interval: { count, unit: "Second" } },
  runAfter,
});

test("turns follow each other, each with its item", () => {
  const run = ran({
    Seen: list("seen"),
    Loop: forEach(
      ["a", "b"],
      { W: wait(10), Add: append("seen", "@concat(item(), items('loop'))", after("W")) },
      { runAfter: after("Seen") },
    ),
    See: compose("@variables('seen')", after("Loop")),
  });
  expect(outputsOf(run, "See")).toEqual(["aa", "bb"]);
  expect((run.end ?? 0) - run.start).toBe(20_000);
});

test.each([
  [1, 60_000],
  [2, 30_000],
  [4, 20_000],
  [50, 10_000],
])("%i turns at a time: six waits of ten seconds take %i ms", (repetitions, took) => {
  const run = ran({ Loop: forEach([1, 2, 3, 4, 5, 6], { W: wait(10) }, parallel(repetitions)) });
  expect((run.end ?? 0) - run.start).toBe(took);
  expect(run.events().filter(({ result }) => result.name === "W")).toHaveLength(6);
});

test("no turn runs that there is no item for", () => {
  for (const repetitions of [1, 2, 3]) {
    for (const count of [1, 2, 3, 4, 5]) {
      const items = Array.from({ length: count }, (_, index) => index);
      const run = ran({ Loop: forEach(items, { C: compose("@item()") }, parallel(repetitions)) });
      expect(run.events().filter(({ result }) => result.name === "C")).toHaveLength(count);
    }
  }
});

test("items() is the element also deep inside, item() is the innermost array's", () => {
  const run = ran({
    Loop: forEach(["x"], {
      S: {
        type: "Scope",
        actions: {
          Pick: {
            type: "Select",
            inputs: { from: [1, 2], select: ["@item()", "@items('Loop')"] },
            runAfter: {},
          },
        },
        runAfter: {},
      },
    }),
  });
  expect(outputsOf(run, "Pick")).toEqual({
    body: [
      [1, "x"],
      [2, "x"],
    ],
  });
});

test.each([
  ["@null", "Null"],
  ["@json('{}')", "Object"],
  ["text", "String"],
])("a Foreach over %s fails", (foreach, kind) => {
  const run = ran({ Loop: forEach(foreach, { C: compose(1) }) });
  expect(resultOf(run, "Loop")).toMatchObject({
    status: "Failed",
    error: {
      code: "ExpressionEvaluationFailed",
      message: expect.stringContaining(
        `'foreach' expression is of type '${kind}'. The result must be a valid array.`,
      ),
    },
  });
});

test("over an empty array it succeeds, and what is inside reads as null", () => {
  const run = ran({
    Loop: forEach([], { C: compose(1) }),
    See: compose("@outputs('C')", after("Loop")),
  });
  expect(run.ending?.status).toBe("Succeeded");
  expect(outputsOf(run, "See")).toBeNull();
});

test("every turn runs though one fails, and the loop has failed", () => {
  const run = ran({ Loop: forEach([0, 1], { C: compose("@div(1, item())") }) });
  expect(run.events().map(({ result }) => result.status)).toEqual([
    "Failed",
    "Succeeded",
    "Failed",
  ]);
  expect(run.ending?.status).toBe("Failed");
});

test("outside of a loop the last finished turn is seen, inside only the own", () => {
  const run = ran({
    Loop: forEach([[1], []], {
      Inner: forEach("@items('Loop')", { C: compose("@items('Inner')") }),
      See: compose("@outputs('C')", after("Inner")),
    }),
    After: compose("@outputs('C')", after("Loop")),
  });
  const seen = run.events().filter(({ result }) => result.name === "See");
  expect(seen.map(({ result }) => result.outputs)).toEqual([1n, null]);
  expect(outputsOf(run, "After")).toBe(1);
});

test("result() of a loop has one entry an action, whose outputs are its records turn by turn", () => {
  const run = ran({
    Loop: forEach(["a", "b"], { C: compose("@item()"), D: failing(after("C", "Failed")) }),
    See: compose("@result('Loop')", after("Loop")),
  });
  const record = (status: string, index: number, outputs: Plain = {}): Plain => ({
    status,
    repetitionIndexes: [{ scopeName: "Loop", itemIndex: index }],
    ...outputs,
  });
  expect(outputsOf(run, "See")).toMatchObject([
    {
      name: "C",
      outputs: [
        record("Succeeded", 0, { name: "C", outputs: "a" }),
        record("Succeeded", 1, { name: "C", outputs: "b" }),
      ],
    },
    { name: "D", outputs: [record("Skipped", 0), record("Skipped", 1)] },
  ]);
});

test("result() of a loop that had no turn is empty", () => {
  const run = ran({
    Loop: forEach([], { C: compose("@item()") }),
    See: compose("@result('Loop')", after("Loop")),
  });
  expect(outputsOf(run, "See")).toEqual([]);
});

const until = (expression: string, actions: Plain, more: Plain = {}): Plain => ({
  type: "Until",
  expression,
  limit: { count: 60, timeout: "PT1H" },
  actions,
  runAfter: {},
  ...more,
});

test("an Until asks after its body, and counts its turns from 0", () => {
  const run = ran({
    U: until("@equals(iterationIndexes('U'), 2)", { C: compose("@iterationIndexes('U')") }),
  });
  const turns = run.events().filter(({ result }) => result.name === "C");
  expect(turns.map(({ result }) => result.outputs)).toEqual([0n, 1n, 2n]);
  expect(run.ending?.status).toBe("Succeeded");
});

test("the condition may read the body", () => {
  const run = ran({ U: until("@equals(outputs('C'), 1)", { C: compose(1) }) });
  expect(statuses(run)).toEqual({ C: "Succeeded", U: "Succeeded" });
});

test("the condition may ask for action()", () => {
  const run = ran({ U: until("@equals(action()['name'], 'U')", { C: compose(1) }) });
  expect(run.ending?.status).toBe("Succeeded");
});

test.each([
  [{ count: 3 }, 3],
  [{ count: "@add(2, 2)" }, 4],
  [undefined, 60],
])("with the limit %j it stops after %i turns and has succeeded", (limit, turns) => {
  const run = ran({ U: until("@false", { C: compose(1) }, limit ? { limit } : { limit: {} }) });
  expect(run.events().filter(({ result }) => result.name === "C")).toHaveLength(turns);
  expect(run.ending?.status).toBe("Succeeded");
  expect(run.findings).toMatchObject([
    {
      code: "run/until-limit",
      at: { part: "Workflows/Flow.json", pointer: "/properties/definition/actions/U" },
    },
  ]);
});

test("FailWhenLimitsReached fails it", () => {
  const more = { limit: { count: 2 }, operationOptions: "FailWhenLimitsReached" };
  expect(ran({ U: until("@false", { C: compose(1) }, more) }).ending?.status).toBe("Failed");
});

test("what failed in a turn fails the Until though its condition is met", () => {
  expect(ran({ U: until("@true", { C: failing() }) }).ending?.status).toBe("Failed");
});

test("time that is over ends it: timed out for the host, a success for the other reading", () => {
  const actions = { U: until("@false", { W: wait(600) }, { limit: { timeout: "PT30M" } }) };
  const [host, strict] = [ran(actions), ran(actions, { profile: "strict" })];
  expect([host.ending?.status, strict.ending?.status]).toEqual(["TimedOut", "Succeeded"]);
  expect(host.events().filter(({ result }) => result.name === "W")).toHaveLength(3);
});

test.each([[{ count: 0 }], [{ count: 5001 }], [{ timeout: "P31D" }], [{ timeout: "soon" }]])(
  "the limit %j is none",
  (limit) => {
    const run = ran({ U: until("@true", { C: compose(1) }, { limit }) });
    expect(resultOf(run, "U").error?.code).toBe("WorkflowRunActionTimeoutLimitInvalid");
  },
);

test.each(["@div(1, 0)", "@add(1, 0)"])("a condition %s fails the Until", (expression) => {
  const run = ran({ U: until(expression, { C: compose(1) }) });
  expect(run.ending?.status).toBe("Failed");
});

test("a runaway Until is stopped, and that is a finding", () => {
  const inner = until("@false", { C: compose(1) }, { limit: { count: 5000 } });
  const run = ran({ U: until("@false", { Inner: inner }, { limit: { count: 5000 } }) });
  expect(run.ending).toMatchObject({ status: "Failed", error: { code: "RunawayStopped" } });
  const place = { part: "Workflows/Flow.json", pointer: "/properties/definition/actions/U" };
  expect(run.findings).toContainEqual(
    expect.objectContaining({ code: "run/runaway", at: { in: "part", ...place } }),
  );
});
