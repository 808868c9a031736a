import { join } from "node:path";
import type { Command } from "commander";
import { type FailOn, failOnOption } from "../fail-on.ts";
import type { Perform } from "../perform.ts";
import { wrongUsage } from "../problem.ts";
import { findingDocument } from "../render/findings.ts";
import { OF_A_PROJECT, typeOption } from "./build.ts";

interface Options extends FailOn {
  readonly type: "managed" | "unmanaged" | "both";
  readonly mapping?: string;
  readonly out?: string;
}

export function addEject(program: Command, perform: Perform): void {
  program
    .command("eject")
    .description("write this project, or any solution zip, as SolutionPackager unpacks it")
    .argument("[zip]", "a solution zip (default: this project)")
    .addOption(typeOption())
    .option("--mapping <file>", "another mapping than solution.yaml names")
    .option("--out <dir>", "where the tree goes (default: dist/unpacked)")
    .addOption(failOnOption())
    .action((zip: string | undefined, options: Options, command: Command) =>
      perform(command, async (session) => {
        const { ejected } = await import("../ejected.ts");
        const { writeTree } = await import("../node/trees.ts");
        const { out, failOn, mapping } = options;
        if (zip !== undefined && mapping !== undefined) {
          throw wrongUsage("A zip is built already: --mapping goes without ZIP.");
        }
        const folder =
          out === undefined ? join(session.project, "dist/unpacked") : session.path(out);
        const isAsked = command.getOptionValueSource("type") === "cli";
        const { files, findings } = await ejected(session, zip, { ...options, isAsked });
        const gone = files.length > 0 ? await writeTree(folder, files) : [];
        for (const path of gone) session.say(`${path} is of an earlier version: removed.`);
        return session.conclude({
          document: {
            folder,
            files: files.map(({ path }) => path),
            findings: findings.map(findingDocument),
          },
          text: files.length > 0 ? `${folder}\n` : "",
          findings,
          failOn,
          ...(zip === undefined && OF_A_PROJECT),
        });
      }),
    );
}
