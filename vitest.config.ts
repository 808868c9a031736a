import { defineConfig } from "vitest/config";
import { wasmAsText } from "./wasm.config.ts";

/** Whether an optional companion is there, Node says, not Vite. */
const companionsOfNode = {
  name: "companions-of-node",
  enforce: "pre" as const,
  resolveId: (id: string) =>
    id === "@microsoft/powerplatform-cli-wrapper" ? { id, external: true } : undefined,
};

export default defineConfig({
  plugins: [wasmAsText, companionsOfNode],
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/run-folder.ts",
    testTimeout: 30_000,
    // Below the roof nothing remembered changes an answer: files of tests share what they import, which
    // saves half of the time.
    isolate: false,
  },
});
