import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { Terminal } from "../../src/cli/node/terminal.ts";
import { runCosell } from "../../src/cli/program.ts";

const made: string[] = [];

/** An empty folder of its own, gone when the tests of the file are done. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "cosell-test-"));
  made.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** Runs the command in this process and keeps what it said. */
export async function run(
  args: readonly string[],
  { folder = ".", environment = {}, colored = false }: Partial<Terminal> = {},
) {
  let out = "";
  let talk = "";
  const exitCode = await runCosell(args, {
    out: (text) => {
      out += text;
    },
    talk: (text) => {
      talk += text;
    },
    colored,
    folder,
    environment,
  });
  return { exitCode, out, talk };
}
