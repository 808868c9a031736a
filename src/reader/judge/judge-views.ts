import { attribute, childElement, childElementsNamed, type Element } from "#foundation";
import { attributeOf, guidOf, listIn, textIn } from "../fields.ts";
import type { Notes } from "../notes.ts";
import { judgeId, type Where } from "./judge-names.ts";

/** @param columns logical names of all columns, where the table is included whole */
export function judgeViews(
  table: Element,
  columns: ReadonlySet<string> | undefined,
  place: Where,
  notes: Notes,
): void {
  const list = childElement(table, "SavedQueries");
  const logicalName = textIn(table, "Name").toLowerCase();
  const seen = new Set<string>();
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
  columns: ReadonlySet<string> | undefined,
  place: Where,
  notes: Notes,
): void {
  const fetched = inside(view, "fetchxml", "fetch", "entity");
  const grid = inside(view, "layoutxml", "grid");
  const row = grid && childElement(grid, "row");
  const of = fetched ? attributeOf(fetched, "name") : table;
  if (of !== table) {
    notes.say("error", "view", `A view of "${table}" fetches rows of "${of}".`, ...place);
  }
  const named = [
    ["jump", grid && attribute(grid, "jump")],
    ["id", row && attribute(row, "id")],
  ] as const;
  for (const [what, column] of named) {
    if (!columns || column === undefined || columns.has(column.toLowerCase())) continue;
    const message = `The view's ${what} is "${column}", which is no column of the table.`;
    notes.say("error", "view", message, ...place);
  }
  // Dataverse's own views of a process show a column that they do not fetch.
  if (!fetched || !row || !columns || columns.has("businessprocessflowinstanceid")) return;
  if (childElement(fetched, "all-attributes")) return;
  const attributes = new Set(
    childElementsNamed(fetched, "attribute").map((one) => attributeOf(one, "name")),
  );
  for (const cell of childElementsNamed(row, "cell")) {
    const name = attributeOf(cell, "name");
    // A column of a joined table is written `alias.column`.
    if (name === "" || name.includes(".") || attributes.has(name)) continue;
    const message = `The view shows "${name}", which it does not fetch.`;
    notes.say("warning", "view", message, ...place);
  }
}

function inside(element: Element, ...names: readonly string[]): Element | undefined {
  let found: Element | undefined = element;
  for (const name of names) found = found && childElement(found, name);
  return found;
}
