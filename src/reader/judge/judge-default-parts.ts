import { attribute, childElement, childElements, type Element, isElement } from "#foundation";
import { attributeOf, flagIn, listIn, textIn } from "../fields.ts";
import type { Notes } from "../notes.ts";
import type { Where } from "./judge-names.ts";

/** Kinds of views that every fresh table has one default of, as exports number them (§8). */
const DEFAULT_VIEWS: ReadonlyMap<string, string> = new Map([
  ["0", "public"],
  ["1", "advanced find"],
  ["2", "associated"],
  ["4", "quick find"],
  ["64", "lookup"],
]);

/** 773 of 774 tables ship these three (§9). */
const DEFAULT_FORMS = ["main", "quick", "card"];

/**
 * Views and forms of a table of the solution's own that is included whole: those that are lost come
 * back under other ids, as the server makes them (§8, §9: inferred there).
 */
export function judgeDefaultParts(table: Element, body: Element, place: Where, notes: Notes): void {
  const say = (severity: "info" | "warning", code: string, message: string): void =>
    notes.say(severity, code, message, ...place);
  const [views, forms] = [childElement(table, "SavedQueries"), childElement(table, "FormXml")];
  if (views && views.children.length > 0) {
    const all = listIn(views, "savedqueries", "savedquery");
    const defaults = all.filter((view) => flagIn(view, "isdefault"));
    const kinds = defaults.map((view) => textIn(view, "querytype"));
    const absent = [...DEFAULT_VIEWS].flatMap(([kind, name]) => (kinds.includes(kind) ? [] : name));
    if (absent.length > 0) {
      say("info", "view", `The table brings no default view of the kinds ${absent.join(", ")}.`);
    }
    const search = defaults.find((view) => textIn(view, "querytype") === "4");
    // Rows that lie elsewhere are searched there.
    if (search && textIn(body, "DataProviderId") === "" && !asksAll(search)) {
      say("warning", "view", "The quick find view does not say which columns are searched.");
    }
  }
  // A business process has one form of its own.
  if (!forms || forms.children.length === 0 || flagIn(body, "IsBPFEntity")) return;
  const types = childElements(forms).map((group) => attribute(group, "type"));
  const absent = DEFAULT_FORMS.filter((type) => !types.includes(type));
  if (absent.length > 0) {
    say("info", "form", `The table brings no form of the kinds ${absent.join(", ")}.`);
  }
}

/** Whether a view has the filter that takes what users search for. */
const asksAll = (element: Element): boolean =>
  (element.name === "filter" && /^(?:1|true)$/i.test(attributeOf(element, "isquickfindfields"))) ||
  element.children.some((child) => isElement(child) && asksAll(child));
