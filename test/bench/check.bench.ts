import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type BenchOptions, bench, describe } from "vitest";
import { bundled } from "./bundled.ts";

const { chain, checkFlow, checkSolution, copyOf, solutionOf, unseen } =
  await bundled<typeof import("./checked.ts")>("checked.ts");

const WARM_UP = 10;
/** The product asks every rule, so that it takes longer until V8 has optimised them. */
const LONG_WARM_UP = 40;

/**
 * One thing to judge for each round, made just before: what other rounds judge would lie about, and
 * the engine would look through all of it again and again.
 */
function rounds<Subject>(
  count: number,
  make: () => Subject,
  judge: (subject: Subject) => void,
): readonly [() => void, BenchOptions] {
  let subjects: Subject[] = [];
  return [
    () => judge(subjects.pop() ?? make()),
    {
      iterations: count,
      time: 0,
      warmupIterations: WARM_UP,
      warmupTime: 0,
      setup() {
        subjects = Array.from({ length: count + WARM_UP }, make);
      },
      teardown() {
        subjects = [];
      },
    },
  ];
}

const ONCE = { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 } as const;

setFlagsFromString("--expose-gc");
const collect: (how: { type: "minor" }) => void = runInNewContext("gc");

/**
 * Puts what was just made among what is old: otherwise the engine copies all of it, twice, while the
 * clock runs. What is made inside a round is tidied up inside it.
 */
function putAside(): void {
  collect({ type: "minor" });
  collect({ type: "minor" });
}

/** What a round takes, told on stdout: the subject is made before the clock starts. */
function tellTimes<Subject>(
  count: number,
  make: () => Subject,
  judge: (subject: Subject) => void,
): void {
  const times = Array.from({ length: count + LONG_WARM_UP }, () => {
    const subject = make();
    putAside();
    const begun = performance.now();
    judge(subject);
    return performance.now() - begun;
  })
    .slice(LONG_WARM_UP)
    .toSorted((left, right) => left - right);
  const [best = 0, middle = 0] = [times[0], times[count >> 1]];
  const mean = times.reduce((sum, time) => sum + time, 0) / count;
  process.stdout.write(
    `${best.toFixed(1)} ms at best, ${middle.toFixed(1)} ms in the middle, ${mean.toFixed(1)} ms on average\n`,
  );
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
  // Made one by one: many definitions at once would have the engine look through them again and again.
  // A function that is not async is called once more, to see whether it answers with a promise.
  bench("the product: at most 60 ms", async () => tellTimes(30, unseen, checkSolution), ONCE);
  bench(
    "50 flows of 250 actions: at most 500 ms",
    ...rounds(5, () => solutionOf(50, flowOf250), checkSolution),
  );
  for (const flows of [50, 200, 500]) {
    let solution: ReturnType<typeof solutionOf> | undefined;
    bench(
      `${flows} flows of 500 actions: linear`,
      () => void checkSolution(solution ?? solutionOf(flows, flowOf500)),
      {
        ...ONCE,
        setup() {
          solution = solutionOf(flows, flowOf500);
        },
        teardown() {
          solution = undefined;
        },
      },
    );
  }
});
