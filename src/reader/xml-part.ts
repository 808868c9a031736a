import { decodeXml, type Element, element, hasErrors, parseXml } from "#foundation";
import type { Notes } from "./notes.ts";

/** The root of an XML part; `undefined` with error findings when it cannot be read. */
export const readXmlPart = (content: Uint8Array, part: string, notes: Notes): Element | undefined =>
  notes.once(part, content, () => {
    const text = decodeXml(content, part);
    notes.add(text.diagnostics);
    if (hasErrors(text.diagnostics)) return undefined;
    const { value, diagnostics } = parseXml(text.value, part);
    notes.add(diagnostics);
    return value;
  });

/** Stands for a document that is not there. */
export const NO_DOCUMENT: Element = element("ImportExportXml");

const BOM = [0xef, 0xbb, 0xbf];
export const hasByteOrderMark = (content: Uint8Array): boolean =>
  BOM.every((byte, index) => content[index] === byte);
