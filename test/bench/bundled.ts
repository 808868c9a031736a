import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "rolldown";
import { wasmAsText } from "../../wasm.config.ts";

/**
 * A module of this folder as the command holds its code: in one file. Vitest looks every import up
 * again at each call, so that what runs for seconds takes up to twice as long under it.
 */
export async function bundled<Module>(name: string): Promise<Module> {
  const folder = mkdtempSync(join(tmpdir(), "cosell-bench-"));
  const file = join(folder, "bundle.cjs");
  try {
    const input = join(import.meta.dirname, name);
    const output = { file, format: "cjs" } as const;
    await build({ input, platform: "node", plugins: [wasmAsText], logLevel: "warn", output });
    return createRequire(import.meta.url)(file) as Module;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
