import type { SolutionDocument } from "#model";
import { assemble, EMPTY_LOCK, type SolutionDefinition, type SolutionModel } from "#model";
import { compileKinds, type PackageKind, packDocuments } from "#packager";
import { loadProject, type ProjectFiles } from "#project";
import { cosellSolution } from "../../src/solution.ts";
import { changed, ownFiles } from "../project/project-files.ts";
import { tiny } from "../tiny/definition.ts";
import { everything } from "./everything.ts";

/** A solution with all that is made of it. */
export interface Sample {
  readonly name: string;
  readonly definition: SolutionDefinition;
  readonly model: SolutionModel;
  readonly documents: Readonly<Record<PackageKind, SolutionDocument>>;
  readonly zips: Readonly<Record<PackageKind, Uint8Array>>;
}

export function sampleOf(name: string, definition: SolutionDefinition): Sample {
  const { value, diagnostics } = assemble(definition, EMPTY_LOCK);
  if (diagnostics.length > 0) throw new Error(`${name}: ${JSON.stringify(diagnostics)}`);
  const documents = compileKinds(value.model, ["unmanaged", "managed"]);
  return { name, definition, model: value.model, documents, zips: packDocuments(documents) };
}

export function productOf(files: ProjectFiles, mapping?: string): SolutionDefinition {
  const { value, diagnostics } = loadProject(files, mapping === undefined ? {} : { mapping });
  if (!value) throw new Error(JSON.stringify(diagnostics));
  return cosellSolution(value);
}

/** Nothing but a table. */
const bare: SolutionDefinition = {
  ...tiny,
  identity: { ...tiny.identity, languages: [1033] },
  tables: tiny.tables.flatMap((table) =>
    table.kind === "own"
      ? [{ ...table, columns: { id: table.columns["id"], name: table.columns["name"] } }]
      : [],
  ) as SolutionDefinition["tables"],
};

export { bare, changed, everything, ownFiles, tiny };
