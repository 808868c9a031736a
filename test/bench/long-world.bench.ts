import { bench, describe } from "vitest";
import { bundled } from "./bundled.ts";

const { roundTrips } = await bundled<typeof import("./round-trips.ts")>("round-trips.ts");

/** How many opportunities the world has when the cost of the last of them is looked at. */
const SIZES = [1000, 5000, 20_000];
const MEASURED = 500;
const KEPT_RUNS = 500;

/** Processor time in microseconds. */
const spent = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

/** The cost of each event that reached a trigger, and of each opportunity, in a world that grows. */
describe("20,000 opportunities in one world", () => {
  bench(
    "from the first to the last",
    // A function that is not async is called once more, to see whether it answers with a promise.
    async () => {
      const { next, world, partnerCenter } = roundTrips({ keptRuns: KEPT_RUNS });
      let saved = 0;
      const grow = (to: number): void => {
        for (; saved < to; saved += 1) next();
      };
      let first: number | undefined;
      for (const size of SIZES) {
        grow(size - MEASURED);
        const [time, begun] = [spent(), world.begun()];
        grow(size);
        const cost = spent() - time;
        const event = cost / (world.begun() - begun);
        first ??= event;
        const memory = process.memoryUsage().heapUsed / 2 ** 20;
        // While it goes on: the last line takes minutes.
        process.stdout.write(
          `${size}: ${event.toFixed(0)} µs a run, ${(cost / MEASURED / 1000).toFixed(2)} ms an opportunity, ` +
            `${(event / first).toFixed(2)} times the first; ${memory.toFixed(0)} MB\n`,
        );
      }
      if (partnerCenter.referrals("partner").length !== saved)
        throw new Error("not every opportunity was shared");
    },
    { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 },
  );
});
