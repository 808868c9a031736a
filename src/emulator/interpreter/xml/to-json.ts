import type { Value } from "../value.ts";
import { decodeName } from "./names.ts";
import {
  JSON_NAMESPACE,
  localName,
  XML_NAMESPACE,
  XMLNS,
  type XmlAttribute,
  type XmlDocument,
  type XmlElement,
  type XmlNode,
} from "./node.ts";

/** Prefix → namespace, in the order of declaring. */
type Scope = readonly (readonly [string, string])[];

export type JsonOfXml =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly message: string };

/** As `JsonConvert.SerializeXmlNode`. */
export function xmlToJson(document: XmlDocument): JsonOfXml {
  const refused = (message: string): JsonOfXml => ({ ok: false, message });
  if (commentsBreak(document.children)) return refused("a comment holds '*/'");
  if (arraysBreak(document.children)) return refused("json:Array is neither true nor false");
  const members = new Map<string, Value>();
  group(document.children, [["xml", XML_NAMESPACE]], members);
  return { ok: true, value: members };
}

const arraysBreak = (nodes: readonly XmlNode[]): boolean =>
  nodes.some(
    (node) =>
      node.kind === "element" &&
      (node.attributes.some((one) => isArrayMark(one) && !BOOLEAN.test(one.value)) ||
        arraysBreak(node.children)),
  );

/** As `XmlConvert.ToBoolean`. */
const BOOLEAN = /^[ \t\r\n]*(?:(true|1)|false|0)[ \t\r\n]*$/;

const isArrayMark = ({ name, namespace }: XmlAttribute): boolean =>
  namespace === JSON_NAMESPACE && localName(name) === "Array";

/** Comments are written into the JSON text, where they end at the first star and slash. */
const commentsBreak = (nodes: readonly XmlNode[]): boolean =>
  nodes.some(
    (node) =>
      (node.kind === "comment" && node.value.includes("*/")) ||
      (node.kind === "element" && commentsBreak(node.children)),
  );

/** Nodes of one name become one array, in the place of the first. */
function group(nodes: readonly XmlNode[], scope: Scope, members: Map<string, Value>): void {
  const groups = new Map<string, XmlNode[]>();
  for (const node of nodes) {
    const name = nameOf(node, scope);
    const known = groups.get(name);
    if (known) known.push(node);
    else groups.set(name, [node]);
  }
  for (const [name, list] of groups) {
    const [only] = list;
    if (list.length === 1 && only && !isArray(only)) {
      if (only.kind !== "comment")
        members.set(nameOf(only, inner(only, scope)), convert(only, scope));
    } else {
      members.set(
        name,
        list.flatMap((node) => itemsOf(node, scope)),
      );
    }
  }
}

/** What a node leaves in an array; children of their parent's name stand for an array inside it. */
function itemsOf(node: XmlNode, scope: Scope): readonly Value[] {
  if (node.kind === "comment") return [];
  const nested =
    node.kind === "element" &&
    isArray(node) &&
    node.children.length > 0 &&
    node.children.every((child) => isNamesake(child, node));
  if (!nested) return [convert(node, scope)];
  const members = new Map<string, Value>();
  group(node.children, scope, members);
  return [...members.values()];
}

function nameOf(node: XmlNode, scope: Scope): string {
  switch (node.kind) {
    case "element":
      return node.namespace === JSON_NAMESPACE
        ? `$${localName(node.name)}`
        : fullName(node.name, node.namespace, scope);
    case "text":
      return node.form === "cdata"
        ? "#cdata-section"
        : node.form === "blank"
          ? "#significant-whitespace"
          : "#text";
    case "comment":
      return "#comment";
    case "instruction":
      return `?${decodeName(node.target)}`;
    case "declaration":
      return "?xml";
    case "doctype":
      return "!DOCTYPE";
  }
}

/** The prefix that was last declared for the namespace, whatever was written. */
function fullName(name: string, namespace: string, scope: Scope): string {
  const local = decodeName(localName(name));
  const bound = new Map(scope);
  const prefix = scope.findLast(
    ([candidate, value]) => value === namespace && bound.get(candidate) === namespace,
  )?.[0];
  return namespace !== "" && prefix ? `${prefix}:${local}` : local;
}

const inner = (node: XmlNode, scope: Scope): Scope =>
  node.kind === "element" ? [...scope, ...declarations(node)] : scope;

const declarations = ({ attributes }: XmlElement): Scope =>
  attributes
    .filter(({ namespace }) => namespace === XMLNS)
    .map(
      ({ name, value }) => [name === "xmlns" ? "" : decodeName(localName(name)), value] as const,
    );

const isArray = (node: XmlNode): boolean =>
  node.kind === "element" &&
  node.attributes.some((one) => isArrayMark(one) && BOOLEAN.exec(one.value)?.[1] !== undefined);

function convert(node: XmlNode, scope: Scope): Value {
  switch (node.kind) {
    case "element":
      return elementValue(node, inner(node, scope));
    case "text":
    case "instruction":
    case "comment":
      return node.value;
    case "declaration":
      return present([
        ["@version", node.version],
        ["@encoding", node.encoding],
        ["@standalone", node.standalone],
      ]);
    case "doctype":
      return present([
        ["@name", node.name],
        ["@public", node.publicId ?? ""],
        ["@system", node.systemId ?? ""],
      ]);
  }
}

const present = (members: readonly (readonly [string, string])[]): Value =>
  new Map(members.filter(([, value]) => value !== ""));

function elementValue(element: XmlElement, scope: Scope): Value {
  const { attributes, children } = element;
  const [only] = children;
  const simple = children.length === 1 && only?.kind === "text" && only.form === "plain";
  if (simple && attributes.every(steers)) return only.value;
  if (children.length === 0 && attributes.length === 0) return element.empty ? null : "";
  const members = new Map<string, Value>();
  for (const attribute of attributes.filter(isWritten)) {
    members.set(attributeName(attribute, scope), attribute.value);
  }
  group(children, scope, members);
  return members;
}

const isNamesake = (child: XmlNode, { name }: XmlElement): boolean =>
  child.kind === "element" && localName(child.name) === localName(name);

/** Beside these alone, a text is a plain value. */
const steers = ({ namespace, value }: XmlAttribute): boolean =>
  namespace === JSON_NAMESPACE || (namespace === XMLNS && value === JSON_NAMESPACE);

const isWritten = (attribute: XmlAttribute): boolean =>
  !(attribute.namespace === XMLNS && attribute.value === JSON_NAMESPACE) && !isArrayMark(attribute);

function attributeName({ name, namespace }: XmlAttribute, scope: Scope): string {
  if (namespace === JSON_NAMESPACE) return `$${localName(name)}`;
  if (namespace === XMLNS)
    return name === "xmlns" ? "@xmlns" : `@xmlns:${decodeName(localName(name))}`;
  return `@${fullName(name, namespace, scope)}`;
}
