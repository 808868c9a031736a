import { attribute, childElement, childElements, type Element } from "#foundation";
import { textIn } from "../fields.ts";
import type { Notes } from "../notes.ts";
import type { Where } from "./judge-names.ts";

const TYPES: ReadonlySet<string> = new Set(["picklist", "bit", "state", "status"]);

/** The kind of a set of options, shared or a column's own, and that each has a number (§6). */
export function judgeOptions(set: Element, place: Where, notes: Notes): void {
  const type = textIn(set, "OptionSetType");
  if (type !== "" && !TYPES.has(type.toLowerCase())) {
    notes.say("warning", "option", `There is no kind of choices "${type}".`, ...place);
  }
  for (const list of ["options", "states", "statuses"]) {
    const found = childElement(set, list);
    for (const option of found ? childElements(found) : []) {
      const value = attribute(option, "value");
      if (value !== undefined && /^-?\d+$/.test(value.trim())) continue;
      const message =
        value === undefined ? "An option has no number." : `The option "${value}" is no number.`;
      notes.say("error", "option", message, ...place);
    }
  }
}
