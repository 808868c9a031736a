import { prefixOf, type XmlDocument, type XmlElement, type XmlNode } from "./node.ts";

/** `OuterXml` of a document. */
export const writeXml = ({ children }: XmlDocument): string => children.map(writeNode).join("");

/** `OuterXml` of an element inside a document: namespaces declared further out are written on it. */
export function writeElement(element: XmlElement, declared: ReadonlyMap<string, string>): string {
  const used = new Set<string>();
  collectPrefixes(element, new Set(), used);
  const missing = [...declared].filter(([prefix, value]) => used.has(prefix) && value !== "");
  const attributes = [
    ...missing.map(([prefix, value]) => ({
      name: prefix === "" ? "xmlns" : `xmlns:${prefix}`,
      namespace: "",
      value,
    })),
    ...element.attributes,
  ];
  return writeNode({
    ...element,
    attributes: prefixOf(element.name) === "" ? attributes : attributes,
  });
}

/** Prefixes that the element itself or something in it needs from further out. */
function collectPrefixes(element: XmlElement, bound: ReadonlySet<string>, used: Set<string>): void {
  const own = element.attributes.flatMap(({ name }) =>
    name === "xmlns" ? [""] : name.startsWith("xmlns:") ? [name.slice(6)] : [],
  );
  const known = own.length === 0 ? bound : new Set([...bound, ...own]);
  const need = (prefix: string) => {
    if (!known.has(prefix)) used.add(prefix);
  };
  need(prefixOf(element.name));
  for (const { name } of element.attributes) {
    if (name.includes(":") && !name.startsWith("xmlns:") && !name.startsWith("xml:")) {
      need(prefixOf(name));
    }
  }
  for (const child of element.children) {
    if (child.kind === "element") collectPrefixes(child, known, used);
  }
}

function writeNode(node: XmlNode): string {
  switch (node.kind) {
    case "element": {
      const attributes = node.attributes
        .map(({ name, value }) => ` ${name}="${attributeText(value)}"`)
        .join("");
      const open = `<${node.name}${attributes}`;
      if (node.empty) return `${open} />`;
      return `${open}>${node.children.map(writeNode).join("")}</${node.name}>`;
    }
    case "text":
      return node.form === "cdata" ? `<![CDATA[${node.value}]]>` : plainText(node.value);
    case "comment":
      return `<!--${node.value}-->`;
    case "instruction":
      return node.value === "" ? `<?${node.target}?>` : `<?${node.target} ${node.value}?>`;
    case "declaration": {
      const encoding = node.encoding === "" ? "" : ` encoding="${node.encoding}"`;
      const standalone = node.standalone === "" ? "" : ` standalone="${node.standalone}"`;
      return `<?xml version="${node.version}"${encoding}${standalone}?>`;
    }
    case "doctype": {
      const { name, publicId, systemId } = node;
      const ids =
        publicId !== undefined
          ? ` PUBLIC "${publicId}" "${systemId ?? ""}"`
          : systemId !== undefined
            ? ` SYSTEM "${systemId}"`
            : "";
      return `<!DOCTYPE ${name}${ids}[]>`;
    }
  }
}

const plainText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const attributeText = (text: string): string =>
  plainText(text).replaceAll('"', "&quot;").replaceAll("\n", "&#xA;").replaceAll("\r", "&#xD;");
