import { attribute, childElement, childElementsNamed, type Element } from "#foundation";
import { attributeOf, guidOf, listIn, textIn } from "../fields.ts";
import type { Notes } from "../notes.ts";
import { judgeId, type Where } from "./judge-names.ts";

/**
 * @param columns logical names of all columns, where the table is included whole
 * @param seen ids of views of this and other tables
 */
export function judgeViews(
  table: Element,
  columns: ReadonlySet<string> | undefined,
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
  if (fetched) judgeFetch(fetched, columns, place, notes);
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

/** Words of FetchXML's schema. */
const OPERATORS: ReadonlySet<string> = new Set(
  (
    "eq neq ne gt ge le lt like not-like in not-in between not-between null not-null yesterday today " +
    "tomorrow last-seven-days next-seven-days last-week this-week next-week last-month this-month " +
    "next-month on on-or-before on-or-after last-year this-year next-year last-x-hours next-x-hours " +
    "last-x-days next-x-days last-x-weeks next-x-weeks last-x-months next-x-months last-x-years " +
    "next-x-years olderthan-x-minutes olderthan-x-hours olderthan-x-days olderthan-x-weeks " +
    "olderthan-x-months olderthan-x-years eq-userid ne-userid eq-userteams eq-useroruserteams " +
    "eq-useroruserhierarchy eq-useroruserhierarchyandteams eq-businessid ne-businessid " +
    "eq-userlanguage this-fiscal-year this-fiscal-period next-fiscal-year next-fiscal-period " +
    "last-fiscal-year last-fiscal-period last-x-fiscal-years last-x-fiscal-periods " +
    "next-x-fiscal-years next-x-fiscal-periods in-fiscal-year in-fiscal-period " +
    "in-fiscal-period-and-year in-or-before-fiscal-period-and-year " +
    "in-or-after-fiscal-period-and-year begins-with not-begin-with ends-with not-end-with under " +
    "eq-or-under not-under above eq-or-above contain-values not-contain-values"
  ).split(" "),
);

/** Every table has them; exports do not always list them. */
const UNLISTED: ReadonlySet<string> = new Set([
  ...["versionnumber", "importsequencenumber", "overriddencreatedon"],
  ...["createdonbehalfby", "modifiedonbehalfby", "timezoneruleversionnumber"],
  ...["utcconversiontimezonecode", "owningbusinessunit", "owninguser", "owningteam"],
]);

/** What a view asks for: columns of its table, compared as FetchXML compares. */
function judgeFetch(
  entity: Element,
  columns: ReadonlySet<string> | undefined,
  place: Where,
  notes: Notes,
): void {
  const lacks = (name: string): boolean =>
    columns !== undefined &&
    name !== "" &&
    !columns.has(name.toLowerCase()) &&
    !UNLISTED.has(name.toLowerCase());
  for (const one of childElementsNamed(entity, "attribute")) {
    const name = attributeOf(one, "name");
    if (!lacks(name)) continue;
    notes.say("warning", "view", `The view fetches "${name}", which is no column.`, ...place);
  }
  const visit = (filter: Element): void => {
    childElementsNamed(filter, "filter").forEach(visit);
    for (const condition of childElementsNamed(filter, "condition")) {
      const [name, operator] = [
        attributeOf(condition, "attribute"),
        attributeOf(condition, "operator"),
      ];
      if (attributeOf(condition, "entityname") === "" && lacks(name)) {
        notes.say("warning", "view", `The view compares "${name}", which is no column.`, ...place);
      }
      if (!OPERATORS.has(operator)) {
        const message = `The view compares "${name}" by "${operator}", which is no operator.`;
        notes.say("error", "view", message, ...place);
      }
    }
  };
  visit(entity);
}

function inside(element: Element, ...names: readonly string[]): Element | undefined {
  let found: Element | undefined = element;
  for (const name of names) found = found && childElement(found, name);
  return found;
}
