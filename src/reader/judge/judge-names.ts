import { guidOf, isCanonicalId } from "../fields.ts";
import type { Notes } from "../notes.ts";

/** The schema allows 50 characters (solution-format.md §4.5); exports with longer names exist. */
const LONGEST_NAME = 50;

export type Where = readonly [part: string, ...path: string[]];

/** Names become files and folders in an unpacked solution. */
export function judgeName(what: string, name: string, place: Where, notes: Notes): void {
  if (/[/\\]|^\.{1,2}$/.test(name)) {
    notes.say("error", "name", `The ${what} "${name}" is called like a path.`, ...place);
  } else if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) {
    notes.say("error", "name", `"${name}" is no name for a ${what}.`, ...place);
  }
  if (name.length > LONGEST_NAME) {
    const message = `The name of the ${what} is longer than ${LONGEST_NAME} characters.`;
    notes.say("warning", "name", message, ...place);
  }
}

/** Things whose names must differ by more than case. */
export function judgeTwins(
  what: string,
  names: readonly string[],
  place: Where,
  notes: Notes,
): void {
  const seen = new Map<string, string>();
  for (const name of names) {
    if (name === "") continue;
    const key = name.toUpperCase();
    const twin = seen.get(key);
    if (twin === name) {
      notes.say("error", "duplicate", `The ${what} "${name}" stands twice.`, ...place, name);
    } else if (twin !== undefined) {
      const message = `The ${what} "${name}" differs from "${twin}" in case only.`;
      notes.say("error", "case-twin", message, ...place, name);
    }
    seen.set(key, name);
  }
}

/** Official tools drop what has no id, and sort what has one in another form elsewhere. */
export function judgeId(what: string, id: string, place: Where, notes: Notes): void {
  if (guidOf(id) === undefined) {
    notes.say("error", "id", `A ${what} has the id "${id}", which is no GUID.`, ...place);
  } else if (!isCanonicalId(id)) {
    notes.say("warning", "id-form", `The id ${id} is not in braces and lower case.`, ...place, id);
  }
}
