/**
 * An XML element as data. Namespaces are not resolved: names are kept as written.
 * `collapsed` keeps which of `<x />` (true) and `<x></x>` (false) an empty element is.
 */
export interface Element {
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly children: readonly Node[];
  readonly collapsed: boolean;
}

export type Attribute = readonly [name: string, value: string];

/** Text is kept unescaped; comments, CDATA and processing instructions as their inner text. */
export type Node =
  | Element
  | string
  | { readonly kind: "comment" | "cdata"; readonly text: string }
  | { readonly kind: "instruction"; readonly target: string; readonly text: string };

type Attributes = Readonly<Record<string, string | undefined>>;

/** An element; attributes that are `undefined` are left out, an empty one is `<x />`. */
export function element(
  name: string,
  attributes?: Attributes,
  children: readonly Node[] | string = NONE,
): Element {
  return {
    name,
    attributes: attributes === undefined ? NONE : attributesOf(attributes),
    children: typeof children === "string" ? (children === "" ? NONE : [children]) : children,
    collapsed: children.length === 0 && typeof children !== "string",
  };
}

/** Most elements have no attributes or no children: of nothing there is one. */
const NONE: readonly never[] = Object.freeze([]);

function attributesOf(attributes: Attributes): readonly Attribute[] {
  const said: Attribute[] = [];
  for (const key of Object.keys(attributes)) {
    const value = attributes[key];
    if (value !== undefined) said.push([key, value]);
  }
  return said;
}

/** `<name>text</name>`; without text `<name></name>`. */
export const textElement = (name: string, text: string | number = ""): Element =>
  element(name, undefined, String(text));

export const isElement = (node: Node): node is Element =>
  typeof node === "object" && "name" in node;

export const childElements = ({ children }: Element): readonly Element[] =>
  children.filter(isElement);

// These are asked for every element of a document: they make nothing, not even an iterator.

export function childElement({ children }: Element, name: string): Element | undefined {
  for (let at = 0; at < children.length; at += 1) {
    const child = children[at] as Node;
    if (isElement(child) && child.name === name) return child;
  }
  return undefined;
}

export const childElementsNamed = ({ children }: Element, name: string): readonly Element[] =>
  children.filter((child) => isElement(child) && child.name === name) as readonly Element[];

export function attribute({ attributes }: Element, name: string): string | undefined {
  for (let at = 0; at < attributes.length; at += 1) {
    if (attributes[at]?.[0] === name) return attributes[at]?.[1];
  }
  return undefined;
}

/** All text directly in an element, CDATA included. */
export function textOf({ children }: Element): string {
  let text = "";
  for (let at = 0; at < children.length; at += 1) {
    const node = children[at] as Node;
    if (typeof node === "string") text += node;
    else if ("kind" in node && node.kind === "cdata") text += node.text;
  }
  return text;
}

/** The text of a child, `undefined` when there is no such child. */
export const childText = (parent: Element, name: string): string | undefined => {
  const child = childElement(parent, name);
  return child && textOf(child);
};
