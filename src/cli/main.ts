import { EXIT } from "./exit-code.ts";
import { processTerminal } from "./node/terminal.ts";
import { runCosell } from "./program.ts";

export { runCosell };

/** What `cosell` does when it is called; the exit code is the process's. */
export async function main(args: readonly string[]): Promise<void> {
  const terminal = processTerminal();
  const exitCode = await runCosell(args, terminal);
  process.exitCode = terminal.isBroken() ? EXIT.usage : exitCode;
}
