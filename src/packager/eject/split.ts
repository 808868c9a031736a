import {
  attribute,
  childElement,
  childElements,
  childElementsNamed,
  childText,
  type Element,
  isElement,
} from "#foundation";
import { flowFileName, safe } from "./places.ts";

/** A file of the unpacked layout, still an element. */
export interface SplitFile {
  readonly path: string;
  readonly root: Element;
  /** Gets `_managed` before its extension where the packer asks for that. */
  readonly layered?: true;
  /** Its root does not declare `xmlns:xsi` (solution-format.md §24.4). */
  readonly plain?: true;
}

export interface Split {
  readonly files: readonly SplitFile[];
  /** Parts without the name their file would be called by: the packer loses them. */
  readonly nameless: readonly string[];
  /** Kinds the packer takes apart and we do not: they stay whole in the skeleton. */
  readonly unknown: readonly string[];
}

const emptied = (element: Element): Element => ({ ...element, children: [], collapsed: true });
const wrapped = (name: string, child: Element): Element => ({
  name,
  attributes: [],
  children: [child],
  collapsed: false,
});
type Splitter = (child: Element, nameless: string[]) => readonly SplitFile[];

/** One file each, named by what `nameOf` finds. */
const each =
  (
    item: string,
    nameOf: (element: Element) => string | undefined,
    file: (name: string, element: Element) => SplitFile,
  ): Splitter =>
  (list, nameless) =>
    childElementsNamed(list, item).flatMap((element) => {
      const name = nameOf(element);
      if (name) return [file(name, element)];
      nameless.push(item);
      return [];
    });

const whole =
  (path: string, layer: { readonly layered?: true } = {}): Splitter =>
  (element) =>
    element.children.length === 0 ? [] : [{ path, root: element, ...layer }];

/** Kinds that get files of their own (§24.3); all others stay in Other/Customizations.xml. */
const SPLITTERS: Readonly<Record<string, Splitter>> = {
  Entities: (list, nameless) =>
    childElementsNamed(list, "Entity").flatMap((entity) => {
      const name = childText(entity, "Name");
      if (name) return splitEntity(entity, `Entities/${safe(name)}`, nameless);
      nameless.push("Entity");
      return [];
    }),
  Roles: each(
    "Role",
    (role) => attribute(role, "name") || attribute(role, "id"),
    (name, root) => ({ path: `Roles/${safe(name)}.xml`, root }),
  ),
  Workflows: each("Workflow", workflowFile, (name, root) => ({
    path: `Workflows/${name}.data.xml`,
    root,
  })),
  optionsets: each(
    "optionset",
    (set) => attribute(set, "Name"),
    (name, root) => ({ path: `OptionSets/${safe(name)}.xml`, root }),
  ),
  EntityRelationships: splitRelationships,
  AppModules: each(
    "AppModule",
    (app) => childText(app, "UniqueName"),
    (name, root) => ({
      path: `AppModules/${safe(name)}/AppModule.xml`,
      root,
      layered: true,
      plain: true,
    }),
  ),
  AppModuleSiteMaps: each(
    "AppModuleSiteMap",
    (map) => childText(map, "SiteMapUniqueName"),
    (name, root) => ({
      path: `AppModuleSiteMaps/${safe(name)}/AppModuleSiteMap.xml`,
      root,
      layered: true,
    }),
  ),
  Dashboards: each(
    "Dashboard",
    (dashboard) => childText(dashboard, "FormId"),
    (name, root) => ({
      path: `Dashboards/${safe(name)}.xml`,
      root,
    }),
  ),
  FieldSecurityProfiles: whole("Other/FieldSecurityProfiles.xml"),
  EntityMaps: whole("Other/EntityMaps.xml"),
  RibbonDiffXml: whole("Other/RibbonCustomization.xml"),
  SiteMap: whole("Other/SiteMap.xml", { layered: true }),
};

/** Kinds that the packer too leaves where they are. */
const KEPT_WHOLE: ReadonlySet<string> = new Set([
  "connectionreferences",
  "Languages",
  "EntityImageConfigs",
  "AttributeImageConfigs",
  "AIModels",
]);

