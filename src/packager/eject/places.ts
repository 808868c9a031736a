import { childElement, childElementsNamed, childText, type Element } from "#foundation";

/**
 * Where Microsoft's packer puts a file of the zip; `undefined` where it drops it. What a flow or a
 * calculated column names is found without regard to case and escapes and gets the name it has there;
 * the names of all others are decoded (solution-format.md §24.3, §24.8).
 */
export function placesOf(customizations: Element): (path: string) => string | undefined {
  const named = new Map([...flowFiles(customizations), ...formulaFiles(customizations)]);
  return (path) => {
    const key = keyOf(path);
    return named.get(key) ?? (FORMULA.test(key) ? undefined : decoded(path));
  };
}

/** One letter of UTF-8 in escapes; others stay as they are. */
const ESCAPED =
  /%[0-7][0-9a-f]|%[cd][0-9a-f]%[89ab][0-9a-f]|%e[0-9a-f](%[89ab][0-9a-f]){2}|%f[0-7](%[89ab][0-9a-f]){3}/gi;

const decoded = (path: string): string =>
  path.replaceAll(ESCAPED, (letter) => {
    try {
      return decodeURIComponent(letter);
    } catch {
      return letter;
    }
  });

const FORMULA = /^formulas\//;
/** A name as part of a path. */
export const safe = (name: string): string => name.replaceAll("/", "_");

const keyOf = (path: string): string => decoded(path).replace(/^\//, "").toLowerCase();
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
