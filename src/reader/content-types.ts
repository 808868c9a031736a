import {
  attribute,
  childElements,
  childElementsNamed,
  decodeXml,
  type Element,
  parseXml,
} from "#foundation";
import type { SolutionFile } from "#model";
import { CONTENT_TYPES, type Notes } from "./notes.ts";

/**
 * Official tools read a zip as an OPC package: a part that `[Content_Types].xml` does not declare
 * does not exist for them (solution-format.md §1.2, §24.1 point 2). We read it all the same and say
 * so. Returns the files without the list itself.
 */
export function readContentTypes(
  files: readonly SolutionFile[],
  notes: Notes,
): readonly SolutionFile[] {
  const list = files.find(({ path }) => path.toLowerCase() === CONTENT_TYPES.toLowerCase());
  const others = files.filter((file) => file !== list);
  if (!list) {
    notes.say("error", "content-types", "The list of content types is missing.", CONTENT_TYPES);
    return others;
  }
  const text = decodeXml(list.content, CONTENT_TYPES);
  const root = parseXml(text.value, CONTENT_TYPES);
  if (text.diagnostics.length > 0 || !root.value) {
    notes.add(text.diagnostics.length > 0 ? text.diagnostics : root.diagnostics);
    notes.say("error", "content-types", "The list of content types is damaged.", CONTENT_TYPES);
    return others;
  }
  if (!isList(root.value)) {
    const message = "The list of content types is none that official tools read.";
    notes.say("error", "content-types", message, CONTENT_TYPES);
    return others;
  }
  const values = (element: string, name: string): ReadonlySet<string> =>
    new Set(
      childElementsNamed(root.value ?? EMPTY, element).map((child) =>
        (attribute(child, name) ?? "").toLowerCase(),
      ),
    );
  const extensions = values("Default", "Extension");
  const parts = values("Override", "PartName");
  for (const { path } of others) {
    const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
    const dot = name.lastIndexOf(".");
    const declared =
      parts.has(`/${path.toLowerCase()}`) || (dot >= 0 && extensions.has(name.slice(dot + 1)));
    if (!declared) {
      const message = "The part's type is not declared, so that it does not exist at import.";
      notes.say("error", "undeclared-part", message, path);
    }
  }
  return others;
}

const NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types";

/** `Types` of the namespace of packages, whose entries each name a type. */
const isList = (root: Element): boolean =>
  root.name === "Types" &&
  attribute(root, "xmlns") === NAMESPACE &&
  childElements(root).every((child) => (attribute(child, "ContentType") ?? "") !== "");

const EMPTY = { name: "", attributes: [], children: [], collapsed: true };
