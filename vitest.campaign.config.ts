import { defineConfig } from "vitest/config";

/** Every point at which a run can end, every call, many seeds: minutes, not seconds. */
export default defineConfig({
  test: {
    include: ["test/**/*.campaign.ts"],
    testTimeout: 1_800_000,
  },
});
