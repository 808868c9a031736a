import { expect, test } from "vitest";
import { hasErrors } from "#foundation";
import { assemble } from "#model";
import { compile } from "#packager";
import { EMPTY_LOCK, loadProject, type Project } from "#project";
import { cosellSolution } from "../src/solution.ts";
import { ownFiles } from "./project/project-files.ts";
import { solutionLeaves, solutionWith } from "./project/solution-leaves.ts";

function projectWith(solution?: string): Project {
  const files = ownFiles();
  if (solution !== undefined) files.set("solution.yaml", solution);
  const { value, diagnostics } = loadProject(files);
  expect(diagnostics).toEqual([]);
  if (!value) throw new Error("no project");
  return value;
}

/** Every part of the package, by path. */
function partsOf(project: Project): ReadonlyMap<string, string> {
  const { value, diagnostics } = assemble(cosellSolution(project), EMPTY_LOCK);
  expect(hasErrors(diagnostics)).toBe(false);
  const { solution, customizations, files } = compile(value.model, "unmanaged");
  return new Map([
    ["solution.xml", JSON.stringify(solution)],
    ["customizations.xml", JSON.stringify(customizations)],
    ...files.map(({ path, content }): [string, string] => [
      path,
      Buffer.from(content).toString("utf8"),
    ]),
  ]);
}

const before = projectWith();
const parts = partsOf(before);

/** Only these say nothing that ships: how findings weigh, and why. */
const isAboutFindings = ({ path }: { readonly path: string }): boolean =>
  path.startsWith("findings.");

test.each(solutionLeaves().filter((leaf) => !isAboutFindings(leaf)))(
  "$path of solution.yaml changes what ships",
  (leaf) => {
    const after = partsOf(projectWith(solutionWith(leaf)));
    const changed = [...after].filter(([path, text]) => parts.get(path) !== text);
    expect(changed.map(([path]) => path)).not.toEqual([]);
  },
);

test.each(solutionLeaves().filter(isAboutFindings))(
  "$path of solution.yaml reaches those who weigh findings",
  (leaf) => {
    expect(projectWith(solutionWith(leaf)).findings).not.toEqual(before.findings);
  },
);
