import { readdirSync, readFileSync } from "node:fs";
import { assemble, EMPTY_LOCK, type SolutionModel } from "#model";
import { loadProject } from "#project";
import { cosellSolution } from "../../src/solution.ts";

/** The product as the files of this repository say it. */
export function product(): { readonly model: SolutionModel; readonly names: readonly string[] } {
  const files = new Map<string, string>();
  const mappings = readdirSync("mappings", { recursive: true }).map((name) => `mappings/${name}`);
  for (const file of ["solution.yaml", ...mappings]) {
    if (file.endsWith(".yaml")) files.set(file, readFileSync(file, "utf8"));
  }
  const { value: project } = loadProject(files);
  if (!project) throw new Error("the project of this repository has findings");
  const definition = cosellSolution(project);
  const { model } = assemble(definition, EMPTY_LOCK).value;
  return { model, names: definition.flows.map(({ name }) => name) };
}
