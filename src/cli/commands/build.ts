import { join } from "node:path";
import { type Command, Option } from "commander";
import type { Diagnostic } from "#foundation";
import { type FailOn, failOnOption } from "../fail-on.ts";
import type { Perform } from "../perform.ts";
import { findingDocument } from "../render/findings.ts";

interface Options extends FailOn {
  readonly type: "managed" | "unmanaged" | "both";
  readonly mapping?: string;
  readonly out?: string;
}

export const typeOption = (): Option =>
  new Option("--type <type>", "managed, unmanaged or both")
    .choices(["managed", "unmanaged", "both"])
    .default("both");

/** What `check` says of a project one by one, other commands count. */
export const OF_A_PROJECT = {
  counted: ({ severity, at }: Diagnostic) => severity !== "error" && at.in === "part",
  shownBy: "cosell check",
};

export function addBuild(program: Command, perform: Perform): void {
  program
    .command("build")
    .description("compile this project into solution zips, with checksums and guides")
    .addOption(typeOption())
    .option("--mapping <file>", "another mapping than solution.yaml names")
    .option("--out <dir>", "where the outputs go (default: dist/solution)")
    .addOption(failOnOption())
    .action(({ type, mapping, out, failOn }: Options, command: Command) =>
      perform(command, async (session) => {
        const [{ buildProject }, { removeBuilt, writeBuilt }] = await Promise.all([
          import("../project-build.ts"),
          import("../node/outputs.ts"),
        ]);
        const folder =
          out === undefined ? join(session.project, "dist/solution") : session.path(out);
        await removeBuilt(folder, out === undefined);
        const built = await buildProject(session, {
          type,
          ...(mapping !== undefined && { mapping }),
        });
        const names = [...built.outputs.keys()];
        if (names.length > 0) {
          const lock = mapping === undefined ? built.newLock : undefined;
          // The sums first: they tell the next build what one that was cut off has left.
          const outputs = [...built.outputs].map(([path, content]) => ({ path, content }));
          await writeBuilt(folder, outputs.toReversed(), lock);
          if (lock) session.say(`${lock.path} has changed: commit it.`);
        }
        return session.conclude({
          document: {
            folder,
            outputs: names,
            findings: built.findings.map(findingDocument),
          },
          text: names.map((name) => `${join(folder, name)}\n`).join(""),
          findings: built.findings,
          failOn,
          ...OF_A_PROJECT,
        });
      }),
    );
}
