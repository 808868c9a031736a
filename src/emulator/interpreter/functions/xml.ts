import { contentOf, decodeText, envelopeText, isXmlType, textEnvelope } from "../content.ts";
import { refuse } from "../evaluation-error.ts";
import { isObject, type Value } from "../value.ts";
import { jsonToXml } from "../xml/from-json.ts";
import { decodeName, encodeName } from "../xml/names.ts";
import type { XmlDocument, XmlNode } from "../xml/node.ts";
import { parseXml } from "../xml/parse.ts";
import { xmlToJson } from "../xml/to-json.ts";
import { stringValue, type TreeNode, treeOf } from "../xml/tree.ts";
import { writeElement, writeXml } from "../xml/write.ts";
import { evaluateXPath } from "../xml/xpath.ts";
import { XPathError } from "../xml/xpath-tokens.ts";
import { isNodes } from "../xml/xpath-value.ts";
import { argument, textArgument, wrongArgument } from "./arguments.ts";
import { type FunctionTable, takes } from "./function-table.ts";

const XML_TYPE = "application/xml;charset=utf-8";

export const XML_FUNCTIONS: FunctionTable = {
  xml: takes(1, 1, (args) => {
    const value = argument(args, 0);
    if (typeof value === "string") return stored(documentOf(value));
    if (!isObject(value)) return wrongArgument("text or an object", args, 0);
    const text = envelopeText(value);
    if (text !== undefined) return stored(documentOf(text));
    const made = jsonToXml(value);
    return made.ok ? stored(made.document) : refuse(`cannot make XML: ${made.message}.`);
  }),
  encodexmlname: takes(1, 1, (args) => encodeName(textArgument(args, 0))),
  decodexmlname: takes(1, 1, (args) => decodeName(textArgument(args, 0))),
  encodexmlvalue: takes(1, 1, (args) =>
    textArgument(args, 0).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character),
  ),
  decodexmlvalue: takes(1, 1, (args) => unescaped(textArgument(args, 0))),
  xpath: takes(2, 2, (args) => {
    const [value, path] = [argument(args, 0), textArgument(args, 1)];
    if (!isObject(value) || !isXml(value)) return wrongArgument("XML", args, 0);
    const root = treeOf(storedDocument(value));
    try {
      const found = evaluateXPath(path, root);
      return isNodes(found) ? found.map(nodeValue) : found;
    } catch (error) {
      if (!(error instanceof XPathError)) throw error;
      return refuse(`cannot follow the path '${path}': ${error.message}.`);
    }
  }),
};

/** All five, as .NET escapes text for any place of a document (I). */
const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** What is no escape stays as it is. */
const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|amp|lt|gt|quot|apos);/gi, (written, decimal, hex) => {
    if (decimal === undefined && hex === undefined) {
      const [character] = Object.entries(ESCAPES).find(([, escaped]) => escaped === written) ?? [];
      return character ?? written;
    }
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : written;
  });

const isXml = (value: Value): boolean => isXmlType(contentOf(value)?.contentType ?? "");

const stored = (document: XmlDocument): Value => textEnvelope(XML_TYPE, writeXml(document));

function documentOf(text: string): XmlDocument {
  const parsed = parseXml(text);
  return parsed.ok ? parsed.document : refuse(`cannot read its text as XML: ${parsed.message}.`);
}

/** XML in an envelope is read from its bytes, by the encoding that it declares. */
function storedDocument(value: Value): XmlDocument {
  const content = contentOf(value);
  if (!content) return refuse("expects XML.");
  const bytes = Buffer.from(content.base64, "base64");
  const document = documentOf(decodeText(bytes, content.contentType));
  const declared = document.children.find(isDeclaration)?.encoding.toLowerCase() ?? "";
  if (declared === "" || declared === "utf-8" || declared === "utf8") return document;
  if (declared === "iso-8859-1" || declared === "latin1")
    return documentOf(bytes.toString("latin1"));
  const ascii = bytes.every((byte) => byte < 0x80);
  if (declared === "us-ascii" && ascii) return document;
  return refuse(`cannot read XML in the encoding '${declared}'.`);
}

const isDeclaration = (node: XmlNode): node is Extract<XmlNode, { kind: "declaration" }> =>
  node.kind === "declaration";

/** Text as text, elements as XML; attributes and comments as their text (I: no source shows them). */
function nodeValue(node: TreeNode): Value {
  if (!node.element) return stringValue(node);
  return textEnvelope(XML_TYPE, writeElement(node.element, node.parent?.bound ?? new Map()));
}

/** `json()` of XML in an envelope. */
export function jsonOfXml(value: Value): Value {
  const made = xmlToJson(storedDocument(value));
  return made.ok ? made.value : refuse(`cannot turn XML into JSON: ${made.message}.`);
}
