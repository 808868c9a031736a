import { defineConfig } from "vitest/config";
import { wasmAsText } from "./wasm.config.ts";

/** Every point at which a run can end, every call, many seeds: minutes, not seconds. */
export default defineConfig({
  plugins: [wasmAsText],
  test: {
    include: ["test/**/*.campaign.ts"],
    testTimeout: 1_800_000,
  },
});
