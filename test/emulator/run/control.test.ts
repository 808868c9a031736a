import { expect, test } from "vitest";
import type { PlainJson } from "#foundation";
import {
  after,
  compose,
  failing,
  outputsOf,
  type Plain,
  ran,
  recordIn,
  resultOf,
  statuses,
} from "./flow.ts";

const scope = (actions: Plain, runAfter: Plain = {}): Plain => ({
  type: "Scope",
  actions,
  runAfter,
});
const ALL = ["Succeeded", "Failed", "Skipped", "TimedOut"];

/** flow-language.md §4: the status of the run and of each action. */
const RUN_AFTER: readonly (readonly [
  what: string,
  actions: Plain,
  run: string,
  each: Readonly<Record<string, string>>,
])[] = [
  ["no actions", {}, "Succeeded", {}],
  [
    "a failure skips what runs after success",
    { A: failing(), B: compose(1, after("A")), C: compose(1, after("B")) },
    "Failed",
    { A: "Failed", B: "Skipped", C: "Skipped" },
  ],
  [
    "a handler is skipped after success",
    { A: compose(1), B: compose(1, after("A", "Failed")) },
    "Succeeded",
    { A: "Succeeded", B: "Skipped" },
  ],
  [
    "statuses are read in any case",
    { A: compose(1), B: compose(1, after("a", "SUCCEEDED")) },
    "Succeeded",
    { A: "Succeeded", B: "Succeeded" },
  ],
  [
    "every predecessor must have ended as wanted",
    { A: compose(1), B: failing(), C: compose(1, { ...after("A"), ...after("B") }) },
    "Failed",
    { A: "Succeeded", B: "Failed", C: "Skipped" },
  ],
  [
    "one of several statuses is enough",
    { A: failing(), B: compose(1, after("A", "Succeeded", "Failed")) },
    "Succeeded",
    { A: "Failed", B: "Succeeded" },
  ],
  [
    "a skip can be waited for",
    { A: failing(), B: compose(1, after("A")), C: compose(1, after("B", "Skipped")) },
    "Succeeded",
    { A: "Failed", B: "Skipped", C: "Succeeded" },
  ],
  [
    "what is inside of a skipped container is skipped, at any depth",
    { A: failing(), S: scope({ T: scope({ U: compose(1) }) }, after("A")) },
    "Failed",
    { A: "Failed", S: "Skipped", T: "Skipped", U: "Skipped" },
  ],
  [
    "(a) a handled failure is a success",
    { Try: scope({ A: failing() }), Catch: scope({}, after("Try", "Failed", "TimedOut")) },
    "Succeeded",
    { Try: "Failed", Catch: "Succeeded", A: "Failed" },
  ],
  [
    "(b) beside a branch for success the handled failure still fails the run",
    {
      Try: scope({ A: failing() }),
      Good: compose(1, after("Try")),
      Catch: compose(1, after("Try", "Failed")),
    },
    "Failed",
    { Try: "Failed", Good: "Skipped", Catch: "Succeeded", A: "Failed" },
  ],
  [
    "(c) a last step after everything hides the failure",
    {
      Try: scope({ A: failing() }),
      Catch: compose(1, after("Try", "Failed")),
      Finally: compose(1, after("Catch", ...ALL)),
    },
    "Succeeded",
    { Try: "Failed", Catch: "Succeeded", Finally: "Succeeded", A: "Failed" },
  ],
  [
    "a skipped leaf stands for what it waited for, over several steps",
    { A: failing(), B: compose(1, after("A")), C: compose(1, after("B")) },
    "Failed",
    { A: "Failed", B: "Skipped", C: "Skipped" },
  ],
  [
    "a skipped leaf without a failure before it does not count",
    { A: compose(1), B: compose(1, after("A", "Failed")), C: compose(1, after("B")) },
    "Succeeded",
    { A: "Succeeded", B: "Skipped", C: "Skipped" },
  ],
];

test.each(RUN_AFTER)("%s", (_, actions, status, each) => {
  const run = ran(actions);
  expect(run.ending?.status).toBe(status);
  expect(statuses(run)).toEqual(each);
});

test("a skipped action says why, and has no inputs and outputs", () => {
  const run = ran({ A: failing(), B: compose(1, after("A")), C: compose(1, after("B")) });
  expect(recordIn(run, "B")).toMatchObject({
    code: "ActionSkipped",
    error: { code: "ActionConditionFailed" },
  });
  expect(recordIn(run, "C")).toMatchObject({ error: { code: "ActionDependencyFailed" } });
  expect(recordIn(run, "B")).not.toHaveProperty("inputs");
  expect(recordIn(run, "B")).not.toHaveProperty("outputs");
});

