import { type BenchOptions, bench, describe } from "vitest";
import { assemble, EMPTY_LOCK, type SolutionModel } from "#model";
import { checkFlow, checkSolution } from "#validation";
import type { Action, FlowDefinition } from "#wdl";
import { cosellSolution } from "../../src/solution.ts";
import { own } from "../entities/product.ts";

const product = assemble(cosellSolution(own()), EMPTY_LOCK).value.model;

/** A flow of one chain in scopes of ten, each action reading the one before it. */
function chain(count: number): FlowDefinition {
  const scopes = Array.from({ length: Math.ceil(count / 11) }, (_, scope): Action => {
    const names = Array.from({ length: 10 }, (_, index) => `Step_${scope}_${index}`);
    return {
      kind: "scope",
      name: `Scope_${scope}`,
      runAfter: scope === 0 ? [] : [{ action: `Scope_${scope - 1}`, statuses: ["Succeeded"] }],
      actions: names.map((name, index): Action => {
        const before = names[index - 1];
        return {
          kind: "compose",
          name,
          runAfter: before === undefined ? [] : [{ action: before, statuses: ["Succeeded"] }],
          inputs: {
            kind: "expression",
            expression: {
              kind: "call",
              name: "concat",
              args:
                before === undefined
                  ? [{ kind: "string", value: "a" }]
                  : [{ kind: "call", name: "outputs", args: [{ kind: "string", value: before }] }],
            },
          },
        };
      }),
    };
  });
  return {
    connections: [],
    parameters: [],
    triggers: [{ kind: "request", name: "manual", requestKind: "Button" }],
    actions: scopes,
  };
}

/** What rules remember hangs on a definition's parts: each round gets a definition of its own. */
const copyOf = (definition: FlowDefinition): FlowDefinition => structuredClone(definition);

const solutionOf = (flows: number, definition: FlowDefinition): SolutionModel => ({
  ...product,
  flows: Array.from({ length: flows }, (_, index) => ({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    name: `Flow ${index}`,
    state: "on",
    introducedVersion: "1.0.0.0",
    definition: copyOf(definition),
    part: `Workflows/${index}.json`,
  })),
});

const unseen = (): SolutionModel => ({
  ...product,
  flows: product.flows.map((flow) => ({ ...flow, definition: copyOf(flow.definition) })),
});

const WARM_UP = 10;

/** One thing to judge for each round, made beforehand. */
function rounds<Subject>(
  count: number,
  make: () => Subject,
  judge: (subject: Subject) => void,
): readonly [() => void, BenchOptions] {
  const subjects = Array.from({ length: count + WARM_UP }, make);
  return [
    () => judge(subjects.pop() ?? make()),
    { iterations: count, time: 0, warmupIterations: WARM_UP, warmupTime: 0 },
  ];
}

const flowOf250 = chain(250);
const flowOf500 = chain(495);

describe("check", () => {
  bench(
    "a flow of 250 actions: at most 10 ms",
    ...rounds(
      100,
      () => copyOf(flowOf250),
      (flow) => checkFlow(flow, "flow.json"),
    ),
  );
  bench("the product: at most 60 ms", ...rounds(30, unseen, checkSolution));
  bench(
    "50 flows of 250 actions: at most 500 ms",
    ...rounds(5, () => solutionOf(50, flowOf250), checkSolution),
  );
  for (const flows of [50, 200, 500]) {
    const solution = solutionOf(flows, flowOf500);
    bench(`${flows} flows of 500 actions: linear`, () => void checkSolution(solution), {
      iterations: 1,
      time: 0,
      warmupIterations: 0,
      warmupTime: 0,
    });
  }
});
