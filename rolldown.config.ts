import { defineConfig, type Plugin } from "rolldown";
import { wasmAsText } from "./wasm.config.ts";

/** A file of ASCII is read and compiled faster than one with a single letter beyond it. */
const inAscii: Plugin = {
  name: "in-ascii",
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === "chunk") chunk.code = chunk.code.replace(/[^\0-\x7f]/g, escaped);
    }
  },
};
const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** Commander asks for it to run subcommands that are programs of their own; there are none. */
const withoutPrograms: Plugin = {
  name: "without-programs",
  resolveId: (source, importer) =>
    /child_process$/.test(source) && importer?.includes("commander") ? NO_PROGRAMS : undefined,
  load: (id) => (id === NO_PROGRAMS ? "export {};" : undefined),
};
const NO_PROGRAMS = "\0no programs";

/**
 * Each chunk is a function, as `require` makes one of a module: put around the text at every start, it
 * would have all of it copied once more.
 */
const asFunction: Plugin = {
  name: "as-function",
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== "chunk") continue;
      chunk.code = `(function (exports, require, module) {${chunk.code}\n})`;
    }
  },
};

/** The folder holds CommonJS, which starts faster and can be compiled ahead. */
const asCommonJs: Plugin = {
  name: "as-common-js",
  generateBundle() {
    this.emitFile({ type: "asset", fileName: "package.json", source: '{ "type": "commonjs" }\n' });
  },
};

const dir = "dist/cli";
/** Less to read at each start; names stay for the stack of a fault. */
const minify = { compress: false, mangle: false, codegen: { removeWhitespace: true } };

export default defineConfig([
  // The command as one entry with lazy chunks, so that `--help` loads nothing heavy.
  {
    input: { main: "src/cli/main.ts" },
    platform: "node",
    plugins: [wasmAsText, withoutPrograms, inAscii, asFunction, asCommonJs],
    // An optional companion: used when it is installed.
    external: ["@microsoft/powerplatform-cli-wrapper"],
    output: {
      dir,
      format: "cjs",
      // What is loaded later is required too: `import()` from a script is an experiment of Node's.
      dynamicImportInCjs: false,
      entryFileNames: "[name].js",
      chunkFileNames: "[name]-[hash].js",
      minify,
      cleanDir: true,
    },
  },
  // What loads it, and what compiles it ahead.
  {
    input: { cosell: "src/cli/start/cosell.ts", precompile: "src/cli/start/precompile.ts" },
    platform: "node",
    plugins: [inAscii],
    output: { dir, format: "cjs", entryFileNames: "[name].js", minify },
  },
]);