test("a failed container says only that something in it failed", () => {
  expect(recordIn(ran({ S: scope({ A: failing() }) }), "S")).toMatchObject({
    code: "ActionFailed",
    error: {
      code: "ActionFailed",
      message: "An action failed. No dependent actions succeeded.",
    },
  });
  expect(resultOf(ran({ S: scope({}) }), "S").code).toBe("NotSpecified");
});

test("what is ready at once runs in the order of the definition, by chance when shuffled", () => {
  const actions = { A: compose(1), B: compose(1), C: compose(1, after("A")), D: compose(1) };
  const order = (run: ReturnType<typeof ran>) =>
    run
      .events()
      .map(({ result }) => result.name)
      .join("");
  expect(order(ran(actions))).toBe("ABDC");
  const shuffled = Array.from({ length: 12 }, (_, seed) =>
    order(ran(actions, { seed, turns: "shuffled" })),
  );
  expect(new Set(shuffled).size).toBeGreaterThan(3);
  for (const one of shuffled) expect(one.indexOf("A")).toBeLessThan(one.indexOf("C"));
});

const branch = (expression: PlainJson): Plain => ({
  If: {
    type: "If",
    expression,
    actions: { Yes: compose(1) },
    else: { actions: { No: compose(1) } },
    runAfter: {},
  },
});

/** flow-language.md §3.1: what a condition may be, and what comes out. */
const CONDITIONS: readonly (readonly [expression: PlainJson, holds: boolean])[] = [
  ["@equals(1, 1)", true],
  [{ equals: ["@add(1, 1)", 2] }, true],
  [{ equals: ["2", 2] }, false],
  [{ equals: ["@null", null] }, true],
  [{ not: { equals: [1, 1] } }, false],
  [{ and: [{ greater: [2, 1] }, { less: [2, 1] }] }, false],
  [{ or: [{ greater: [2, 1] }, { less: [2, 1] }] }, true],
  [{ and: [{ equals: [1, 2] }, { equals: ["@div(1, 0)", 1] }] }, false],
  [{ greaterOrEquals: [2, 2] }, true],
  [{ lessOrEquals: [3, 2] }, false],
  [{ contains: ["abc", "b"] }, true],
  [{ startsWith: ["abc", "ab"] }, true],
  [{ EQUALS: [1, 1] }, true],
];

test.each(CONDITIONS)("the condition %j is %s", (expression, holds) => {
  const run = ran(branch(expression));
  expect(statuses(run)).toEqual({
    If: "Succeeded",
    Yes: holds ? "Succeeded" : "Skipped",
    No: holds ? "Skipped" : "Succeeded",
  });
  expect(recordIn(run, "If")).toMatchObject({
    inputs: { expressionResult: holds },
    code: "NotSpecified",
  });
  expect(recordIn(run, holds ? "No" : "Yes")).toMatchObject({
    error: { code: "ActionBranchingConditionNotSatisfied" },
  });
});

test.each(["@add(1, 1)", "@div(1, 0)"])(
  "the condition %s fails the If, and neither branch runs",
  (expression) => {
    const run = ran(branch(expression));
    expect(run.ending?.status).toBe("Failed");
    expect(statuses(run)).toEqual({ If: "Failed" });
    expect(resultOf(run, "If")).toMatchObject({
      code: "BadRequest",
      error: { code: "InvalidTemplate" },
    });
  },
);

test("only the taken branch counts, and a missing else is empty", () => {
  const run = ran({
    If: { type: "If", expression: "@false", actions: { Yes: failing() }, runAfter: {} },
  });
  expect(run.ending?.status).toBe("Succeeded");
  const taken = ran({
    If: { type: "If", expression: "@true", actions: { Yes: failing() }, runAfter: {} },
  });
  expect(taken.ending?.status).toBe("Failed");
});

const choice = (expression: PlainJson, withDefault = true): Plain => ({
  Switch: {
    type: "Switch",
    expression,
    cases: {
      Number: { case: 1, actions: { One: compose(1) } },
      Text: { case: "1", actions: { Text_one: compose(1) } },
      Word: { case: "a", actions: { Word: compose(1) } },
    },
    ...(withDefault && { default: { actions: { Other: compose(1) } } }),
    runAfter: {},
  },
});

test.each([
  ["@int('1')", "One"],
  ["@string(1)", "Text_one"],
  ["a", "Word"],
  ["A", "Other"],
  ["@null", "Other"],
])("a Switch on %s takes %s", (expression, taken) => {
  const run = ran(choice(expression));
  const each = statuses(run);
  const done = Object.keys(each).filter((name) => each[name] === "Succeeded");
  expect(done.toSorted()).toEqual([taken, "Switch"].toSorted());
  expect(Object.values(each).filter((status) => status === "Skipped")).toHaveLength(3);
});

