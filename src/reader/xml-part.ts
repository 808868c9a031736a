import { decodeXml, type Element, element, hasErrors, parseXml } from "#foundation";
import type { Notes } from "./notes.ts";

/** The root of an XML part; `undefined` with error findings when it cannot be read. */
export const readXmlPart = (content: Uint8Array, part: string, notes: Notes): Element | undefined =>
  notes.once(part, content, () => {
    const text = decodeXml(content, part);
    notes.add(text.diagnostics);
    if (hasErrors(text.diagnostics)) return undefined;
    if (usesUndeclared(text.value)) {
      const message = "xsi: is used, but what it stands for is not declared (xmlns:xsi).";
      notes.say("error", "namespace", message, part);
    }
    const { value, diagnostics } = parseXml(text.value, part);
    notes.add(diagnostics);
    return value;
  });

/** .NET refuses the whole document: `'xsi' is an undeclared prefix` (§18, 80048013). */
const usesUndeclared = (text: string): boolean =>
  !text.includes("xmlns:xsi") && /\sxsi:\w+\s*=/.test(text);

/** Stands for a document that is not there; it is this very element that says so, not that it is bare. */
export const NO_DOCUMENT: Element = element("ImportExportXml");

const BOM = [0xef, 0xbb, 0xbf];
export const hasByteOrderMark = (content: Uint8Array): boolean =>
  BOM.every((byte, index) => content[index] === byte);
