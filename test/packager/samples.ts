import {
  assemble,
  EMPTY_LOCK,
  type SolutionDefinition,
  type SolutionDocument,
  type SolutionModel,
} from "#model";
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
  /** Columns, ids and addresses that a mapping says: of the partner's organisation, not of ours. */
  readonly partnersWords: ReadonlySet<string>;
}

const EXAMPLES = "mappings/examples/";
const own = ownFiles();
const examples = [...own.keys()].filter((path) => path.startsWith(EXAMPLES));
const PARTNERS_WORDS: ReadonlySet<string> = new Set(
  examples.flatMap(
    (path) =>
      own
        .get(path)
        ?.match(/\bnew_\w+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|https:\/\/[^\s"']+/g) ?? [],
  ),
);

function sampleOf(name: string, definition: SolutionDefinition): Sample {
  const { value, diagnostics } = assemble(definition, EMPTY_LOCK);
  if (diagnostics.length > 0) throw new Error(`${name}: ${JSON.stringify(diagnostics)}`);
  const documents = compileKinds(value.model, ["unmanaged", "managed"]);
  return {
    name,
    definition,
    model: value.model,
    documents,
    zips: packDocuments(documents),
    partnersWords: PARTNERS_WORDS,
  };
}

function product(name: string, files: ProjectFiles, mapping?: string): Sample {
  const { value } = loadProject(files, mapping === undefined ? {} : { mapping });
  if (!value) throw new Error(`${name} cannot be loaded`);
  return sampleOf(name, cosellSolution(value));
}

/** Nothing but a table, in one language. */
const bare: SolutionDefinition = {
  ...tiny,
  identity: { ...tiny.identity, languages: [1033] },
  tables: tiny.tables.filter(({ kind }) => kind === "own"),
  roles: [],
  flows: [],
  environmentVariables: [],
  connectionReferences: [],
};

/** What the checklist of solution-format.md §23 is held against: the product as it can be built, too. */
export const samples: readonly Sample[] = [
  sampleOf("tiny", tiny),
  sampleOf("bare", bare),
  sampleOf("everything", everything),
  product("product", own),
  product("product for Microsoft's names", microsoftsNames()),
  product("product that ships on", changed("solution.yaml", "shipOn: false", "shipOn: true")),
  product("product in English", changed("solution.yaml", "[1033, 1031]", "[1033]")),
  product(
    "product of another publisher",
    changed("solution.yaml", "prefix: cosell", "prefix: fabrikam"),
  ),
];

/** By a mapping only flows and variables are others. */
export const mappedSamples: readonly Sample[] = examples.map((path) =>
  product(`product by ${path.slice(EXAMPLES.length)}`, own, path),
);

/** The compatibility profile brings prefix and numbers of its own. */
function microsoftsNames(): ProjectFiles {
  const files = ownFiles();
  const text = (files.get("solution.yaml") ?? "")
    .replace(/ {2}(prefix|optionValuePrefix): .*\n/g, "")
    .replace("profile: own", "profile: msft");
  return files.set("solution.yaml", text);
}