test("a Switch keeps its value, and without a default nothing may match", () => {
  const run = ran(choice("b", false));
  expect(run.ending?.status).toBe("Succeeded");
  expect(outputsOf(run, "Switch")).toEqual({ expression: "b" });
});

const terminate = (runStatus: string, runError?: Plain, runAfter: Plain = {}): Plain => ({
  type: "Terminate",
  inputs: { runStatus, ...(runError && { runError }) },
  runAfter,
});

test.each([
  ["Succeeded", undefined],
  ["Cancelled", undefined],
  ["Failed", { code: "500", message: "Broken" }],
])("Terminate ends the run as %s", (status, error) => {
  const run = ran({ A: failing(), End: terminate(status, error, after("A", "Failed")) });
  expect(run.ending).toEqual({ status, ...(error && { error }) });
});

test("Terminate fails where the code of its error is no text", () => {
  const run = ran({ End: terminate("Failed", { code: 500, message: "Broken" }) });
  expect(resultOf(run, "End")).toMatchObject({ status: "Failed", code: "BadRequest" });
});

test("a run is over after 30 days, whatever is under way in it", () => {
  const wait = { type: "Wait", inputs: { interval: { count: 40, unit: "Day" } } };
  const run = ran({ W: wait, After: compose(1, after("W", ...ALL)) });
  expect(run.ending).toEqual({ status: "TimedOut" });
  expect((run.end ?? 0) - run.start).toBe(30 * 86_400_000);
  expect(statuses(run)).toEqual({ W: "Cancelled", After: "Skipped" });
});

test("Terminate cancels what runs and skips what has not begun", () => {
  const run = ran({
    Wait: { type: "Wait", inputs: { interval: { count: 1, unit: "Hour" } }, runAfter: {} },
    Later: compose(1, after("Wait")),
    In: scope({ Go: compose(1), End: terminate("Failed", undefined, after("Go")) }),
    Last: scope({ Inner: compose(1) }, after("In")),
  });
  expect(run.ending?.status).toBe("Failed");
  expect(statuses(run)).toEqual({
    Wait: "Cancelled",
    Later: "Skipped",
    In: "Cancelled",
    Go: "Succeeded",
    End: "Succeeded",
    Last: "Skipped",
    Inner: "Skipped",
  });
  expect(resultOf(run, "Later").code).toBe("Terminated");
  expect(run.end).toBe(run.start);
});

/** Milliseconds that each delay takes. */
const DELAYS: readonly (readonly [inputs: Plain, milliseconds: number])[] = [
  [{ interval: { count: 5, unit: "Second" } }, 5000],
  [{ interval: { count: 2, unit: "Minute" } }, 120_000],
  [{ interval: { count: "@add(1, 2)", unit: "Hour" } }, 3 * 3_600_000],
  [{ interval: { count: 1, unit: "Day" } }, 86_400_000],
  [{ interval: { count: 1, unit: "Week" } }, 7 * 86_400_000],
  [{ until: { timestamp: "2026-01-05T09:00:00Z" } }, 3_600_000],
  [{ until: { timestamp: "2020-01-01T00:00:00Z" } }, 0],
];

test.each(DELAYS)("a delay of %j", (inputs, milliseconds) => {
  const run = ran({ Wait: { type: "Wait", inputs, runAfter: {} } });
  expect(run.ending?.status).toBe("Succeeded");
  expect((run.end ?? 0) - run.start).toBe(milliseconds);
});

test("result() gives the first level of a container, what was skipped included", () => {
  const run = ran({
    Try: scope({ A: failing(), B: compose(1, after("A")), In: scope({ Deep: compose(1) }) }),
    See: compose("@result('Try')", after("Try", "Failed")),
    Failed: {
      type: "Query",
      inputs: { from: "@result('Try')", where: "@equals(item()?['status'], 'Failed')" },
      runAfter: after("Try", "Failed"),
    },
  });
  expect(outputsOf(run, "See")).toMatchObject([
    { name: "A", status: "Failed" },
    { name: "B", status: "Skipped" },
    { name: "In", status: "Succeeded" },
  ]);
  expect(outputsOf(run, "Failed")).toMatchObject({ body: [{ name: "A" }] });
});

test("what never ran reads as null", () => {
  const run = ran({
    ...branch("@true"),
    See: compose(["@outputs('No')", "@body('No')"], after("If")),
  });
  expect(outputsOf(run, "See")).toEqual([null, null]);
});
