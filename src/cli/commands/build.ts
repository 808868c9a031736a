import { join } from "node:path";
import { type Command, Option } from "commander";
import type { Diagnostic } from "#foundation";
import { type FailOn, failOnOption } from "../fail-on.ts";
import type { Perform } from "../perform.ts";
import { wrongUsage } from "../problem.ts";
import { findingDocument } from "../render/findings.ts";

interface Options extends FailOn {
  readonly type: "managed" | "unmanaged" | "both";
  readonly mapping?: string;
  readonly out?: string;
  readonly release?: boolean;
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
    .option("--release", "keep version and digest in the lock: neither is built otherwise again")
    .addOption(failOnOption())
    .action(({ type, mapping, out, failOn, release }: Options, command: Command) =>
      perform(command, async (session) => {
        if (release && mapping !== undefined) {
          throw wrongUsage(
            "What is released is the mapping that solution.yaml names: --release goes without --mapping.",
            "Name the mapping in solution.yaml.",
          );
        }
        const [{ buildProject }, { removeBuilt, writeBuilt, zipsLeft }, { failsOn }] =
          await Promise.all([
            import("../project-build.ts"),
            import("../node/outputs.ts"),
            import("#validation"),
          ]);
        const older = out === undefined ? undefined : await import("../older-zips.ts");
        const folder =
          out === undefined ? join(session.project, "dist/solution") : session.path(out);
        const called = await older?.calledIn(session.project);
        await removeBuilt(folder, called?.zips);
        const built = await buildProject(session, {
          type,
          ...(release && { purpose: "release" as const }),
          ...(mapping !== undefined && { mapping }),
        });
        const names = [...built.outputs.keys()];
        if (names.length > 0) {
          // What fails is no release yet.
          const isKept = mapping === undefined && !(release && failsOn(built.findings, failOn));
          const lock = isKept ? built.newLock : undefined;
          // The sums first: they tell the next build what one that was cut off has left.
          const outputs = [...built.outputs].map(([path, content]) => ({ path, content }));
          await writeBuilt(folder, outputs.toReversed(), lock);
          if (lock) session.say(`${lock.path} has changed: commit it.`);
        }
        const left = called && names.length === 0 ? zipsLeft(folder, called.uniqueNames) : [];
        const findings = [...built.findings, ...(older?.olderZips(folder, left) ?? [])];
        return session.conclude({
          document: {
            folder,
            outputs: names,
            findings: findings.map(findingDocument),
          },
          text: names.map((name) => `${join(folder, name)}\n`).join(""),
          findings,
          failOn,
          ...OF_A_PROJECT,
        });
      }),
    );
}
