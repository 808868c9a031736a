import { isObject, type ObjectValue, type Value } from "./value.ts";

/**
 * Content that is no JSON travels as `{ "$content-type", "$content" }` with base64 inside
 * (flow-language.md §7.4).
 */
export function envelope(contentType: string, content: string): ObjectValue {
  return new Map([
    ["$content-type", contentType],
    ["$content", content],
  ]);
}

export const textEnvelope = (contentType: string, text: string): ObjectValue =>
  envelope(contentType, Buffer.from(text, "utf8").toString("base64"));

export interface Content {
  readonly contentType: string;
  readonly base64: string;
}

export function contentOf(value: Value): Content | undefined {
  if (!isObject(value)) return undefined;
  const contentType = value.get("$content-type");
  const base64 = value.get("$content");
  if (typeof contentType !== "string" || typeof base64 !== "string") return undefined;
  return { contentType, base64 };
}

/** The text inside an envelope, by the charset of its content type; undefined for other objects. */
export function envelopeText(value: ObjectValue): string | undefined {
  const content = contentOf(value);
  return content && decodeText(Buffer.from(content.base64, "base64"), content.contentType);
}

export const isXmlType = (contentType: string): boolean =>
  /^(?:application|text)\/(?:[\w.+-]+\+)?xml\b/i.test(contentType.trim());

/** Bytes as text by the `charset` of a content type; UTF-8 when it names none or an unknown one. */
export function decodeText(bytes: Uint8Array, contentType: string): string {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType)?.[1] ?? "utf-8";
  if (/^utf-32(?:le)?$/i.test(charset)) return decodeUtf32(bytes);
  if (/^(?:windows-|cp)1252$/i.test(charset)) return decodeWindows1252(bytes);
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(charset, { ignoreBOM: true });
  } catch {
    decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  }
  return decoder.decode(bytes);
}

/** Little-endian, as .NET reads `utf-32`. */
function decodeUtf32(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = "";
  for (let at = 0; at < bytes.length; at += 4) {
    const point = at + 4 <= bytes.length ? view.getUint32(at, true) : -1;
    const valid = point >= 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
    text += valid ? String.fromCodePoint(point) : "\ufffd";
  }
  return text;
}

/** From 0x80 to 0x9F; Node 20 reads these as Latin-1. */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

const decodeWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (byte) => WINDOWS_1252[byte.charCodeAt(0) - 0x80] ?? byte);
