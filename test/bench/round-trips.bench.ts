import { bench, describe } from "vitest";
import { roundTrips } from "./round-trips.ts";

describe("a referral there and back", () => {
  const { next, partnerCenter } = roundTrips({ keptRuns: 500 });
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
