import type { Command } from "commander";
import { type FailOn, failOnOption } from "../fail-on.ts";
import type { Perform } from "../perform.ts";

export function addInspect(program: Command, perform: Perform): void {
  program
    .command("inspect")
    .description("tell what is in a solution zip or an unpacked folder")
    .argument("<zip>", "solution zip, or folder as SolutionPackager unpacks it")
    .addOption(failOnOption())
    .action((zip: string, { failOn }: FailOn, command: Command) =>
      perform(command, async (session) => {
        const { readSolution } = await import("../read-solution.ts");
        const { inventory, inventoryText } = await import("../render/inventory.ts");
        const solution = await readSolution(session.path(zip));
        const document = inventory(solution);
        return session.conclude({
          document: { ...document },
          ...(document.solution.uniqueName !== "" && { text: inventoryText(document) }),
          findings: solution.findings,
          failOn,
        });
      }),
    );
}
