import { defineConfig } from "rolldown";

/** A file of ASCII is read and compiled faster than one with a single letter beyond it. */
const inAscii = {
  name: "in-ascii",
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === "chunk") chunk.code = chunk.code.replace(/[^\0-\x7f]/g, escaped);
    }
  },
};
const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** The command as one entry with lazy chunks, so that `--help` loads nothing heavy. */
export default defineConfig({
  input: { cosell: "src/cli/main.ts" },
  platform: "node",
  plugins: [inAscii],
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
