import fc from "fast-check";
import { expect, test } from "vitest";
import type { SolutionModel } from "#model";
import { checkFlow, checkSolution } from "#validation";
import {
  type Action,
  allActions,
  compose,
  type FlowDefinition,
  flow,
  fn,
  readFlow,
  whenStartedByHand,
  writeFlow,
} from "#wdl";
import { modelOfExample } from "../../src/validation/example.ts";
import { functionCalls } from "./any-function-call.ts";
import { anyValidFlow, CHILD, FULL_FLOWS } from "./any-valid-flow.ts";

/** A solution of the flow and of the one that it may call. */
const withChild = (definition: FlowDefinition): SolutionModel => ({
  ...modelOfExample({}),
  flows: [
    { key: "any", name: "Any", definition },
    { key: CHILD.key, name: CHILD.name, definition: CHILD.definition },
  ].map(({ key, ...flow }) => ({
    ...flow,
    id: key,
    state: "on",
    introducedVersion: "1.0.0.0",
    part: `Workflows/${key}.json`,
  })),
});

function errorsOf(flow: FlowDefinition) {
  const { value, diagnostics } = readFlow(writeFlow(flow), "flow.json");
  const found = [
    ...checkFlow(flow, "flow.json").findings,
    ...checkSolution(withChild(flow)).findings,
    ...checkFlow(value, "flow.json").findings,
    ...diagnostics,
  ];
  return found.filter(({ severity }) => severity === "error");
}

test("no flow that the builders say has an error, neither said nor read again", () => {
  fc.assert(
    fc.property(anyValidFlow, (flow) => {
      expect(errorsOf(flow)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test("a flow that calls every function has no error", () => {
  const calls = functionCalls(fn.utcNow(), fn.length("abc"), "said");
  const { definition } = flow({
    ...{ key: "k", name: "n", description: "d", solution: "s", parameters: [] },
    trigger: whenStartedByHand({}).trigger,
    steps: (steps) => {
      for (const [index, call] of calls.entries()) steps.do(`Call ${index}`, compose(call));
    },
  });
  expect(errorsOf(definition)).toEqual([]);
});

/** What no builder says. */
const NOT_BUILT: readonly Action["kind"][] = ["legacy-connector", "foreign"];

const KINDS = {
  scope: true,
  if: true,
  switch: true,
  "for-each": true,
  until: true,
  terminate: true,
  wait: true,
  "child-flow": true,
  "initialize-variable": true,
  "set-variable": true,
  "increment-variable": true,
  "decrement-variable": true,
  "append-to-string-variable": true,
  "append-to-array-variable": true,
  compose: true,
  "parse-json": true,
  "filter-array": true,
  select: true,
  table: true,
  join: true,
  "data-operation": true,
  connector: true,
  "legacy-connector": true,
  http: true,
  response: true,
  changeset: true,
  foreign: true,
} as const satisfies Record<Action["kind"], true>;

test("every builder is among what is generated, and a flow of them all has no error", () => {
  const said = new Set(
    FULL_FLOWS.flatMap(({ actions }) => allActions(actions).map(({ action }) => action.kind)),
  );
  const wanted = Object.keys(KINDS).filter((kind) => !NOT_BUILT.includes(kind as Action["kind"]));
  expect([...said].toSorted()).toEqual(wanted.toSorted());
  for (const flow of FULL_FLOWS) expect(errorsOf(flow)).toEqual([]);
});
