import { attribute, childElements, type Element, isElement } from "#foundation";
import type { Refused } from "../errors.ts";
import { refused } from "../errors.ts";

/** What may stand in the elements of FetchXml here; whatever else it knows is refused by its name. */
const KNOWN: Readonly<Record<string, Known>> = {
  fetch: {
    attributes: [
      ...["top", "count", "page", "distinct", "aggregate", "aggregatelimit", "useraworderby"],
      // Of no effect on what is found.
      ...["version", "mapping", "output-format", "no-lock"],
    ],
    children: ["entity"],
  },
  entity: {
    attributes: ["name"],
    children: ["attribute", "all-attributes", "filter", "order", "link-entity"],
  },
  "link-entity": {
    attributes: ["name", "from", "to", "alias", "link-type", "intersect", "visible"],
    children: ["attribute", "all-attributes", "filter", "order", "link-entity"],
  },
  attribute: {
    attributes: ["name", "alias", "aggregate", "groupby", "distinct", "dategrouping"],
    children: [],
  },
  "all-attributes": { attributes: [], children: [] },
  order: { attributes: ["attribute", "alias", "descending", "entityname"], children: [] },
  filter: { attributes: ["type", "hint"], children: ["filter", "condition", "link-entity"] },
  condition: {
    attributes: [
      ...["attribute", "operator", "value", "valueof", "entityname"],
      // What designers note about a value.
      ...["uiname", "uitype", "uihidden"],
    ],
    children: ["value"],
  },
  value: { attributes: ["uiname", "uitype"], children: [] },
};

interface Known {
  readonly attributes: readonly string[];
  readonly children: readonly string[];
}

/** The first thing in an element, however deep, that the simulation does not know. */
export function unknownIn(element: Element): Refused | undefined {
  const known = KNOWN[element.name];
  if (!known) return unknown(`<${element.name}>`);
  for (const [name] of element.attributes) {
    if (!known.attributes.includes(name)) return unknown(`"${name}" of <${element.name}>`);
  }
  for (const child of element.children) {
    if (!isElement(child)) continue;
    if (!known.children.includes(child.name)) {
      return unknown(`<${child.name}> in <${element.name}>`);
    }
    const inside = unknownIn(child);
    if (inside) return inside;
  }
  return undefined;
}

export const unknown = (what: string): Refused =>
  refused("not-simulated", `The simulation does not know ${what} in FetchXml.`);

export const malformed = (what: string): Refused =>
  refused("query-malformed", `Invalid FetchXml: ${what}`);

/** `true` and `1` mean yes. */
export const isYes = (element: Element, name: string): boolean =>
  ["true", "1"].includes((attribute(element, name) ?? "").toLowerCase());

/** Whole numbers from 1 under these names, as far as they are said; or which one is none. */
export function countsIn<Name extends string>(
  element: Element,
  names: readonly Name[],
): Readonly<Partial<Record<Name, number>>> | Refused {
  const counts: Partial<Record<Name, number>> = {};
  for (const name of names) {
    const said = attribute(element, name);
    if (said === undefined) continue;
    if (!/^\d{1,9}$/.test(said) || Number(said) === 0) {
      return malformed(`"${name}" is a whole number from 1, not "${said}".`);
    }
    counts[name] = Number(said);
  }
  return counts;
}

/** Each child of a name; the others are passed over. */
export const childrenNamed = (element: Element, name: string): readonly Element[] =>
  childElements(element).filter((child) => child.name === name);
