import type { Element } from "#foundation";
import type { SolutionDocument, SolutionFile } from "#model";
import { readContentTypes } from "./content-types.ts";
import { CUSTOMIZATIONS, type Notes, SOLUTION } from "./notes.ts";
import { NO_DOCUMENT, readXmlPart } from "./xml-part.ts";

/** The document in the files of a zip. */
export function zipDocument(files: readonly SolutionFile[], notes: Notes): SolutionDocument {
  const parts = readContentTypes(files, notes);
  const take = (name: string): { file: SolutionFile | undefined; root: Element } => {
    const file = parts.find(({ path }) => path.toLowerCase() === name);
    if (!file) {
      notes.say("error", "missing-part", `"${name}" is missing.`, name);
      return { file, root: NO_DOCUMENT };
    }
    if (file.path !== name) {
      notes.say("warning", "part-case", `"${file.path}" is meant to be "${name}".`, file.path);
    }
    return { file, root: readXmlPart(file.content, name, notes) ?? NO_DOCUMENT };
  };
  const solution = take(SOLUTION);
  const customizations = take(CUSTOMIZATIONS);
  return {
    solution: solution.root,
    customizations: customizations.root,
    files: parts.filter((file) => file !== solution.file && file !== customizations.file),
  };
}
