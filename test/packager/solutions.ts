import { assemble, EMPTY_LOCK, type SolutionDefinition } from "#model";
import { compile } from "#packager";
import { loadProject } from "#project";
import { cosellSolution } from "../../src/solution.ts";
import { ownFiles } from "../project/project-files.ts";
import { tiny } from "../tiny/definition.ts";

function product(): SolutionDefinition {
  const { value } = loadProject(ownFiles());
  if (!value) throw new Error("the project's own files are wrong");
  return cosellSolution(value);
}

const packed = (name: string, definition: SolutionDefinition) => {
  const { model } = assemble(definition, EMPTY_LOCK).value;
  return { name, model, document: compile(model, "unmanaged") };
};

/** What the checklist of solution-format.md §23 is held against. */
export const solutions = [packed("tiny", tiny), packed("product", product())];
