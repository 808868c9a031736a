import { defineConfig } from "vitest/config";
import { wasmAsText } from "./wasm.config.ts";

export default defineConfig({
  plugins: [wasmAsText],
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/run-folder.ts",
    testTimeout: 30_000,
    // Below the roof nothing remembered changes an answer: files of tests share what they import, which
    // saves half of the time.
    isolate: false,
  },
});
