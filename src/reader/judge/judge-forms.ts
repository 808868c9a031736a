import {
  attribute,
  childElement,
  childElements,
  childElementsNamed,
  type Element,
  isElement,
} from "#foundation";
import { attributeOf, guidOf, textIn } from "../fields.ts";
import type { Notes } from "../notes.ts";
import { judgeId, type Where } from "./judge-names.ts";
import { judgeValues } from "./judge-values.ts";

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

/** Parts of a form that have an id of their own (§9). */
const PLACES: ReadonlySet<string> = new Set(["tab", "section", "cell"]);

/** Which types of columns a control of a class shows (§9). */
const SHOWS: Readonly<Record<string, readonly string[]>> = {
  "4273edbd-ac1d-40d3-9fb2-095c621b552d": ["nvarchar", "ntext"],
  "e0dece4b-6fc8-4a8f-a065-082708572369": ["ntext", "nvarchar"],
  "71716b6c-711e-476c-8ab8-5d11542bfb47": ["nvarchar"],
  "ada2203e-b4cd-49be-9ddf-234642b43b52": ["nvarchar"],
  "3ef39988-22bb-4f0b-bbbe-64b5a3748aee": ["picklist", "state", "status"],
  "4aa28ab7-9c13-4f57-a73d-ad894d048b5f": ["multiselectpicklist"],
  "67fac785-cd58-4f9f-abb3-4b7ddc6ed5ed": ["bit"],
  // Exports of card forms show dates by it too.
  "270bd3db-d9af-4782-9025-509e298dec0a": ["lookup", "owner", "customer", "partylist", "datetime"],
  "5b773807-9fb2-42db-97c3-7a91eff8adff": ["datetime"],
  "c6d124ca-7eda-4a60-aea9-7fb8d318b68f": ["int"],
  "c3efe0c3-0ec6-42be-8349-cbd9079dfd8e": ["decimal"],
  "0d2c745a-e5a8-4c8f-ba63-c6d3bb604660": ["float"],
  "533b9e00-756b-4312-95a0-dc888637ac78": ["money"],
};

/**
 * @param types of the columns that the solution brings, by logical name
 * @param isOwn whether the table is; forms of Dataverse's tables repeat ids of cells
 * @param seen ids of forms of this and other tables
 */
export function judgeForms(
  table: Element,
  types: ReadonlyMap<string, string>,
  isOwn: boolean,
  seen: Set<string>,
  place: Where,
  notes: Notes,
): void {
  const list = childElement(table, "FormXml");
  for (const group of list ? childElements(list) : []) {
    const type = attribute(group, "type");
    if (type === undefined || !FORM_TYPES.has(type)) {
      notes.say("error", "form-type", `The form type "${type ?? ""}" is unknown.`, ...place);
    }
    for (const form of childElementsNamed(group, "systemform")) {
      const id = textIn(form, "formid");
      judgeId("form", id, place, notes);
      const key = guidOf(id) ?? id;
      const here: Where = [...place, "FormXml", id];
      if (seen.has(key)) {
        notes.say("error", "duplicate", `The form id ${id} stands twice.`, ...here);
      }
      seen.add(key);
      judgeForm(form, types, isOwn, here, notes);
    }
  }
}

function judgeForm(
  form: Element,
  types: ReadonlyMap<string, string>,
  isOwn: boolean,
  place: Where,
  notes: Notes,
): void {
  const ids = new Set<string>();
  const visit = (element: Element): void => {
    for (const child of element.children) {
      if (!isElement(child)) continue;
      if (PLACES.has(child.name)) {
        const id = attributeOf(child, "id").toLowerCase();
        const key = guidOf(id) ?? id;
        if (isOwn && ids.has(key)) {
          const message = `The ${child.name} id ${id} stands twice in the form.`;
          notes.say("warning", "form", message, ...place);
        }
        if (id !== "") ids.add(key);
        if (isOwn && id !== "" && guidOf(id) === undefined) {
          const message = `The ${child.name} id "${id}" is no GUID.`;
          notes.say("warning", "form", message, ...place);
        }
      }
      if (child.name === "control") judgeControl(child, types, place, notes);
      judgeValues(child, place[0], () => place.slice(1), notes);
      visit(child);
    }
  };
  visit(form);
}

function judgeControl(
  control: Element,
  types: ReadonlyMap<string, string>,
  place: Where,
  notes: Notes,
): void {
  const column = attributeOf(control, "datafieldname").toLowerCase();
  const classId = attributeOf(control, "classid");
  if (attributeOf(control, "id") === "") {
    notes.say("warning", "form", `The control for "${column}" has no id.`, ...place);
  }
  if (classId !== "" && guidOf(classId) === undefined) {
    const message = `The class "${classId}" of the control for "${column}" is no GUID.`;
    notes.say("warning", "form", message, ...place);
    return;
  }
  const type = types.get(column);
  const shown = guidOf(classId) ?? "";
  if (type === undefined || !Object.hasOwn(SHOWS, shown) || SHOWS[shown]?.includes(type)) return;
  const message = `The control for "${column}" is of a class that shows no column of type ${type}.`;
  notes.say("warning", "form", message, ...place);
}
