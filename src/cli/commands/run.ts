import type { Command } from "commander";
import type { Diagnostic } from "#foundation";
import type { Perform } from "../perform.ts";
import { aboutFile, Problem } from "../problem.ts";
import { findingDocument } from "../render/findings.ts";

interface Options {
  readonly flow: string;
  readonly input?: string;
  readonly mocks?: string;
  readonly trace?: boolean;
}

export function addRun(program: Command, perform: Perform): void {
  program
    .command("run")
    .description("run one flow of a zip with canned answers")
    .argument("<zip>", "solution zip, or folder as SolutionPackager unpacks it")
    .requiredOption("--flow <name>", "name or id of the flow")
    .option("--input <file>", "JSON with what the trigger gives: {headers?, body}")
    .option("--mocks <file>", "JSON with answers by the name of an action, then by operation")
    .option("--trace", "tell what happened, line by line")
    .action((zip: string, { flow, input, mocks, trace }: Options, command: Command) =>
      perform(command, async (session) => {
        const { hasErrors, jsonOf, printJson } = await import("#foundation");
        const { readSolution } = await import("../read-solution.ts");
        const { flowNamed, profileDifferences, runFlow } = await import("#emulator");
        const { readJson } = await import("../node/json-file.ts");
        const read = (file: string | undefined) =>
          file === undefined ? undefined : readJson(session.path(file));
        const [given, canned] = [await read(input), await read(mocks)];
        const solution = await readSolution(session.path(zip));
        const { model } = solution;
        if (model.flows.length === 0 && hasErrors(solution.findings)) {
          return session.conclude({ findings: solution.findings });
        }
        const named = flowNamed(model, flow);
        if ("wrong" in named) {
          const hint = hasErrors(solution.findings) ? DAMAGED : undefined;
          throw new Problem(aboutFile("run/unknown-flow", zip, named.wrong, hint));
        }
        const options = {
          ...(given !== undefined && { input: given }),
          ...(canned !== undefined && { mocks: canned }),
          names: { ...(input !== undefined && { input }), ...(mocks !== undefined && { mocks }) },
        };
        const { record, trace: lines, findings } = runFlow(model, flow, options);
        const told = [
          ...errorsIn(named.flow.part, solution.findings),
          ...findings,
          ...(record ? profileDifferences(model, flow, options) : []),
        ];
        const document = new Map(record);
        if (trace) document.set("trace", lines);
        document.set(
          "findings",
          told.map((one) => jsonOf({ ...findingDocument(one) })),
        );
        return session.conclude({
          document: printJson(document),
          ...(record && { text: `${trace ? lines.join("\n") : printJson(record)}\n` }),
          findings: told,
        });
      }),
    );
}

const DAMAGED = "Parts of the solution could not be read: cosell inspect tells which.";

/** What could not be read of a flow's file does not run. */
const errorsIn = (part: string, findings: readonly Diagnostic[]): readonly Diagnostic[] =>
  findings.filter(
    ({ severity, at }) => severity === "error" && at.in === "part" && at.part === part,
  );
