import { dirname, resolve } from "node:path";
import { type ProcessResult, runProcess } from "../node/processes.ts";
import { aboutFile, Problem } from "../problem.ts";
import { pacWrapper } from "./pac-wrapper.ts";
import type { PackageType, SolutionTool, ToolAnswer } from "./tool.ts";

export const TOOLS = ["pac", "solutionpackager"] as const;
export type ToolName = (typeof TOOLS)[number];

export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
}

/** Where the tools are when they are not on the path. */
export const PAC_PATH = "COSELL_PAC";
export const SOLUTION_PACKAGER_PATH = "COSELL_SOLUTIONPACKAGER";

/** The tool, ready to run. A missing one is a problem, never passed over. */
export async function findTool(
  name: ToolName,
  { environment, platform }: Surroundings,
): Promise<SolutionTool> {
  if (name === "pac") {
    const pac = placed(environment[PAC_PATH]) ?? "pac";
    const program = await pacProgram(pac);
    if (program) return (await pacWrapper(pac)) ?? program;
    throw new Problem(
      missing("pac", `Install the Power Platform CLI, or set ${PAC_PATH} to its program.`),
    );
  }
  const tool = await solutionPackager(placed(environment[SOLUTION_PACKAGER_PATH]), platform);
  if (tool) return tool;
  throw new Problem(
    missing(
      "SolutionPackager",
      `Set ${SOLUTION_PACKAGER_PATH} to SolutionPackager.exe; outside Windows Mono must be there too.`,
    ),
  );
}

/** Tools run in other folders: what is a path is made absolute, a bare name is left to be found. */
const placed = (program: string | undefined): string | undefined =>
  program !== undefined && /[\\/]/.test(program) ? resolve(program) : program;

const missing = (tool: string, hint: string) =>
  aboutFile("verify/tool-missing", tool, `${tool} cannot be run here.`, hint);

async function pacProgram(program: string): Promise<SolutionTool | undefined> {
  if ((await runProcess(program, ["help"])).kind === "missing") return undefined;
  const solution = async (job: string, zip: string, folder: string, type: PackageType) =>
    answerOf(
      await runProcess(
        program,
        ["solution", job, "--zipfile", zip, "--folder", folder, "--packagetype", type],
        dirname(folder),
      ),
    );
  return {
    name: "pac",
    unpack: (zip, folder, type) => solution("unpack", zip, folder, type),
    pack: (folder, zip, type) => solution("pack", zip, folder, type),
  };
}

async function solutionPackager(
  path: string | undefined,
  platform: string,
): Promise<SolutionTool | undefined> {
  const windows = platform === "win32";
  if (path === undefined && !windows) return undefined;
  const program = path ?? "SolutionPackager.exe";
  const [command, ...before] = windows ? [program] : ["mono", program];
  if (command === undefined) return undefined;
  const probe = await runProcess(command, [...before, "/nologo"]);
  if (probe.kind === "missing" || /cannot open assembly/i.test(probe.output)) return undefined;
  const run = async (action: string, zip: string, folder: string, type: PackageType) =>
    answerOf(
      await runProcess(
        command,
        [
          ...before,
          `/action:${action}`,
          `/zipfile:${zip}`,
          `/folder:${folder}`,
          `/packagetype:${type}`,
          "/allowDelete:No",
          "/nologo",
          "/disableTelemetry",
        ],
        dirname(folder),
      ),
    );
  return {
    name: "SolutionPackager",
    unpack: (zip, folder, type) => run("Extract", zip, folder, type),
    pack: (folder, zip, type) => run("Pack", zip, folder, type),
  };
}

const answerOf = (result: ProcessResult): ToolAnswer =>
  result.kind === "missing"
    ? { ok: false, output: "" }
    : { ok: result.code === 0, output: result.output };
