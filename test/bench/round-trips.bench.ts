import { setFlagsFromString } from "node:v8";
import { bench, describe } from "vitest";
import { bundled } from "./bundled.ts";

// What counts is one core, as in the command: V8 would tidy up with the help of another, and wait for it.
setFlagsFromString("--no-parallel-scavenge");
const { roundTrips } = await bundled<typeof import("./round-trips.ts")>("round-trips.ts");

describe("a referral there and back", () => {
  // Nobody reads what became of the runs.
  const { next, partnerCenter } = roundTrips({ keptRuns: 1 });
  let trips = 0;
  bench(
    "opportunity saved, referral created, notified back, quiet",
    () => {
      next();
      trips += 1;
    },
    {
      time: 5000,
      warmupTime: 2000,
      // To count them takes longer the more there are: not a part of a trip.
      teardown() {
        if (partnerCenter.referrals("partner").length !== trips)
          throw new Error("not every trip created a referral");
      },
    },
  );

  const text = JSON.stringify(
    Array.from({ length: 500 }, (_, number) => ({ number, name: `Deal ${number}`, open: true })),
  );
  let read = 0;
  bench(
    "as a yardstick of the machine: 25 kB of JSON, read and written ten times",
    () => {
      for (let turn = 0; turn < 10; turn += 1) read += JSON.stringify(JSON.parse(text)).length;
    },
    {
      time: 2000,
      teardown() {
        if (read % text.length !== 0) throw new Error("the yardstick is not read whole");
      },
    },
  );
});
