import {
  type Address,
  byText,
  type Checked,
  type Diagnostic,
  hasErrors,
  suggestion,
} from "#foundation";
import { judge, lacking } from "./judge.ts";
import { parseYaml } from "./parse-yaml.ts";
import { mappingSchema, settledMappingSchema } from "./schema/mapping-schema.ts";
import { validateMapping, validateSettledMapping } from "./schema/validators.ts";
import { overlay, type Tree } from "./tree.ts";

/** Files of a project by their path, with `/`, from the folder of `solution.yaml`. */
export type ProjectFiles = ReadonlyMap<string, string>;

const FOLDER = "mappings/";

/** A mapping laid over all it extends, with the paths of all of them, the topmost first. */
export interface LayeredMapping {
  readonly tree: Tree;
  readonly layers: readonly string[];
}

/** `at`: where the mapping is asked for. */
export function readMapping(
  files: ProjectFiles,
  path: string,
  at: Address,
): Checked<LayeredMapping | undefined> {
  const { value, diagnostics } = readChain(files, path, at, []);
  if (value === undefined || hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const open = lacking(value.tree, settledMappingSchema, validateSettledMapping, mappingSchema);
  const findings = open.length > 0 ? (nothingExtended(files, value, open) ?? open) : [];
  return hasErrors(findings) ? { value: undefined, diagnostics: findings } : { value, diagnostics };
}

function readChain(
  files: ProjectFiles,
  path: string,
  at: Address,
  above: readonly string[],
): Checked<LayeredMapping | undefined> {
  if (above.includes(path)) {
    return refused({
      code: "project/circular-extends",
      severity: "error",
      message: `Mappings extend each other in a circle: ${[...above, path].join(" → ")}.`,
      at,
      hint: "Let one of them extend default.yaml.",
    });
  }
  const text = path.startsWith(FOLDER) ? files.get(path) : undefined;
  if (text === undefined) return refused(missing(files, path, at));
  const { value: tree, diagnostics } = parseYaml(path, text);
  if (tree === undefined) return { value: undefined, diagnostics };
  const findings = judge(tree, mappingSchema, validateMapping);
  const extended = extendedBy(tree, path);
  if (!extended) return { value: { tree, layers: [path] }, diagnostics: findings };
  const lower = readChain(files, extended.path, extended.at, [...above, path]);
  return {
    value: lower.value && {
      tree: overlay(lower.value.tree, without(tree, "extends")),
      layers: [path, ...lower.value.layers],
    },
    diagnostics: [...findings, ...lower.diagnostics],
  };
}

/** The mapping that says everything and that all others extend. */
const COMPLETE = `${FOLDER}default.yaml`;

/** One finding for all that is open, when a mapping was meant to be laid over another one. */
function nothingExtended(
  files: ProjectFiles,
  { layers }: LayeredMapping,
  open: readonly Diagnostic[],
): readonly Diagnostic[] | undefined {
  const bottom = layers.at(-1);
  if (bottom === undefined || bottom === COMPLETE || !files.has(COMPLETE)) return undefined;
  const up = "../".repeat(bottom.split("/").length - 2);
  return [
    {
      code: "project/nothing-extended",
      severity: "error",
      message: `This mapping extends no other one and leaves ${open.length} keys open.`,
      at: { in: "file", path: bottom, line: 1, column: 1 },
      hint: `Begin it with "extends: ${up}default.yaml", and say only what differs.`,
    },
  ];
}

function extendedBy(tree: Tree, from: string) {
  const entry = tree.kind === "map" ? tree.entries.get("extends") : undefined;
  if (entry?.value.kind !== "scalar" || typeof entry.value.value !== "string") return undefined;
  return { at: entry.value.at, path: resolved(from, entry.value.value) };
}

function without(tree: Tree, key: string): Tree {
  if (tree.kind !== "map") return tree;
  return { ...tree, entries: new Map([...tree.entries].filter(([name]) => name !== key)) };
}

/** Steps out of the project stay visible as `..`, so that no file is found under such a path. */
function resolved(from: string, relative: string): string {
  if (relative.startsWith("/")) return relative;
  const steps = from.split("/").slice(0, -1);
  for (const step of relative.split("/")) {
    if (step === "..") steps.length > 0 && steps.at(-1) !== ".." ? steps.pop() : steps.push(step);
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

function missing(files: ProjectFiles, path: string, at: Address): Diagnostic {
  if (!path.startsWith(FOLDER)) {
    return {
      code: "project/outside-mappings",
      severity: "error",
      message: `"${path}" is not inside the folder mappings.`,
      at,
      hint: "Mappings live in the folder mappings beside solution.yaml.",
    };
  }
  const known = [...files.keys()].filter((name) => name.startsWith(FOLDER));
  return {
    code: "project/missing-file",
    severity: "error",
    message: `There is no file "${path}".${suggestion(path, known)}`,
    at,
    hint: `There are: ${known.toSorted(byText).join(", ") || "none"}.`,
  };
}

const refused = (finding: Diagnostic): Checked<undefined> => ({
  value: undefined,
  diagnostics: [finding],
});
