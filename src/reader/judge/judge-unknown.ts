import { childElements, type Element, isElement, type Node } from "#foundation";
import type { Notes } from "../notes.ts";
import { childOrderOf } from "./child-order.ts";
import { EVERYWHERE, OF_DOCUMENTS, OF_FORMS, OF_LAYOUTS, OF_QUERIES } from "./known-words.ts";
import { pathOf, type Trail } from "./trail.ts";

// What is not known here is carried as it is, but told (§24.8 "unknown child or attribute").

interface Known {
  readonly attributes: ReadonlySet<string>;
  /** Absent where the order of children is judged elsewhere. */
  readonly children?: ReadonlySet<string>;
}

type Words = ReadonlyMap<string, Known>;

const wordsIn = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean);

const known = (text: string): Words =>
  new Map(
    text
      .trim()
      .split(/\n(?! )/)
      .map((line): [string, Known] => {
        const [, name = "", rest = ""] = /^([\w-]+):([\s\S]*)$/.exec(line) ?? [];
        const [attributes = "", children] = rest.split(">");
        return [
          name,
          {
            attributes: new Set([...EVERYWHERE, ...wordsIn(attributes)]),
            ...(children === undefined ? {} : { children: new Set(wordsIn(children)) }),
          },
        ];
      }),
  );

const DOCUMENTS = known(OF_DOCUMENTS);
const LEAF: Known = { attributes: new Set(EVERYWHERE) };

/** Elements that hold another language than the document does. */
const INSIDE: ReadonlyMap<string, Words> = new Map([
  ["form", known(OF_FORMS)],
  ["fetchxml", new Map([...known(OF_QUERIES), ["fetchxml", childrenOnly("fetch")]])],
  ["layoutxml", new Map([...known(OF_LAYOUTS), ["layoutxml", childrenOnly("grid")]])],
]);

function childrenOnly(child: string): Known {
  return { ...LEAF, children: new Set([child]) };
}

/** Attributes of an element of a document; one without a list is left alone unless it is a known leaf. */
export function judgeAttributes(
  element: Element,
  parent: Element | undefined,
  part: string,
  trail: Trail | undefined,
  notes: Notes,
): void {
  const words = DOCUMENTS.get(element.name);
  if (words) judgeNames(element, words, part, trail, notes);
  else if (parent && childOrderOf(parent.name)?.includes(element.name) && !holds(element)) {
    judgeNames(element, LEAF, part, trail, notes);
  }
}

const holds = ({ children }: Element): boolean => children.some(isElement);

/** Attributes and children inside of a form, a query or a layout. */
export function judgeInside(element: Element, part: string, trail: Trail, notes: Notes): void {
  const words = INSIDE.get(element.name);
  if (words) judgeWords(element, words, part, trail, notes);
}

// This runs for every cell of a document's forms and views: it makes no iterators.

function judgeWords(
  element: Element,
  words: Words,
  part: string,
  trail: Trail,
  notes: Notes,
): void {
  const here = words.get(element.name);
  if (!here?.children) return;
  judgeNames(element, here, part, trail, notes);
  let isStrange = false;
  for (let at = 0; at < element.children.length; at += 1) {
    const child = element.children[at] as Node;
    if (!isElement(child)) continue;
    if (here.children.has(child.name)) {
      judgeWords(child, words, part, { outer: trail, element: child }, notes);
    } else isStrange = true;
  }
  if (isStrange) judgeChildren(element, here.children, part, trail, notes);
}

/** Each strange child once, however often it stands there. */
export function judgeChildren(
  element: Element,
  children: ReadonlySet<string>,
  part: string,
  trail: Trail | undefined,
  notes: Notes,
): void {
  const strange = childElements(element).filter(({ name }) => !children.has(name));
  for (const name of new Set(strange.map((one) => one.name))) {
    const message = `<${name}> is not known here; it is carried unread.`;
    notes.say("info", "unknown-element", message, part, ...pathOf(trail), name);
  }
}

const OF_XML = /^(?:xmlns|xsi:|id\.)/;

function judgeNames(
  element: Element,
  { attributes }: Known,
  part: string,
  trail: Trail | undefined,
  notes: Notes,
): void {
  for (let at = 0; at < element.attributes.length; at += 1) {
    const name = element.attributes[at]?.[0] ?? "";
    if (attributes.has(name) || OF_XML.test(name)) continue;
    const message = `The attribute ${name} of <${element.name}> is not known here; it is carried unread.`;
    notes.say("info", "unknown-attribute", message, part, ...pathOf(trail), name);
  }
}
