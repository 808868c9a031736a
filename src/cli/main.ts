import { processTerminal } from "./node/terminal.ts";
import { runCosell } from "./program.ts";

export { runCosell };

/** What `cosell` does when it is called; the exit code is the process's. */
export async function main(args: readonly string[]): Promise<void> {
  process.exitCode = await runCosell(args, processTerminal());
}
