import { readdirSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { wasmAsText } from "./wasm.config.ts";

const reference = process.env["COSELL_REFERENCE"];
if (!reference || readdirSync(reference).length === 0) {
  throw new Error("Set COSELL_REFERENCE to the folder of reference material, which is not empty.");
}

/** The tests that compare with material outside the repository. */
export default defineConfig({
  plugins: [wasmAsText],
  test: {
    include: ["test/judge/**/*.judge.ts"],
    testTimeout: 300_000,
  },
});
