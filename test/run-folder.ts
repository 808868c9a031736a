import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder in which every test of this run makes its own. */
    runFolder: string;
  }
}

/** One folder for all that the tests of a run write: gone with the run, whatever a file of tests forgets. */
export function setup(project: TestProject): () => void {
  const runFolder = mkdtempSync(join(tmpdir(), "cosell-test-"));
  project.provide("runFolder", runFolder);
  return () => rmSync(runFolder, { recursive: true, force: true });
}
