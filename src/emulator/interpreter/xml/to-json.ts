import type { Value } from "../value.ts";
import { decodeName } from "./names.ts";
import {
  localName,
  XML_NAMESPACE,
  XMLNS,
  type XmlAttribute,
  type XmlDocument,
  type XmlElement,
  type XmlNode,
} from "./node.ts";

/** Elements and attributes of this namespace steer the conversion (Newtonsoft). */
const JSON_NAMESPACE = "http://james.newtonking.com/projects/json";

/** Prefix → namespace, in the order of declaring. */
type Scope = readonly (readonly [string, string])[];

/** As `JsonConvert.SerializeXmlNode`; undefined when a comment breaks the JSON text it is written to. */
export function xmlToJson(document: XmlDocument): Value | undefined {
  if (commentsBreak(document.children)) return undefined;
  const members = new Map<string, Value>();
  group(document.children, [["xml", XML_NAMESPACE]], members);
  return members;
}

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
        list.flatMap((node) => (node.kind === "comment" ? [] : [convert(node, scope)])),
      );
    }
  }
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
  node.attributes.some(
    ({ name, namespace, value }) =>
      namespace === JSON_NAMESPACE &&
      localName(name) === "Array" &&
      /^\s*(?:true|1)\s*$/.test(value),
  );

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
  const attributes = element.attributes.filter(isWritten);
  const [only] = element.children;
  const simple = element.children.length === 1 && only?.kind === "text" && only.form === "plain";
  if (simple && attributes.length === 0) return only.value;
  if (element.children.length === 0 && element.attributes.length === 0) {
    return element.empty ? null : "";
  }
  const members = new Map<string, Value>();
  for (const attribute of attributes) members.set(attributeName(attribute, scope), attribute.value);
  group(element.children, scope, members);
  return members;
}

const isWritten = ({ name, namespace, value }: XmlAttribute): boolean =>
  !(namespace === XMLNS && value === JSON_NAMESPACE) &&
  !(namespace === JSON_NAMESPACE && localName(name) === "Array");

function attributeName({ name, namespace }: XmlAttribute, scope: Scope): string {
  if (namespace === JSON_NAMESPACE) return `$${localName(name)}`;
  if (namespace === XMLNS)
    return name === "xmlns" ? "@xmlns" : `@xmlns:${decodeName(localName(name))}`;
  return `@${fullName(name, namespace, scope)}`;
}
