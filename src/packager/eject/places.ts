import {
  childElement,
  childElementsNamed,
  childText,
  decodeEscapes,
  type Element,
} from "#foundation";

/**
 * Where Microsoft's packer puts a file of the zip; `undefined` where it drops it. What a flow or a
 * calculated column names is found without regard to case and escapes and gets the name it has there;
 * the names of all others are decoded (solution-format.md §24.3, §24.8).
 */
export function placesOf(customizations: Element): (path: string) => string | undefined {
  const named = new Map([...flowFiles(customizations), ...formulaFiles(customizations)]);
  return (path) => {
    const key = keyOf(path);
    return named.get(key) ?? (FORMULA.test(key) ? undefined : decodeEscapes(path));
  };
}

const FORMULA = /^formulas\//;
/** A name as part of a path. */
export const safe = (name: string): string => name.replaceAll("/", "_");

const keyOf = (path: string): string => decodeEscapes(path).replace(/^\//, "").toLowerCase();
const lastOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

type Place = readonly [key: string, path: string];

const placed = (name: string | undefined, folder: string): readonly Place[] =>
  name ? [[keyOf(name), `${folder}/${lastOf(name)}`]] : [];

const flowFiles = (root: Element): readonly Place[] =>
  itemsOf(root, "Workflows", "Workflow").flatMap((flow) => placed(flowFileName(flow), "Workflows"));

/** What a flow's node calls its file. */
export const flowFileName = (workflow: Element): string | undefined =>
  childText(workflow, "JsonFileName") ?? childText(workflow, "XamlFileName");

const formulaFiles = (root: Element): readonly Place[] =>
  itemsOf(root, "Entities", "Entity").flatMap((table) => {
    const info = childElement(table, "EntityInfo");
    const body = info && childElement(info, "entity");
    const folder = `Entities/${safe(childText(table, "Name") ?? "")}/Formulas`;
    return (body ? itemsOf(body, "attributes", "attribute") : []).flatMap((column) =>
      placed(childText(column, "FormulaDefinitionFileName"), folder),
    );
  });

const itemsOf = (parent: Element, list: string, item: string): readonly Element[] => {
  const found = childElement(parent, list);
  return found ? childElementsNamed(found, item) : [];
};
