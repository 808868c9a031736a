import type { View, ViewKind } from "#dataverse";
import { readFilter } from "./view-filter.ts";
import {
  attribute,
  childElement,
  childElements,
  childElementsNamed,
  type Element,
} from "#foundation";
import { attributeOf, flagIn, guidOf, labelsIn, listIn, maybeLabels, textIn } from "../fields.ts";
import { CUSTOMIZATIONS, type Notes } from "../notes.ts";

const KINDS: Readonly<Record<string, ViewKind>> = {
  "1": "advanced-find",
  "2": "associated",
  "4": "quick-find",
  "64": "lookup",
};

/** The views of an `Entity` with their ids. */
export function readViews(entity: Element, table: string, notes: Notes): ReadonlyMap<View, string> {
  const views = new Map<View, string>();
  const list = childElement(entity, "SavedQueries");
  for (const element of list ? listIn(list, "savedqueries", "savedquery") : []) {
    const id = guidOf(textIn(element, "savedqueryid"));
    if (id === undefined) continue;
    const say = (code: string, message: string): void =>
      notes.say("info", code, message, CUSTOMIZATIONS, "Entities", table, "SavedQueries", id);
    const kind = kindOf(element);
    if (kind === undefined) {
      say("unknown-part", `A view of type ${textIn(element, "querytype")} is carried unread.`);
      continue;
    }
    views.set(readView(element, kind, id, say), id);
  }
  return views;
}

function kindOf(element: Element): ViewKind | undefined {
  const type = textIn(element, "querytype");
  if (type !== "0") return Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  if (flagIn(element, "isdefault")) return "active";
  // A fresh table's second public view; those that makers add can be deleted (§8).
  return flagIn(element, "CanBeDeleted") ? "public" : "inactive";
}

function readView(
  element: Element,
  kind: ViewKind,
  id: string,
  say: (code: string, message: string) => void,
): View {
  const grid = inside(element, "layoutxml", "grid");
  const row = grid && childElement(grid, "row");
  const entity = inside(element, "fetchxml", "fetch", "entity");
  const orders = entity ? childElementsNamed(entity, "order") : [];
  if (orders.length > 1 || (entity && childElement(entity, "link-entity"))) {
    say("unknown-part", "Joined tables and further orders of the view are carried unread.");
  }
  const [order] = orders;
  const filter = entity && readFilter(entity, kind);
  if (filter === "unread") say("unknown-part", "The view's filter is carried unread.");
  return {
    kind,
    key: id,
    labels: labelsIn(element, "LocalizedNames"),
    ...maybeLabels("descriptions", labelsIn(element, "Descriptions")),
    columns: (row ? childElementsNamed(row, "cell") : []).map((cell) => ({
      column: attributeOf(cell, "name"),
      width: Number(attribute(cell, "width")) || 0,
    })),
    order: {
      column: (order && attribute(order, "attribute")) ?? (grid && attribute(grid, "jump")) ?? "",
      descending: order !== undefined && attributeOf(order, "descending") === "true",
    },
    ...(filter && filter !== "unread" ? { filter } : {}),
  };
}

function inside(element: Element, ...names: readonly string[]): Element | undefined {
  let found: Element | undefined = element;
  for (const name of names) {
    found = found && childElements(found).find((child) => child.name === name);
  }
  return found;
}
