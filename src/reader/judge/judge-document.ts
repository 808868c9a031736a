import type { SolutionDocument } from "#model";
import type { Notes } from "../notes.ts";
import { NO_DOCUMENT } from "../xml-part.ts";
import { judgeFiles } from "./judge-files.ts";
import { judgeFlowNodes } from "./judge-flow-nodes.ts";
import { judgeManifest } from "./judge-manifest.ts";
import { judgeParts } from "./judge-parts.ts";
import { judgeRelationships } from "./judge-relationships.ts";
import { judgeRoots } from "./judge-roots.ts";
import { judgeStructure } from "./judge-structure.ts";
import { judgeTables } from "./judge-tables.ts";

/**
 * Everything a document says that no real export says, and that Microsoft's tools pass over, mend
 * in silence or fail at (solution-format.md §24.7, §24.8). Errors are what would be lost or refused.
 */
export function judgeDocument(
  document: SolutionDocument,
  from: "zip" | "folder",
  notes: Notes,
): void {
  // Of a document that is not there, or unreadable, that has been said; a bare root is one that is there.
  const { solution, customizations } = document;
  if (solution !== NO_DOCUMENT) judgeManifest(document, from, notes);
  if (customizations !== NO_DOCUMENT) {
    judgeStructure(document, notes);
    judgeTables(document, notes);
    notes.about("parts", customizations, () => judgeParts(customizations, notes));
    judgeRelationships(document, notes);
    notes.about("flow-nodes", customizations, () => judgeFlowNodes(customizations, notes));
    judgeFiles(document, notes);
    if (solution !== NO_DOCUMENT) judgeRoots(document, notes);
  }
}
