import { attribute, childElement, childElements, type Element } from "#foundation";
import { attributeOf, textIn } from "../fields.ts";
import type { Notes } from "../notes.ts";
import type { Where } from "./judge-names.ts";

const TYPES: ReadonlySet<string> = new Set(["picklist", "bit", "state", "status"]);

const LARGEST = 2_147_483_647;

/** The kind of a set of options, shared or a column's own, and that each has a number (§6). */
export function judgeOptions(set: Element, place: Where, notes: Notes): void {
  const type = textIn(set, "OptionSetType");
  if (type !== "" && !TYPES.has(type.toLowerCase())) {
    notes.say("warning", "option", `There is no kind of choices "${type}".`, ...place);
  }
  if (attributeOf(set, "Name") === "") {
    notes.say("error", "option", "The set of options has no name.", ...place);
  }
  for (const list of ["options", "states", "statuses"]) {
    const found = childElement(set, list);
    for (const option of found ? childElements(found) : []) {
      const value = attribute(option, "value");
      const isWhole = value !== undefined && /^-?\d+$/.test(value.trim());
      if (isWhole && Math.abs(Number(value)) <= LARGEST) continue;
      const message =
        value === undefined
          ? "An option has no number."
          : `The option "${value}" is no ${isWhole ? "number of 32 bits" : "number"}.`;
      notes.say("error", "option", message, ...place);
    }
  }
}

/** The states of a table and its status reasons, which belong to each other (§6.3). */
export function judgeStates(
  stateColumn: Element,
  statusColumn: Element,
  place: Where,
  notes: Notes,
): void {
  const refuse = (message: string): void => notes.say("error", "state", message, ...place);
  const within = (column: Element, list: string): readonly Element[] => {
    const set = childElement(column, "optionset");
    const found = set && childElement(set, list);
    return found ? childElements(found) : [];
  };
  const states = within(stateColumn, "states");
  const statuses = within(statusColumn, "statuses");
  if (states.length === 0 || statuses.length === 0) return;
  const stateOf = new Map<string, string>();
  for (const status of statuses) {
    const value = attributeOf(status, "value");
    if (stateOf.has(value)) refuse(`The status reason ${value} stands twice.`);
    stateOf.set(value, attributeOf(status, "state"));
  }
  const known = new Set<string>();
  for (const state of states) {
    const value = attributeOf(state, "value");
    if (known.has(value)) refuse(`The state ${value} stands twice.`);
    known.add(value);
    if (attributeOf(state, "invariantname") === "") refuse(`The state ${value} has no name.`);
    const first = attributeOf(state, "defaultstatus");
    if (stateOf.get(first) === value) continue;
    refuse(
      stateOf.has(first)
        ? `The state ${value} begins with the status reason ${first}, which is one of another state.`
        : `The state ${value} begins with the status reason ${first || "none"}, which is missing.`,
    );
  }
  for (const [value, state] of stateOf) {
    if (!known.has(state)) refuse(`The status reason ${value} is one of no state.`);
  }
}
