import { childElements, childElementsNamed, type Element } from "#foundation";
import type { SolutionDocument, SolutionFile } from "#model";
import { textIn } from "../fields.ts";
import { fileNamesOf } from "../model/flows.ts";
import { manifestOf } from "../model/solution-xml.ts";
import type { Notes } from "../notes.ts";
import { NO_DOCUMENT } from "../xml-part.ts";
import { type FolderFiles, folderFiles } from "./folder-files.ts";
import { filled, folderTables, nameAttribute, parentOf, preferred } from "./folder-tables.ts";

/**
 * Puts an unpacked folder together again: what Microsoft's packer would make of it, and what it
 * would lose, reported (solution-format.md §17.1, §24.3, §24.8). A folder for both kinds of package
 * becomes the unmanaged one.
 */
export function folderDocument(files: readonly SolutionFile[], notes: Notes): SolutionDocument {
  const folder = folderFiles(files, notes);
  const main = (path: string): Element => {
    const root = folder.xml(path);
    if (!root) notes.say("error", "missing-part", `"${path}" is missing or damaged.`, path);
    return root ?? NO_DOCUMENT;
  };
  const solution = main("Other/Solution.xml");
  const skeleton = main("Other/Customizations.xml");
  const managed = textIn(manifestOf(solution), "Managed") === "1";
  const parts = partsOf(folder, managed, notes);
  const customizations = parts.reduce(
    (root, [name, part]) => filled(root, name, part, "Other/Customizations.xml", notes),
    skeleton,
  );
  return { solution, customizations, files: looseFiles(folder.rest(), managed, notes) };
}

type Part = readonly [name: string, part: Element | undefined];

function partsOf(folder: FolderFiles, managed: boolean, notes: Notes): readonly Part[] {
  const each = (name: string, paths: readonly string[]): Part => [
    name,
    parentOf(
      name,
      paths.flatMap((path) => folder.xml(path) ?? []),
    ),
  ];
  const xmlBelow = (name: string): readonly string[] =>
    folder.below(name).filter((path) => path.endsWith(".xml"));
  const descriptions = (name: string): readonly string[] =>
    folder.below(name).filter((path) => path.endsWith(".data.xml"));
  const apps = (name: string): readonly string[] => preferred(xmlBelow(name), managed);
  return [
    ["Entities", parentOf("Entities", folderTables(folder, managed, notes))],
    each("Roles", folder.below("Roles")),
    ["Workflows", parentOf("Workflows", flowNodes(folder, descriptions("Workflows"), notes))],
    ["FieldSecurityProfiles", folder.xml("Other/FieldSecurityProfiles.xml")],
    ["RibbonDiffXml", folder.xml("Other/RibbonCustomization.xml")],
    [
      "SiteMap",
      (managed ? folder.xml("Other/SiteMap_managed.xml") : undefined) ??
        folder.xml("Other/SiteMap.xml"),
    ],
    ["ConnectionRoles", folder.xml("Other/ConnectionRoles.xml")],
    ["EntityMaps", folder.xml("Other/EntityMaps.xml")],
    ["EntityRelationships", relationshipsIn(folder, notes)],
    each("optionsets", folder.below("OptionSets")),
    each("Dashboards", xmlBelow("Dashboards")),
    each("WebResources", descriptions("WebResources")),
    each("SolutionPluginAssemblies", descriptions("PluginAssemblies")),
    each("SdkMessageProcessingSteps", xmlBelow("SdkMessageProcessingSteps")),
    each("AppModuleSiteMaps", apps("AppModuleSiteMaps")),
    each("AppModules", apps("AppModules")),
    each(
      "CanvasApps",
      folder.below("CanvasApps").filter((path) => path.endsWith(".meta.xml")),
    ),
  ];
}

/** A flow's node lies beside its file, under the same name: else the two part at the next unpacking. */
const flowNodes = (
  folder: FolderFiles,
  paths: readonly string[],
  notes: Notes,
): readonly Element[] =>
  paths.flatMap((path) => {
    const flow = folder.xml(path);
    if (!flow) return [];
    const own = path.slice(path.lastIndexOf("/") + 1).replace(/\.data\.xml$/, "");
    const [file] = fileNamesOf(flow).map((name) => name.replace(/^.*\//, ""));
    if (file !== undefined && file.toLowerCase() !== own.toLowerCase()) {
      notes.say("warning", "folder-name", `The file describes "${file}".`, path);
    }
    return [flow];
  });

/** `Other/Relationships.xml` is the list, the files below hold what it names (§24.1 point 4). */
function relationshipsIn(folder: FolderFiles, notes: Notes): Element | undefined {
  const list = "Other/Relationships.xml";
  const definitions = new Map<string, Element>();
  for (const path of folder.below("Other/Relationships")) {
    const root = folder.xml(path);
    for (const element of root ? childElements(root) : []) {
      const name = nameAttribute(element);
      if (definitions.has(name)) {
        notes.say("error", "duplicate", `The relationship "${name}" is defined twice.`, path);
      }
      definitions.set(name, element);
    }
  }
  const root = folder.xml(list);
  if (!root && definitions.size > 0) {
    notes.say("error", "folder-relationships", "The list of relationships is missing.", list);
  }
  const listed = new Set<string>();
  const found: Element[] = [];
  for (const element of root ? childElementsNamed(root, "EntityRelationship") : []) {
    const name = nameAttribute(element);
    listed.add(name);
    const definition = definitions.get(name);
    if (definition && element.children.length > 0) {
      const message = `"${name}" is defined in the list, where official tools do not look.`;
      notes.say("error", "folder-relationships", message, list);
    }
    if (definition) found.push(definition);
    else {
      notes.say("error", "folder-relationships", `"${name}" is listed, but not defined.`, list);
      if (element.children.length > 0) found.push(element);
    }
  }
  for (const [name, definition] of definitions) {
    if (listed.has(name)) continue;
    if (root) {
      notes.say("error", "folder-relationships", `"${name}" is defined, but not listed.`, list);
    }
    found.push(definition);
  }
  return parentOf("EntityRelationships", found);
}

/** Files that a packer leaves out: build output and what lies directly in the folder (§24.5). */
const LEFT_OUT = /^(obj|bin)\/|^[^/]+$/;
const STRAY = /^(Entities|Other|Roles|OptionSets|AppModules|AppModuleSiteMaps|Dashboards)\//;
const FORMULA = /^Entities\/[^/]+\/Formulas\/(.+)$/;
const UNUSED_TWIN = /_managed\.xml$/;

function looseFiles(
  files: readonly SolutionFile[],
  managed: boolean,
  notes: Notes,
): readonly SolutionFile[] {
  return files.flatMap((file) => {
    const { path, content } = file;
    const formula = FORMULA.exec(path)?.[1];
    if (formula !== undefined) return [{ path: `Formulas/${formula}`, content }];
    if (STRAY.test(path)) {
      // In the folder for both kinds each of the twins belongs to one of the packages.
      const twin = UNUSED_TWIN.test(path) || (managed && isPlainTwin(path));
      if (!twin) notes.say("error", "stray-file", "No part of the solution names this file.", path);
      return [];
    }
    return LEFT_OUT.test(path) ? [] : [file];
  });
}

const isPlainTwin = (path: string): boolean =>
  /\/(FormXml|AppModules|AppModuleSiteMaps)\/|^\/Other\/SiteMap\.xml$/.test(`/${path}`);
