import { attribute, childElement, type Element } from "#foundation";
import { textIn } from "../fields.ts";

/** What to call an element in the pointer of a finding. */
const nameOf = (element: Element): string =>
  attribute(element, "WorkflowId") ??
  attribute(element, "Name") ??
  attribute(element, "name") ??
  attribute(element, "PhysicalName") ??
  (childElement(element, "Name") ? textIn(element, "Name") : element.name);

/** Where a walk stands; names are asked for only when there is something to say. */
export interface Trail {
  readonly outer: Trail | undefined;
  readonly element: Element;
}

export function pathOf(trail: Trail | undefined): readonly string[] {
  const path: string[] = [];
  for (let at = trail; at; at = at.outer) path.push(nameOf(at.element));
  return path.reverse();
}
