import { type BenchOptions, bench, describe } from "vitest";
import { bundled } from "./bundled.ts";

const { chain, checkFlow, checkSolution, copyOf, solutionOf, unseen } =
  await bundled<typeof import("./checked.ts")>("checked.ts");

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
