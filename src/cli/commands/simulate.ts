import { basename } from "node:path";
import { type Command, Option } from "commander";
import type { SimulatedSolution, Simulation } from "../../simulate.ts";
import type { Perform } from "../perform.ts";
import { Problem, wrongUsage } from "../problem.ts";
import { findingDocument } from "../render/findings.ts";
import type { Session } from "../session.ts";

interface Options {
  readonly solution?: string;
  readonly mapping?: string;
  readonly profile: "host" | "strict" | "both";
  readonly trace?: boolean;
  readonly coverage?: boolean;
  readonly coverageOf: readonly string[];
}

export function addSimulate(program: Command, perform: Perform): void {
  program
    .command("simulate")
    .description("play stories on the flows of a zip, against simulated systems")
    .argument("[story...]", "part of a story's name, or a file of stories (default: all)")
    .option("--solution <zip>", "play on this zip (default: this project, freshly built)")
    .option("--mapping <file>", "another mapping than solution.yaml names")
    .addOption(
      new Option("--profile <profile>", "reading of the language: host, strict or both")
        .choices(["host", "strict", "both"])
        .default("both"),
    )
    .option("--trace", "tell what happened in every run, line by line")
    .option("--coverage", "list what the flows use, and which actions no story reached")
    .option(
      "--coverage-of <path>",
      "list also what the flows of a zip, or of a folder of solutions, use; may be repeated (default: exports under COSELL_REFERENCE)",
      (path: string, before: readonly string[]) => [...before, path],
      [],
    )
    .action((words: readonly string[], options: Options, command: Command) =>
      perform(command, async (session) => {
        const [
          { findStories },
          { simulate },
          emulator,
          { storyLines, coverageLines },
          { coverageOfOthers },
          { takeRoom },
        ] = await Promise.all([
          import("../story-files.ts"),
          import("../../simulate.ts"),
          import("#emulator"),
          import("../render/stories.ts"),
          import("../coverage-of.ts"),
          import("../node/room.ts"),
        ]);
        const { profile, trace, coverageOf: paths } = options;
        const coverage = options.coverage || paths.length > 0;
        const others = coverage ? await coverageOfOthers(session, paths) : [];
        const { files, ...wanted } = await findStories(session, words);
        const solution = await solutionOf(session, options);
        let count = 0;
        takeRoom();
        const simulation: Simulation = simulate(solution, {
          stories: files,
          ...wanted,
          profiles: profile === "both" ? ["host", "strict"] : [profile],
          onPlayed: (_played, { of }) => {
            count += 1;
            if (count % 50 === 0) session.say(`${count} of ${of} played`);
          },
        });
        const { stories, ok, model } = simulation;
        const unknown = simulation.findings.filter(({ code }) => code === "story/none");
        if (unknown.length > 0) throw new Problem(...unknown);
        const used =
          coverage && model
            ? {
                ...emulator.coverageOf(model.flows),
                flows: emulator.playedActions(model.flows, stories),
                ...(others.length > 0 && { others }),
              }
            : undefined;
        const findings = [...simulation.findings, ...stories.flatMap(({ failures }) => failures)];
        return session.conclude({
          document: {
            stories: stories.map(({ name, ok, profile, writes, failures, runs }) => ({
              name,
              ok,
              profile,
              writes,
              ...(failures.length > 0 && { failures: failures.map(findingDocument) }),
              ...(trace && { trace: runs.flatMap((run) => emulator.traceOf(run)) }),
            })),
            ok,
            ...(used && { coverage: used }),
            ...(simulation.findings.length > 0 && {
              findings: simulation.findings.map(findingDocument),
            }),
          },
          text: [
            ...(session.quiet ? [] : stories.flatMap((one) => storyLines(one, trace === true))),
            ...(used ? coverageLines(used) : []),
          ]
            .map((line) => `${line}\n`)
            .join(""),
          findings,
        });
      }),
    );
}

async function solutionOf(
  session: Session,
  { solution, mapping }: Options,
): Promise<SimulatedSolution> {
  if (solution !== undefined) {
    if (mapping !== undefined) {
      throw wrongUsage("A zip is built already: --mapping goes without --solution.");
    }
    const { readBytes } = await import("../node/files.ts");
    const bytes = await readBytes(session.path(solution));
    return { kind: "zip", path: basename(solution), bytes };
  }
  const { readProjectFiles } = await import("../node/project-files.ts");
  const chosen = mapping === undefined ? undefined : session.path(mapping);
  const read = await readProjectFiles(session.project, chosen);
  return {
    kind: "project",
    files: read.files,
    ...(read.mapping !== undefined && { mapping: read.mapping }),
  };
}
