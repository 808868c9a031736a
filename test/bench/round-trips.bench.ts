import { bench, describe } from "vitest";
import { bundled } from "./bundled.ts";

const { roundTrips } = await bundled<typeof import("./round-trips.ts")>("round-trips.ts");

describe("a referral there and back", () => {
  const { next, partnerCenter } = roundTrips({ keptRuns: 20 });
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
});
