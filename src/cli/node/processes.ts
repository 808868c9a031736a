import { spawn } from "node:child_process";
import { tmpdir } from "node:os";

export type ProcessResult =
  | { readonly kind: "exited"; readonly code: number; readonly output: string }
  | { readonly kind: "missing" };

/**
 * Runs a program without a shell and waits for it; `output` is what it wrote to both streams.
 *
 * @param folder where it runs: programs of others leave logs there
 */
export const runProcess = (
  program: string,
  args: readonly string[],
  folder: string = tmpdir(),
): Promise<ProcessResult> =>
  new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
      cwd: folder,
    });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (piece: Buffer) => said.push(piece));
    }
    child.on("error", () => resolve({ kind: "missing" }));
    child.on("close", (code) =>
      resolve({ kind: "exited", code: code ?? -1, output: Buffer.concat(said).toString("utf8") }),
    );
  });
