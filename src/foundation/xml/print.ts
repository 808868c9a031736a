import { type Attribute, type Element, isElement, type Node } from "./element.ts";

/** How a file of XML looks around its content (solution-format.md §1.3, §24.4). */
export interface XmlStyle {
  /** Byte order mark and declaration. */
  readonly declared: boolean;
  readonly lineBreak: "\n" | "\r\n";
}

/** As the server writes the parts of an export. */
export const EXPORT_STYLE: XmlStyle = { declared: false, lineBreak: "\r\n" };

/** As Microsoft's packer writes the files of a folder, here with the line ends of Unix. */
export const PACKAGER_STYLE: XmlStyle = { declared: true, lineBreak: "\n" };

/**
 * Two spaces a level, no line break at the end. Where an element holds text, nothing inside is put on
 * lines of its own. Characters that XML cannot hold are the caller's to refuse, see
 * {@link holdsNoXml}.
 */
export function printXml(root: Element, { declared, lineBreak }: XmlStyle): string {
  const out: string[] = declared ? [`\uFEFF<?xml version="1.0" encoding="utf-8"?>`, lineBreak] : [];
  const inText = declared ? replaceLineBreaks(lineBreak) : keepCarriageReturns(lineBreak);
  printElement(root, lineBreak, false, out, inText);
  return out.join("");
}

type Escape = (text: string) => string;

// Runs for every element of a document: it makes nothing but the text, not even an iterator.
function printElement(
  { name, attributes, children, collapsed }: Element,
  indent: string,
  mixed: boolean,
  out: string[],
  inText: Escape,
): void {
  out.push("<", name);
  for (let at = 0; at < attributes.length; at += 1) {
    const attribute = attributes[at] as Attribute;
    out.push(" ", attribute[0], '="', escapeAttribute(attribute[1]), '"');
  }
  if (children.length === 0) {
    out.push(collapsed ? " />" : `></${name}>`);
    return;
  }
  out.push(">");
  const inner = `${indent}  `;
  let flowing = mixed;
  for (let at = 0; at < children.length; at += 1) {
    const child = children[at] as Node;
    if (isText(child)) flowing = true;
    if (!flowing) out.push(inner);
    if (isElement(child)) printElement(child, inner, flowing, out, inText);
    else out.push(printLeaf(child, inText));
  }
  if (!flowing) out.push(indent);
  out.push(`</${name}>`);
}

const isText = (node: Node): boolean =>
  typeof node === "string" || (!isElement(node) && node.kind === "cdata");

function printLeaf(node: Exclude<Node, Element>, inText: Escape): string {
  if (typeof node === "string") return inText(node);
  switch (node.kind) {
    case "comment":
      return `<!--${node.text}-->`;
    case "cdata":
      return `<![CDATA[${node.text}]]>`;
    case "instruction":
      return node.text === "" ? `<?${node.target}?>` : `<?${node.target} ${node.text}?>`;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#xA;",
  "\r": "&#xD;",
  "\t": "&#x9;",
};
const escaped = (found: string): string => ESCAPES[found] ?? found;

const escapeAttribute: Escape = (value) =>
  /[&<>"\n\r\t]/.test(value) ? value.replace(/[&<>"\n\r\t]/g, escaped) : value;

/** Line breaks of text become those of the file, as .NET's writer does. */
const replaceLineBreaks =
  (lineBreak: string): Escape =>
  (text) =>
    text.replace(/[&<>]/g, escaped).replace(/\r\n?|\n/g, lineBreak);

/** Says the same when read again. */
const keepCarriageReturns =
  (lineBreak: string): Escape =>
  (text) =>
    text.replace(/[&<>\r]/g, escaped).replaceAll("\n", lineBreak);

/** Whether a text has a character that no XML document can hold, not even escaped. */
export const holdsNoXml = (text: string): boolean =>
  /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text);
