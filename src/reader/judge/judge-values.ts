import { attribute, childElement, type Element, isElement, type Node, textOf } from "#foundation";
import type { Notes } from "../notes.ts";
import { type Allowed, ELEMENT_VALUES } from "./element-values.ts";

/**
 * What an element says in its children and attributes, where the schema types it (§19); that none of
 * its children stands twice, and none is missing that every export has.
 *
 * @param place asked for only when there is something to say
 */
export function judgeValues(
  element: Element,
  part: string,
  place: () => readonly string[],
  notes: Notes,
): void {
  const values = ELEMENT_VALUES.get(element.name);
  if (!values) return;
  const refuse = ({ severity, code, otherwise }: Allowed, name: string, said: string): void =>
    notes.say(severity, code, `${name} is "${said}", ${otherwise}.`, part, ...place(), name);
  // This runs for every column, form and view of a document: it makes no iterators.
  for (let at = 0; at < element.children.length; at += 1) {
    const child = element.children[at] as Node;
    if (!isElement(child)) continue;
    const allowed = values.children.get(child.name);
    if (!allowed) continue;
    const said = textOf(child).trim();
    if (!allowed.pattern.test(said)) refuse(allowed, child.name, said);
  }
  for (const [name, allowed] of values.attributes) {
    const said = attribute(element, name);
    if (said !== undefined && !allowed.pattern.test(said.trim())) refuse(allowed, name, said);
  }
  const missing = values.needs.filter((name) => !childElement(element, name));
  if (missing.length === 0) return;
  const message = `${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} missing, which every export has.`;
  notes.say("warning", "missing-element", message, part, ...place());
}