/** Takes customizations.xml apart; the skeleton with the emptied kinds comes first. */
export function splitCustomizations(customizations: Element): Split {
  const files: SplitFile[] = [];
  const nameless: string[] = [];
  const unknown: string[] = [];
  const children = customizations.children.map((child) => {
    if (!isElement(child)) return child;
    if (!Object.hasOwn(SPLITTERS, child.name)) {
      if (child.children.length > 0 && !KEPT_WHOLE.has(child.name)) unknown.push(child.name);
      return child;
    }
    files.push(...(SPLITTERS[child.name]?.(child, nameless) ?? []));
    return emptied(child);
  });
  const skeleton = { path: "Other/Customizations.xml", root: { ...customizations, children } };
  return { files: [skeleton, ...files], nameless, unknown };
}

function splitEntity(entity: Element, folder: string, nameless: string[]): readonly SplitFile[] {
  const files: SplitFile[] = [];
  const children = entity.children.map((child) => {
    if (!isElement(child) || !Object.hasOwn(ENTITY_PARTS, child.name)) return child;
    files.push(...(ENTITY_PARTS[child.name]?.(child, folder, nameless) ?? []));
    return emptied(child);
  });
  return [{ path: `${folder}/Entity.xml`, root: { ...entity, children } }, ...files];
}

type EntityPart = (child: Element, folder: string, nameless: string[]) => readonly SplitFile[];

const ENTITY_PARTS: Readonly<Record<string, EntityPart>> = {
  FormXml: (list, folder, nameless) =>
    childElementsNamed(list, "forms").flatMap((group) =>
      childElementsNamed(group, "systemform").flatMap((form): readonly SplitFile[] => {
        const id = childText(form, "formid");
        const type = attribute(group, "type");
        if (!id || !type) {
          nameless.push("systemform");
          return [];
        }
        const path = `${folder}/FormXml/${safe(type)}/${safe(id)}.xml`;
        return [{ path, root: wrapped("forms", form), layered: true }];
      }),
    ),
  SavedQueries: (list, folder, nameless) =>
    childElementsNamed(list, "savedqueries").flatMap((group) =>
      childElementsNamed(group, "savedquery").flatMap((view): readonly SplitFile[] => {
        const id = childText(view, "savedqueryid");
        if (id) {
          const path = `${folder}/SavedQueries/${safe(id)}.xml`;
          return [{ path, root: wrapped("savedqueries", view) }];
        }
        nameless.push("savedquery");
        return [];
      }),
    ),
  Visualizations: (list, folder, nameless) =>
    childElementsNamed(list, "visualization").flatMap((chart): readonly SplitFile[] => {
      const id = childText(chart, "savedqueryvisualizationid");
      if (id) return [{ path: `${folder}/Visualizations/${safe(id)}.xml`, root: chart }];
      nameless.push("visualization");
      return [];
    }),
  RibbonDiffXml: (ribbon, folder) => [{ path: `${folder}/RibbonDiff.xml`, root: ribbon }],
};

function workflowFile(workflow: Element): string | undefined {
  return flowFileName(workflow)?.split("/").at(-1);
}

/** The list of names, and the definitions by the table on the one side (many-to-many: the first). */
function splitRelationships(list: Element, nameless: string[]): readonly SplitFile[] {
  const groups = new Map<string, Element[]>();
  const relationships = childElements(list);
  if (relationships.length === 0) return [];
  for (const relationship of relationships) {
    const many = childElement(relationship, "FirstEntityName") !== undefined;
    const side = childText(relationship, many ? "FirstEntityName" : "ReferencedEntityName");
    if (!side) nameless.push("EntityRelationship");
    else groups.set(side, [...(groups.get(side) ?? []), relationship]);
  }
  const root = (children: readonly Element[]): Element => ({ ...list, children, collapsed: false });
  return [
    { path: "Other/Relationships.xml", root: root(relationships.map(emptied)) },
    ...[...groups].map(([side, children]) => ({
      path: `Other/Relationships/${safe(side)}.xml`,
      root: root(children),
    })),
  ];
}
