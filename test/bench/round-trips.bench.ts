import { bench, describe } from "vitest";
import { bundled } from "./bundled.ts";

const { roundTrips } = await bundled<typeof import("./round-trips.ts")>("round-trips.ts");

describe("a referral there and back", () => {
  const { next, partnerCenter } = roundTrips({ keptRuns: 20 });
  bench(
    "opportunity saved, referral created, notified back, quiet",
    () => {
      const before = partnerCenter.referrals("partner").length;
      next();
      if (partnerCenter.referrals("partner").length !== before + 1)
        throw new Error("no referral was created");
    },
    { time: 5000, warmupTime: 2000 },
  );
});
