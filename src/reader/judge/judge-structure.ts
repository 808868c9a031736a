import {
  attribute,
  childElement,
  childElements,
  type Element,
  isElement,
  type Node,
} from "#foundation";
import type { SolutionDocument } from "#model";
import { isCloudFlow } from "../model/flows.ts";
import { CUSTOMIZATIONS, type Notes, SOLUTION } from "../notes.ts";
import { childOrderOf, ROOT_ORDER } from "./child-order.ts";
import { judgeLanguages } from "./judge-languages.ts";
import { judgeAttributes, judgeInside } from "./judge-unknown.ts";
import { judgeValues } from "./judge-values.ts";
import { pathOf, type Trail } from "./trail.ts";

/** Kinds of parts that this house understands; others are carried and named. */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  "Entities",
  "Roles",
  "Workflows",
  "EntityRelationships",
  "optionsets",
  "connectionreferences",
  "Languages",
]);

/** Children of customizations.xml that stand in every export, even when empty (§3). */
const ALWAYS = [
  "Entities",
  "Roles",
  "Workflows",
  "EntityRelationships",
  "optionsets",
  "Languages",
] as const;

/** Further ones, which this house leaves empty. */
const OTHERS = [
  ...["FieldSecurityProfiles", "Templates", "EntityMaps", "OrganizationSettings"],
  ...["CustomControls", "EntityDataProviders"],
] as const;

/** The documents as trees: kinds, order, languages. */
export function judgeStructure({ solution, customizations }: SolutionDocument, notes: Notes): void {
  notes.about("structure", customizations, () => judgeTree(customizations, notes));
  judgeAttributes(solution, undefined, SOLUTION, undefined, notes);
  walk(solution, SOLUTION, undefined, notes);
  judgeLanguages(solution, customizations, notes);
}

function judgeTree(customizations: Element, notes: Notes): void {
  if (customizations.name !== "ImportExportXml") {
    const message = `The root element is "${customizations.name}".`;
    notes.say("error", "root-element", message, CUSTOMIZATIONS);
  }
  if (attribute(customizations, "xmlns") !== undefined) {
    const message = "A default namespace makes every element a stranger.";
    notes.say("error", "root-element", message, CUSTOMIZATIONS);
  }
  for (const name of ALWAYS) {
    if (!childElement(customizations, name)) {
      // Exports of 9.1 without choices have none.
      const severity = name === "optionsets" ? "warning" : "error";
      notes.say(severity, "missing-element", `<${name}> is missing.`, CUSTOMIZATIONS, name);
    }
  }
  const absent = OTHERS.filter((name) => !childElement(customizations, name));
  if (absent.length > 0) {
    const message = `${absent.join(", ")}: missing, which every export has, even if empty.`;
    notes.say("warning", "missing-element", message, CUSTOMIZATIONS);
  }
  judgeAttributes(customizations, undefined, CUSTOMIZATIONS, undefined, notes);
  judgeKinds(customizations, notes);
  judgeOrder(customizations, ROOT_ORDER, CUSTOMIZATIONS, undefined, notes);
  walk(customizations, CUSTOMIZATIONS, undefined, notes);
}

function judgeKinds(root: Element, notes: Notes): void {
  const known = new Set(ROOT_ORDER);
  const seen = new Set<string>();
  for (const child of childElements(root)) {
    const { name } = child;
    const place = [CUSTOMIZATIONS, name] as const;
    if (seen.has(name)) notes.say("error", "duplicate", `<${name}> stands twice.`, ...place);
    seen.add(name);
    const twin = [...known].find((one) => one !== name && one.toLowerCase() === name.toLowerCase());
    if (!known.has(name) && twin !== undefined) {
      notes.say("error", "element-case", `<${name}> is meant to be <${twin}>.`, ...place);
    } else if (!UNDERSTOOD.has(name) && child.children.length > 0) {
      const count = childElements(child).length;
      const message = `${count} of the kind ${name} ${count === 1 ? "is" : "are"} carried unread.`;
      notes.say(known.has(name) ? "info" : "warning", "unknown-part", message, ...place);
    } else if (name === "connectionreferences" && child.children.length === 0) {
      notes.say("warning", "empty-element", `<${name}> is empty.`, ...place);
    }
  }
}

/** Elements whose inside belongs to another schema or is free. */
const CLOSED: ReadonlySet<string> = new Set([
  ...["form", "layoutxml", "fetchxml", "RibbonDiffXml", "Visualizations"],
]);

// These run for every element of a document: they make no iterators.

function walk(element: Element, part: string, outer: Trail | undefined, notes: Notes): void {
  for (let at = 0; at < element.children.length; at += 1) {
    const child = element.children[at] as Node;
    if (!isElement(child)) continue;
    const trail = { outer, element: child };
    if (CLOSED.has(child.name)) {
      judgeInside(child, part, trail, notes);
      continue;
    }
    if (child.name === "Workflow" && !isCloudFlow(child)) continue;
    if (child.attributes.length > 0) judgeAttributes(child, element, part, trail, notes);
    const order = child.name === "root" ? undefined : childOrderOf(child.name);
    if (order) judgeOrder(child, order, part, trail, notes);
    judgeValues(child, part, () => pathOf(trail), notes);
    walk(child, part, trail, notes);
  }
}

/** Children that stand elsewhere than in every export, or that no export has. */
export function judgeOrder(
  element: Element,
  order: readonly string[],
  part: string,
  trail: Trail | undefined,
  notes: Notes,
): void {
  let last = -1;
  for (const { name } of childElements(element)) {
    const place = order.indexOf(name);
    if (place < 0) {
      if (trail) {
        const message = `<${name}> is not known here; it is carried unread.`;
        notes.say("info", "unknown-element", message, part, ...pathOf(trail), name);
      }
      continue;
    }
    if (place === last && order.length > 1 && trail) {
      const message = `<${name}> stands twice.`;
      notes.say("error", "duplicate", message, part, ...pathOf(trail), name);
    }
    if (place < last) {
      const message = `<${name}> stands elsewhere than in every export.`;
      notes.say("warning", "child-order", message, part, ...pathOf(trail), name);
      return;
    }
    last = place;
  }
}
