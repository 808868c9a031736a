import { attribute, childElement, childElementsNamed, type Element } from "#foundation";
import { attributeOf, guidOf, listIn, textIn } from "../fields.ts";
import type { Notes } from "../notes.ts";
import { judgeFetch } from "./judge-fetch.ts";
import { judgeId, type Where } from "./judge-names.ts";

/** Types by logical name. */
export type Columns = ReadonlyMap<string, string>;

/** Kinds of views that show columns, as exports number them (§8). */
const SHOWING: ReadonlySet<string> = new Set(["0", "1", "2", "4", "64"]);

/**
 * @param columns types of all columns by logical name, where the table is included whole
 * @param seen ids of views of this and other tables
 */
export function judgeViews(
  table: Element,
  columns: Columns | undefined,
  seen: Set<string>,
  place: Where,
  notes: Notes,
): void {
  const list = childElement(table, "SavedQueries");
  const logicalName = textIn(table, "Name").toLowerCase();
  for (const view of list ? listIn(list, "savedqueries", "savedquery") : []) {
    const id = textIn(view, "savedqueryid");
    judgeId("view", id, place, notes);
    const key = guidOf(id) ?? id;
    const here: Where = [...place, "SavedQueries", id];
    if (seen.has(key)) {
      notes.say("error", "duplicate", `The view id ${id} stands twice.`, ...here);
    }
    seen.add(key);
    judgeView(view, logicalName, columns, here, notes);
  }
}

/** What a view shows is what it fetches, of its own table (§8). */
function judgeView(
  view: Element,
  table: string,
  columns: Columns | undefined,
  place: Where,
  notes: Notes,
): void {
  const fetched = inside(view, "fetchxml", "fetch", "entity");
  const grid = inside(view, "layoutxml", "grid");
  const worry = (message: string): void => notes.say("warning", "view", message, ...place);
  const kind = textIn(view, "querytype");
  if (SHOWING.has(kind) && !grid) worry("The view does not say which columns it shows.");
  if (!fetched && childElement(view, "fetchxml")) worry("The view does not say what it fetches.");
  if (grid && attribute(grid, "object") !== undefined) {
    worry("The view names its table by a number, which is another one elsewhere (object).");
  }
  const row = grid && childElement(grid, "row");
  const of = fetched ? attributeOf(fetched, "name") : table;
  if (of !== table) {
    notes.say("error", "view", `A view of "${table}" fetches rows of "${of}".`, ...place);
  }
  if (fetched) judgeFetch(fetched, columns, place, notes);
  const named = [
    ["jump", grid && attribute(grid, "jump")],
    ["id", row && attribute(row, "id")],
  ] as const;
  for (const [what, column] of named) {
    if (!columns || !grid || !row) continue;
    if (column === undefined) worry(`The view does not say its ${what}.`);
    else if (what === "id" && (columns.get(column.toLowerCase()) ?? KEY) !== KEY) {
      worry(`The view's id is "${column}", which is not the table's key.`);
    }
    if (column === undefined || columns.has(column.toLowerCase())) continue;
    const message = `The view's ${what} is "${column}", which is no column of the table.`;
    notes.say("error", "view", message, ...place);
  }
  for (const cell of row ? childElementsNamed(row, "cell") : []) judgeCell(cell, place, notes);
  // Dataverse's own views of a process show a column that they do not fetch.
  if (!fetched || !row || !columns || columns.has("businessprocessflowinstanceid")) return;
  if (childElement(fetched, "all-attributes")) return;
  const attributes = new Set(
    childElementsNamed(fetched, "attribute").map((one) => attributeOf(one, "name")),
  );
  const aliases = new Set(
    childElementsNamed(fetched, "link-entity").map((one) => attributeOf(one, "alias")),
  );
  for (const cell of childElementsNamed(row, "cell")) {
    const name = attributeOf(cell, "name");
    // A column of a joined table is written `alias.column`.
    const [alias = "", ...rest] = name.split(".");
    if (name === "" || attributes.has(name) || (rest.length > 0 && aliases.has(alias))) continue;
    const message = `The view shows "${name}", which it does not fetch.`;
    notes.say("warning", "view", message, ...place);
  }
}

const KEY = "primarykey";

function judgeCell(cell: Element, place: Where, notes: Notes): void {
  const name = attributeOf(cell, "name");
  if (name === "") notes.say("warning", "view", "A cell of the view shows no column.", ...place);
  const width = attribute(cell, "width");
  if (width === undefined || /^\d+$/.test(width)) return;
  const message = `The width of "${name}" is "${width}", which is no whole number.`;
  notes.say("error", "view", message, ...place);
}

function inside(element: Element, ...names: readonly string[]): Element | undefined {
  let found: Element | undefined = element;
  for (const name of names) found = found && childElement(found, name);
  return found;
}
