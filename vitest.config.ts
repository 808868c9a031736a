import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    // Nothing below the roof has a state: files of tests may share what they import, which saves half of the time.
    isolate: false,
  },
});
