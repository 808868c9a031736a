import {
  attribute,
  by,
  byTextIgnoringCase,
  childElement,
  childElementsNamed,
  type Element,
} from "#foundation";
import { textIn } from "../fields.ts";
import type { Notes } from "../notes.ts";
import type { FolderFiles } from "./folder-files.ts";

/** The `Entity` of every table folder with its forms, views, charts and ribbon put back. */
export function folderTables(
  files: FolderFiles,
  managed: boolean,
  notes: Notes,
): readonly Element[] {
  const folders = new Set(
    files.below("Entities").flatMap((path) => /^Entities\/([^/]+)\//.exec(path)?.[1] ?? []),
  );
  const tables: Element[] = [];
  for (const folder of folders) {
    const path = `Entities/${folder}`;
    const root = files.xml(`${path}/Entity.xml`);
    if (!root) {
      notes.say("error", "folder-table", "A table's folder has no readable Entity.xml.", path);
      continue;
    }
    if (textIn(root, "Name") !== folder) {
      notes.say("warning", "folder-name", "The folder is not called like its table.", path);
    }
    const ribbon = files.xml(`${path}/RibbonDiff.xml`);
    if (!ribbon && childElement(root, "RibbonDiffXml")) {
      notes.say("error", "folder-ribbon", "RibbonDiff.xml is missing.", path);
    }
    const parts: readonly (readonly [name: string, part: Element | undefined])[] = [
      ["FormXml", formsIn(files, `${path}/FormXml`, managed, notes)],
      ["SavedQueries", viewsIn(files, `${path}/SavedQueries`, notes)],
      ["Visualizations", chartsIn(files, `${path}/Visualizations`)],
      ["RibbonDiffXml", ribbon],
    ];
    tables.push(
      parts.reduce((table, [name, part]) => filled(table, name, part, path, notes), root),
    );
  }
  return tables;
}

/** Puts a part in the place of its empty element; without one it would be lost (§24.1 point 3). */
export function filled(
  parent: Element,
  name: string,
  part: Element | undefined,
  path: string,
  notes: Notes,
): Element {
  if (!part) return parent;
  const place = childElement(parent, name);
  if (!place) {
    const message = `<${name} /> is missing, so that official tools lose these files.`;
    notes.say("error", "folder-placeholder", message, path);
    return { ...parent, children: [...parent.children, part], collapsed: false };
  }
  if (place.children.length > 0) {
    const message = `<${name}> has content beside its files; both are kept.`;
    notes.say("error", "folder-placeholder", message, path);
    const both = { ...part, children: [...place.children, ...part.children] };
    return replaced(parent, place, both);
  }
  return replaced(parent, place, part);
}

const replaced = (parent: Element, place: Element, part: Element): Element => ({
  ...parent,
  children: parent.children.map((child) => (child === place ? part : child)),
});

export const parentOf = (name: string, children: readonly Element[]): Element | undefined =>
  children.length === 0 ? undefined : { name, attributes: [], children, collapsed: false };

const MANAGED = /_managed\.xml$/;

/**
 * Of a form that has a managed twin the one for this kind of package; without the twin the plain
 * file stands for both, as in Microsoft's packer (§24.6).
 */
export function preferred(paths: readonly string[], managed: boolean): readonly string[] {
  const all = new Set(paths);
  return paths.filter((path) => {
    if (MANAGED.test(path)) return managed;
    return !(managed && all.has(path.replace(/\.xml$/, "_managed.xml")));
  });
}

function formsIn(
  files: FolderFiles,
  folder: string,
  managed: boolean,
  notes: Notes,
): Element | undefined {
  const groups = new Map<string, Element[]>();
  for (const path of preferred(files.below(folder), managed)) {
    const type = path
      .slice(folder.length + 1)
      .split("/")
      .slice(0, -1)
      .join("/");
    const root = files.xml(path);
    const forms = root ? childElementsNamed(root, "systemform") : [];
    for (const form of forms) judgeFileName(textIn(form, "formid"), path, notes);
    if (forms.length > 0) groups.set(type, [...(groups.get(type) ?? []), ...forms]);
  }
  const lowest = ([, forms]: readonly [string, readonly Element[]]): string =>
    forms.map((form) => textIn(form, "formid")).toSorted(byTextIgnoringCase)[0] ?? "";
  const sorted = [...groups].toSorted(by(lowest, byTextIgnoringCase));
  return parentOf(
    "FormXml",
    sorted.map(([type, forms]) => ({
      name: "forms",
      attributes: [["type", type] as const],
      children: forms.toSorted(by((form) => textIn(form, "formid"), byTextIgnoringCase)),
      collapsed: false,
    })),
  );
}

function viewsIn(files: FolderFiles, folder: string, notes: Notes): Element | undefined {
  const views = files.below(folder).flatMap((path) => {
    const root = files.xml(path);
    const found = root ? childElementsNamed(root, "savedquery") : [];
    for (const view of found) judgeFileName(textIn(view, "savedqueryid"), path, notes);
    return found;
  });
  const list = parentOf(
    "savedqueries",
    views.toSorted(by((view) => textIn(view, "savedqueryid"), byTextIgnoringCase)),
  );
  return list && parentOf("SavedQueries", [list]);
}

const chartsIn = (files: FolderFiles, folder: string): Element | undefined =>
  parentOf(
    "Visualizations",
    files
      .below(folder)
      .flatMap((path) => files.xml(path) ?? [])
      .toSorted(by((chart) => textIn(chart, "savedqueryvisualizationid"), byTextIgnoringCase)),
  );

function judgeFileName(id: string, path: string, notes: Notes): void {
  const name = path.slice(path.lastIndexOf("/") + 1).replace(/(_managed)?\.xml$/, "");
  if (id !== "" && name !== id) {
    notes.say("warning", "folder-name", `The file is not called like its id ${id}.`, path);
  }
}

export const nameAttribute = (element: Element): string => attribute(element, "Name") ?? "";
