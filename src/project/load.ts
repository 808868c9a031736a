import {
  type Address,
  by,
  byText,
  type Checked,
  type Diagnostic,
  hasErrors,
  suggestion,
} from "#foundation";
import { type ProjectFiles, readMapping } from "./extends.ts";
import { judge } from "./judge.ts";
import { judgeColumns } from "./judge-columns.ts";
import { judgeMapping } from "./judge-mapping.ts";
import { judgeSolution } from "./judge-solution.ts";
import { judgeStatus } from "./judge-status.ts";
import { parseYaml } from "./parse-yaml.ts";
import type { Project } from "./project.ts";
import { solutionSchema } from "./schema/solution-schema.ts";
import { validateSolution } from "./schema/validators.ts";
import { type MappingFile, settle, settleMapping } from "./settle.ts";
import type { SolutionFile } from "./solution-file.ts";
import { nearest, plainOf } from "./tree.ts";

export const SOLUTION_FILE = "solution.yaml";

/**
 * Reads `solution.yaml` and the mapping it names. There is a project exactly when no finding is an
 * error; findings come sorted by file, line and column.
 *
 * @param files all files that may be named; a path that is not among them counts as missing
 * @param mapping builds another mapping than the one `solution.yaml` names
 */
export function loadProject(
  files: ProjectFiles,
  { mapping }: { readonly mapping?: string } = {},
): Checked<Project | undefined> {
  const { value, diagnostics } = read(files, mapping);
  const sorted = diagnostics.toSorted(by(placeOf, byText));
  return { value: hasErrors(sorted) ? undefined : value, diagnostics: sorted };
}

function read(files: ProjectFiles, chosen: string | undefined): Checked<Project | undefined> {
  const text = files.get(SOLUTION_FILE);
  if (text === undefined) return { value: undefined, diagnostics: [noSolution(files)] };
  const { value: tree, diagnostics } = parseYaml(SOLUTION_FILE, text);
  if (!tree) return { value: undefined, diagnostics };

  const findings = [...judge(tree, solutionSchema, validateSolution)];
  const file = plainOf(tree) as unknown as SolutionFile;
  if (!hasErrors(findings)) findings.push(...judgeSolution(file, tree));

  const path = chosen ?? mappingNamedBy(file);
  if (path === undefined) return { value: undefined, diagnostics: findings };
  const mapping = readMapping(files, path, chosen ? startOf(path) : nearest(tree, "/mapping").at);
  const all = [...findings, ...mapping.diagnostics];
  if (!mapping.value) return { value: undefined, diagnostics: all };

  const plain = plainOf(mapping.value.tree) as unknown as MappingFile;
  const twice = judgeMapping(plain, mapping.value);
  all.push(
    ...(twice.length > 0 ? twice : judgeColumns(settleMapping(plain), mapping.value)),
    ...judgeStatus(plain.status, mapping.value),
  );
  return { value: hasErrors(all) ? undefined : settle(file, plain), diagnostics: all };
}

const startOf = (path: string): Address => ({ in: "file", path, line: 1, column: 1 });

function mappingNamedBy(file: unknown): string | undefined {
  const named = typeof file === "object" && file !== null && "mapping" in file && file.mapping;
  return typeof named === "string" && named !== "" ? named : undefined;
}

const noSolution = (files: ProjectFiles): Diagnostic => ({
  code: "project/missing-file",
  severity: "error",
  message: `There is no file "${SOLUTION_FILE}".${suggestion(SOLUTION_FILE, files.keys())}`,
  at: startOf(SOLUTION_FILE),
  hint: "Call cosell in the folder of a project, or copy the file from where you got it.",
});

const DIGITS = 9;
const placeOf = ({ at, code }: Diagnostic): string =>
  at.in === "file"
    ? [at.path, pad(at.line), pad(at.column), code].join("\0")
    : [at.part, at.pointer, code].join("\0");
const pad = (number: number): string => String(number).padStart(DIGITS, "0");
