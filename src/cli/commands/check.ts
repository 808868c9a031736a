import { type Command, Option } from "commander";
import type { FailOn } from "../fail-on.ts";
import { failOnOption } from "../fail-on.ts";
import type { Perform } from "../perform.ts";
import { aboutFile, Problem } from "../problem.ts";

interface Options extends FailOn {
  readonly against?: string;
  readonly format: "text" | "json" | "sarif";
  readonly rules?: boolean;
}

export function addCheck(program: Command, perform: Perform): void {
  program
    .command("check")
    .description("judge this project, or any solution or flow, as Power Automate would")
    .argument(
      "[path...]",
      "solution zip, unpacked folder, flow's JSON, or a folder of these (default: this project)",
    )
    .option("--against <zip>", "the release before: what an upgrade would lose is a finding")
    .addOption(
      new Option("--format <format>", "text, json or sarif")
        .choices(["text", "json", "sarif"])
        .default("text"),
    )
    .addOption(failOnOption())
    .option("--rules", "list the rules and do nothing else")
    .action((paths: readonly string[], options: Options, command: Command) =>
      perform(command, async (session) => {
        const { check, listRules } = await import("../check/check.ts");
        const isChosen = command.getOptionValueSource("format") === "cli";
        if (session.json && isChosen && options.format !== "json") {
          throw new Problem(contradiction(options.format));
        }
        const format = session.json ? "json" : options.format;
        return options.rules
          ? listRules(session, format)
          : check(session, paths, { ...options, format });
      }),
    );
}

const contradiction = (format: string) =>
  aboutFile(
    "cli/usage",
    "command line",
    `--json and --format ${format} contradict each other.`,
    "--json is short for --format json: leave one of them out.",
  );
