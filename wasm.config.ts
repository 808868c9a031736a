import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { resolve } = createRequire(import.meta.url);

/** Marks the text of a module, which is no file that Node could load. */
const TEXT = "\0text of ";

/**
 * Hands WebAssembly in as its bytes in base64, to the bundle and to tests alike: what lies below the
 * command line reads no files.
 */
export const wasmAsText = {
  name: "wasm-as-text",
  enforce: "pre" as const,
  resolveId: (source: string): string | undefined =>
    source.endsWith(".wasm") ? TEXT + source : undefined,
  load: (id: string): string | undefined =>
    id.startsWith(TEXT)
      ? `export const base64 = "${readFileSync(resolve(id.slice(TEXT.length))).toString("base64")}";`
      : undefined,
};
