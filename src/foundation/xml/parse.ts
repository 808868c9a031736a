import { SaxesParser } from "saxes";
import { atPart, type Checked, type Diagnostic } from "../diagnostic.ts";
import { placesOfOffsets } from "../text-place.ts";
import { utf8Text } from "../utf8.ts";
import type { Attribute, Element, Node } from "./element.ts";
import { XML_LIMITS } from "./limits.ts";
import { parsePlainXml } from "./parse-plain.ts";

interface Open {
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly children: Node[];
  readonly collapsed: boolean;
}

/**
 * Reads XML text. Attribute order, comments, CDATA, processing instructions and the form of empty
 * elements are kept; blanks between elements are not, as in Microsoft's packer (solution-format.md
 * §24.4), unless `xml:space` asks for them. A document type is refused, and so is every entity but
 * the five of XML and numbers. Without a value there is one error, with its line and column.
 */
export function parseXml(text: string, part: string): Checked<Element | undefined> {
  const plain = parsePlainXml(text);
  if (plain) return { value: plain, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const say = (severity: "error" | "info", code: string, message: string, offset: number): void => {
    const place = placesOfOffsets(text)(offset);
    diagnostics.push({ code, severity, message, at: { in: "part", part, pointer: "", ...place } });
  };
  try {
    const { root, stray } = read(text);
    if (stray !== undefined) {
      say("info", "xml/outside-root", "What stands outside the root element is not kept.", stray);
    }
    return { value: root, diagnostics };
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    say("error", error.code, error.message, error.offset);
    return { value: undefined, diagnostics };
  }
}

class XmlFault extends Error {
  readonly code: string;
  readonly offset: number;
  constructor(code: string, message: string, offset: number) {
    super(message);
    this.code = code;
    this.offset = offset;
  }
}

function read(text: string): { readonly root: Element; readonly stray: number | undefined } {
  const parser = new SaxesParser<{ position: true }>({ position: true });
  const open: Open[] = [];
  let root: Element | undefined;
  let elements = 0;
  let stray: number | undefined;

  const fail = (code: string, message: string): never => {
    throw new XmlFault(code, message, parser.position);
  };
  const add = (node: Node): void => {
    const parent = open.at(-1);
    if (parent) parent.children.push(node);
    else stray ??= parser.position;
  };

  parser.on("error", (error) => fail("xml/not-well-formed", error.message));
  parser.on("doctype", () => fail("xml/document-type", "A document type is not allowed."));
  parser.on("opentag", ({ name, attributes, isSelfClosing }) => {
    elements += 1;
    if (open.length >= XML_LIMITS.depth) {
      fail("xml/too-deep", `Nested deeper than ${XML_LIMITS.depth} elements.`);
    }
    if (elements > XML_LIMITS.elements) {
      fail("xml/too-many-elements", `More than ${XML_LIMITS.elements} elements.`);
    }
    const attributeList = Object.entries(attributes);
    open.push({ name, attributes: attributeList, children: [], collapsed: isSelfClosing });
  });
  parser.on("closetag", () => {
    const element = open.pop();
    if (element === undefined) return;
    if (open.length === 0) root = element;
    else add(element);
  });
  parser.on("text", (run) => {
    const parent = open.at(-1);
    if (parent && (/[^ \t\n\r]/.test(run) || keepsBlanks(open))) parent.children.push(run);
  });
  parser.on("cdata", (inside) => add({ kind: "cdata", text: inside }));
  parser.on("comment", (inside) => add({ kind: "comment", text: inside }));
  parser.on("processinginstruction", ({ target, body }) =>
    add({ kind: "instruction", target, text: body }),
  );

  parser.write(text).close();
  if (root === undefined) return fail("xml/not-well-formed", "There is no root element.");
  return { root, stray };
}

function keepsBlanks(open: readonly Open[]): boolean {
  for (let depth = open.length - 1; depth >= 0; depth -= 1) {
    const space = open[depth]?.attributes.find(([name]) => name === "xml:space")?.[1];
    if (space !== undefined) return space === "preserve";
  }
  return false;
}

/**
 * The text of an XML file: UTF-8 or UTF-16, with or without a byte order mark. Other encodings that
 * the declaration may name, and bytes that are no text, are an error.
 */
export function decodeXml(bytes: Uint8Array, part: string): Checked<string> {
  const fault = (message: string): Checked<string> => ({
    value: "",
    diagnostics: [{ code: "xml/encoding", severity: "error", message, at: atPart(part) }],
  });
  const [first = 0, second = 0] = bytes;
  const littleEndian = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0);
  const bigEndian = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c);
  const wide = littleEndian || bigEndian;
  if (wide && bytes.length % 2 === 1) return fault("UTF-16 text has an odd number of bytes.");
  const text = wide ? utf16Text(bytes, bigEndian) : utf8Text(bytes);
  if (text === undefined) return fault(`The bytes are not ${wide ? "UTF-16" : "UTF-8"} text.`);
  const declared = /^<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1];
  if (declared !== undefined && !ENCODINGS[wide ? "wide" : "narrow"].test(declared)) {
    return fault(`The declaration says "${declared}", the bytes are something else.`);
  }
  return { value: text, diagnostics: [] };
}

function utf16Text(bytes: Uint8Array, bigEndian: boolean): string | undefined {
  const data = bigEndian ? Uint8Array.from(bytes, (_, at) => bytes[at ^ 1] ?? 0) : bytes;
  try {
    return new TextDecoder("utf-16le", { fatal: true }).decode(data);
  } catch {
    return undefined;
  }
}

const ENCODINGS = { wide: /^utf-?16(le|be)?$/i, narrow: /^(utf-?8|us-ascii)$/i } as const;
