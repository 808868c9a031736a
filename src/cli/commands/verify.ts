import { type Command, Option } from "commander";
import { type FailOn, failOnOption } from "../fail-on.ts";
import type { Perform } from "../perform.ts";
import { findingDocument } from "../render/findings.ts";
import type { ToolName } from "../tools/solution-tool.ts";

interface Options extends FailOn {
  readonly with?: ToolName;
}

const NAMES: readonly ToolName[] = ["pac", "solutionpackager"];

export function addVerify(program: Command, perform: Perform): void {
  program
    .command("verify")
    .description("check that a zip reads, has its sum and is what this project builds")
    .argument("<zip>", "a solution zip that this project built")
    .addOption(
      new Option("--with <tool>", "also unpack and pack it with Microsoft's own tool").choices(
        NAMES,
      ),
    )
    .addOption(failOnOption())
    .action((zip: string, { with: tool, failOn }: Options, command: Command) =>
      perform(command, async (session) => {
        const { verified } = await import("../verified.ts");
        const findings = await verified(session, zip, tool);
        const ok = !findings.some(({ severity }) => severity === "error");
        return session.conclude({
          document: { ok, findings: findings.map(findingDocument) },
          ...(ok && { text: `${zip} is sound.\n` }),
          findings,
          failOn,
        });
      }),
    );
}
