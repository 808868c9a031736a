import type { SolutionDocument } from "#model";
import type { Notes } from "../notes.ts";

export function judgeDocument(
  _document: SolutionDocument,
  _from: "zip" | "folder",
  _notes: Notes,
): void {}
