import { expect, test } from "vitest";
import { activationOrder, type FlowComponent } from "#model";
import { checkSolution, type SolutionExample } from "#validation";
import { exampleId, modelOfExample } from "../../../src/validation/example.ts";
import { callOf } from "../../../src/validation/example-calls.ts";
import { DAILY, RESPONSE, succeeded } from "../../../src/validation/examples.ts";

const ANSWER = { Answer: RESPONSE };
const calling = (...flows: readonly string[]) => ({
  actions: {
    ...Object.fromEntries(flows.map((flow, index) => [`Call_${index}`, callOf(flow)])),
    ...ANSWER,
  },
});
/** The call stands where nobody looks first. */
const callingDeep = (flow: string) => ({
  actions: {
    Try: {
      type: "Scope",
      actions: {
        Which: {
          type: "Switch",
          expression: "@triggerBody()?['x']",
          cases: { One: { case: 1, actions: {} } },
          default: {
            actions: {
              Each: {
                type: "Foreach",
                foreach: "@createArray(1)",
                actions: { Call: callOf(flow) },
              },
            },
          },
        },
      },
    },
    Answer: { ...RESPONSE, runAfter: succeeded("Try") },
  },
});
const written = (id: string) => ({
  actions: {
    Call: { type: "Workflow", inputs: { host: { workflowReferenceName: id } } },
    ...ANSWER,
  },
});

const told = (example: SolutionExample, area: RegExp) =>
  checkSolution(modelOfExample(example)).findings.flatMap(({ code, message }) =>
    area.test(code) ? [`${code}: ${message}`] : [],
  );

const CIRCLES: readonly (readonly [string, SolutionExample["flows"], readonly string[]])[] = [
  ["a flow that calls itself", { A: calling("A") }, ["A → A"]],
  ["a flow that calls itself deep inside", { A: callingDeep("A") }, ["A → A"]],
  ["two flows", { A: calling("B"), B: calling("A") }, ["A → B → A"]],
  ["three flows", { A: calling("B"), B: callingDeep("C"), C: calling("A") }, ["A → B → C → A"]],
  [
    "two circles beside each other",
    { A: calling("B"), B: calling("A"), C: calling("D"), D: calling("C"), E: calling("E") },
    ["A → B → A", "C → D → C", "E → E"],
  ],
  ["a circle behind a flow", { A: calling("B"), B: calling("C"), C: calling("B") }, ["B → C → B"]],
  ["an id in capitals", { A: written(exampleId("A").toUpperCase()) }, ["A → A"]],
  ["an id in braces", { A: written(`{${exampleId("A")}}`) }, ["A → A"]],
];

test.each(CIRCLES)("no flow can be the first: %s", (_, flows, circles) => {
  const found = told({ flows: flows ?? {} }, /^activation\/circle$/);
  expect(found).toEqual(
    circles.map((circle) => `activation/circle: These flows call each other: ${circle}.`),
  );
  const { diagnostics } = activationOrder(modelOfExample({ flows: flows ?? {} }).flows);
  expect(diagnostics.map(({ code }) => code)).toEqual(["model/circle"]);
});

test.each([
  ["a called flow that arrives off", { off: ["Child"] }, "activation/child-off"],
  ["one that is called by a called one", { off: ["Last"] }, "activation/child-off"],
])("%s is told", (_, more, code) => {
  const flows = { Parent: calling("Child"), Child: calling("Last"), Last: { actions: ANSWER } };
  expect(told({ flows }, /^activation/)).toEqual([]);
  expect(told({ flows, ...more }, /^activation/)).toEqual([expect.stringContaining(code)]);
});

test.each([
  [
    "a flow that is not there",
    written("11111111-2222-3333-4444-555555555555"),
    "child-flow/unknown",
  ],
  ["no id", written("Child"), "child-flow/unknown"],
  ["an empty id", written(""), "child-flow/unknown"],
  ["a flow without an answer", calling("Mute"), "child-flow/no-response"],
  ["a flow that starts by itself", calling("Daily"), "child-flow/no-request"],
])("a call of %s is told", (_, Parent, code) => {
  const flows = {
    Parent,
    Child: { actions: ANSWER },
    Mute: { actions: {} },
    Daily: { triggers: DAILY, actions: ANSWER },
  };
  expect(told({ flows }, /^child-flow\/(?!retried)/)).toEqual([expect.stringContaining(code)]);
});

test("children are numbered before their callers, others as they stand", () => {
  const flows = {
    A: calling("D", "C"),
    B: { actions: ANSWER },
    C: { actions: { Call: written(exampleId("E").toUpperCase()).actions.Call, ...ANSWER } },
    D: calling("E"),
    E: { actions: ANSWER },
  };
  const order = (all: readonly FlowComponent[]) =>
    activationOrder(all).value.map(({ step, name }) => `${step} ${name}`);
  const inOrder = modelOfExample({ flows }).flows;
  const steps = new Map(order(inOrder).map((one) => [one.slice(2), Number(one[0])]));
  const before = (child: string, parent: string) =>
    expect(steps.get(child)).toBeLessThan(steps.get(parent) ?? 0);
  before("E", "D");
  before("E", "C");
  before("D", "A");
  before("C", "A");
  expect(order(inOrder.toReversed())).toEqual(order(inOrder));
});
