import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import type { Terminal } from "../../src/cli/node/terminal.ts";
import { runCosell } from "../../src/cli/program.ts";

/** An empty folder of its own, gone when the tests have run. */
export function emptyFolder(): string {
  return mkdtempSync(join(inject("runFolder"), "a-"));
}

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
