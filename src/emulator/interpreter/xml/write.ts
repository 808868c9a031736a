import {
  localName,
  prefixOf,
  type XmlAttribute,
  type XmlDocument,
  type XmlElement,
  type XmlNode,
} from "./node.ts";
import { withReferences } from "./references.ts";

type Namespaces = ReadonlyMap<string, string>;

const NONE: Namespaces = new Map();

/** `OuterXml` of a document. */
export const writeXml = ({ children }: XmlDocument): string =>
  children.map((child) => writeNode(child, NONE)).join("");

/**
 * `OuterXml` of an element inside a document: a namespace declared further out is written behind
 * the attributes of the first element that needs it.
 */
export const writeElement = (element: XmlElement, declared: Namespaces): string =>
  writeNode(element, declared);

/** Prefixes that the element itself and its attributes need, the last one first as .NET writes them. */
function missingOn(element: XmlElement, outer: Namespaces): readonly string[] {
  if (outer.size === 0) return [];
  const named = element.attributes.map(({ name }) => prefixOf(name)).filter((prefix) => prefix);
  const needed = new Set([prefixOf(element.name), ...named]);
  return [...needed].filter((prefix) => prefix !== "xml" && outer.get(prefix)).reverse();
}

/** The prefixes that an element declares itself. */
const declaredOn = ({ attributes }: XmlElement): readonly string[] =>
  attributes.flatMap(({ name }) =>
    name === "xmlns" ? [""] : prefixOf(name) === "xmlns" ? [localName(name)] : [],
  );

function without(outer: Namespaces, prefixes: readonly string[]): Namespaces {
  if (outer.size === 0 || prefixes.length === 0) return outer;
  const left = new Map(outer);
  for (const prefix of prefixes) left.delete(prefix);
  return left;
}

function writeNode(node: XmlNode, outer: Namespaces): string {
  switch (node.kind) {
    case "element": {
      const left = without(outer, declaredOn(node));
      const missing = missingOn(node, left);
      const added = missing.map((prefix) => ({
        name: prefix === "" ? "xmlns" : `xmlns:${prefix}`,
        value: left.get(prefix) ?? "",
      }));
      const attributes = [...node.attributes, ...added].map(writeAttribute).join("");
      const open = `<${node.name}${attributes}`;
      if (node.empty) return `${open} />`;
      const inside = without(left, missing);
      const content = node.children.map((child) => writeNode(child, inside)).join("");
      return `${open}>${content}</${node.name}>`;
    }
    case "text":
      return node.form === "cdata" ? `<![CDATA[${node.value}]]>` : plainText(node.value);
    case "comment":
      return `<!--${node.value}-->`;
    case "instruction":
      return `<?${node.target} ${node.value}?>`;
    case "declaration": {
      const encoding = node.encoding === "" ? "" : ` encoding="${node.encoding}"`;
      const standalone = node.standalone === "" ? "" : ` standalone="${node.standalone}"`;
      return `<?xml version="${node.version}"${encoding}${standalone}?>`;
    }
    case "doctype": {
      const { name, publicId, systemId, bare } = node;
      const ids =
        publicId !== undefined
          ? ` PUBLIC "${publicId}" "${systemId ?? ""}"`
          : systemId !== undefined
            ? ` SYSTEM "${systemId}"`
            : "";
      return `<!DOCTYPE ${name}${ids}${bare ? "" : "[]"}>`;
    }
  }
}

const writeAttribute = ({ name, value }: Pick<XmlAttribute, "name" | "value">): string =>
  ` ${name}="${attributeText(value)}"`;

const plainText = (text: string): string =>
  withReferences(text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"));

const attributeText = (text: string): string =>
  plainText(text).replaceAll('"', "&quot;").replaceAll("\n", "&#xA;").replaceAll("\r", "&#xD;");
