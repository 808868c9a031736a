import {
  attribute,
  childElement,
  childElements,
  childElementsNamed,
  type Element,
} from "#foundation";
import type { SolutionDocument } from "#model";
import { attributeOf, guidOf, isCanonicalId, listIn, textIn } from "../fields.ts";
import { readRoots } from "../model/solution-xml.ts";
import { CUSTOMIZATIONS, type Notes } from "../notes.ts";
import { judgeName, judgeTwins } from "./judge-names.ts";

const FORM_TYPES: ReadonlySet<string> = new Set([
  ...["main", "quick", "card", "quickCreate"],
  ...["mobile", "dashboard", "mainInteractionCentric", "appointmentBook"],
  ...[
    "appointmentBookBackup",
    "dialog",
    "interactionCentricDashboard",
    "mainInteractive",
    "preview",
    "taskBasedForm",
  ],
]);

/** §24.8 "Tables, forms, views, ribbon". */
export function judgeTables({ solution, customizations }: SolutionDocument, notes: Notes): void {
  const tables = listIn(customizations, "Entities", "Entity");
  const whole = new Set(
    readRoots(solution).flatMap(({ type, behavior, schemaName }) =>
      type === "1" && behavior === "0" ? [schemaName.toLowerCase()] : [],
    ),
  );
  for (const table of tables) {
    judgeTable(table, notes);
    if (whole.has(textIn(table, "Name").toLowerCase())) judgeWhole(table, notes);
  }
  const names = tables.map((table) => textIn(table, "Name"));
  judgeTwins("table", names, [CUSTOMIZATIONS, "Entities"], notes);
}

function judgeTable(table: Element, notes: Notes): void {
  const name = textIn(table, "Name");
  const place = [CUSTOMIZATIONS, "Entities", name] as const;
  const refuse = (code: string, message: string, ...path: string[]): void =>
    notes.say("error", code, message, ...place, ...path);
  if (name === "") {
    refuse("table-name", "A table has no name.");
    return;
  }
  judgeName("table", name, place, notes);
  const info = childElement(table, "EntityInfo");
  const body = info && childElement(info, "entity");
  if (info && !body) refuse("table-body", "EntityInfo has no entity.");
  if (body && attributeOf(body, "Name") !== name) {
    refuse("table-name", `The table is also called "${attributeOf(body, "Name")}".`);
  }
  const ribbon = childElement(table, "RibbonDiffXml");
  if (!ribbon) notes.say("warning", "ribbon", "The table has no RibbonDiffXml.", ...place);
  else if (ribbon.children.length === 0) {
    notes.say("warning", "ribbon", "The table's RibbonDiffXml is empty.", ...place);
  }
  const columns = body ? listIn(body, "attributes", "attribute") : [];
  for (const column of columns) judgeColumn(column, place, notes);
  judgeTwins(
    "column",
    columns.map((column) => attributeOf(column, "PhysicalName")),
    place,
    notes,
  );
  judgeForms(table, place, notes);
  judgeViews(table, place, notes);
}

/** What a table that is included whole (root behavior 0) never lacks in exports (§2.2, §8, §9). */
function judgeWhole(table: Element, notes: Notes): void {
  const place = [CUSTOMIZATIONS, "Entities", textIn(table, "Name")] as const;
  const info = childElement(table, "EntityInfo");
  const body = info && childElement(info, "entity");
  if (!body || !childElement(body, "OwnershipTypeMask")) {
    const message = "The table is included whole, but its properties are missing.";
    notes.say("error", "table-body", message, ...place);
    return;
  }
  const lists = [
    ["no-forms", "FormXml", "forms"],
    ["no-views", "SavedQueries", "views"],
  ] as const;
  for (const [code, list, what] of lists) {
    // Absent it is allowed; empty it is what remains of a lost folder (§24.8).
    if (childElement(table, list)?.children.length !== 0) continue;
    notes.say("warning", code, `The table is included whole, but its ${what} are gone.`, ...place);
  }
}

function judgeColumn(column: Element, place: readonly [string, ...string[]], notes: Notes): void {
  const name = attributeOf(column, "PhysicalName");
  if (name === "") {
    notes.say("error", "column-name", "A column has no name.", ...place);
    return;
  }
  judgeName("column", name, [...place, name], notes);
  for (const field of ["Name", "LogicalName"]) {
    const said = textIn(column, field);
    if (childElement(column, field) && said !== name.toLowerCase()) {
      notes.say("warning", "column-name", `${field} of "${name}" is "${said}".`, ...place, name);
    }
  }
}

function judgeForms(table: Element, place: readonly [string, ...string[]], notes: Notes): void {
  const list = childElement(table, "FormXml");
  const seen = new Map<string, string>();
  for (const group of list ? childElements(list) : []) {
    const type = attribute(group, "type");
    if (type === undefined || !FORM_TYPES.has(type)) {
      notes.say("error", "form-type", `The form type "${type ?? ""}" is unknown.`, ...place);
    }
    for (const form of childElementsNamed(group, "systemform")) {
      const id = textIn(form, "formid");
      judgeId("form", id, place, notes);
      const key = guidOf(id) ?? id;
      if (seen.has(key)) {
        notes.say("error", "duplicate", `The form id ${id} stands twice.`, ...place, "FormXml", id);
      }
      seen.set(key, type ?? "");
    }
  }
}

function judgeViews(table: Element, place: readonly [string, ...string[]], notes: Notes): void {
  const list = childElement(table, "SavedQueries");
  const seen = new Set<string>();
  for (const view of list ? listIn(list, "savedqueries", "savedquery") : []) {
    const id = textIn(view, "savedqueryid");
    judgeId("view", id, place, notes);
    const key = guidOf(id) ?? id;
    if (seen.has(key)) {
      notes.say(
        "error",
        "duplicate",
        `The view id ${id} stands twice.`,
        ...place,
        "SavedQueries",
        id,
      );
    }
    seen.add(key);
  }
}

/** Official tools drop what has no id, and sort what has one in another form elsewhere. */
export function judgeId(
  what: string,
  id: string,
  place: readonly [string, ...string[]],
  notes: Notes,
): void {
  if (guidOf(id) === undefined) {
    notes.say("error", "id", `A ${what} has the id "${id}", which is no GUID.`, ...place);
  } else if (!isCanonicalId(id)) {
    notes.say("warning", "id-form", `The id ${id} is not in braces and lower case.`, ...place, id);
  }
}
