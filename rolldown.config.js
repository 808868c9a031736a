import { defineConfig } from "rolldown";

/** The command as one entry with lazy chunks, so that `--help` loads nothing heavy. */
export default defineConfig({
  input: { cosell: "src/cli/main.ts" },
  platform: "node",
  // An optional companion: used when it is installed.
  external: ["@microsoft/powerplatform-cli-wrapper"],
  output: {
    dir: "dist/cli",
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "[name]-[hash].js",
    // Less to read at each start; names stay for the stack of a fault.
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
    cleanDir: true,
  },
});
