import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { runCosell } from "../main.ts";
import { chunksIn } from "./chunks.ts";
import { tuneEngine } from "./engine.ts";

// The last step of bundling: runs the command on a copy of the project, so that V8 compiles what a
// build needs, and keeps that beside the chunks.

/** What a build of a project reads. */
const PROJECT = ["solution.yaml", "solution.lock.yaml", "mappings"] as const;

const SILENT = {
  out: () => {},
  talk: () => {},
  colored: false,
  environment: {},
} as const;

async function precompile(): Promise<void> {
  tuneEngine();
  const chunks = chunksIn(__dirname);
  const loaded = chunks.load("main.js") as { readonly runCosell: typeof runCosell };
  const folder = mkdtempSync(join(tmpdir(), "cosell-precompile-"));
  try {
    for (const name of PROJECT) {
      if (existsSync(name)) cpSync(name, join(folder, name), { recursive: true });
    }
    for (const args of [["--help"], ["check"], ["build"]]) {
      await loaded.runCosell(args, { ...SILENT, folder });
    }
    chunks.keepCompiled();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

precompile().catch((error: unknown) => {
  process.stderr.write(`The command was not compiled ahead and will start slower: ${error}\n`);
});
