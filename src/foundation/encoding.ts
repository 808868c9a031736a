import { utf8Text } from "./utf8.ts";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/** Files that went through an editor of Windows can be UTF-16, which their first bytes say. */
export function encodingOf([first, second]: Uint8Array): Encoding {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

/** The text of a file without its byte order mark; `undefined` when the bytes are no text. */
export function textOfBytes(bytes: Uint8Array): string | undefined {
  const encoding = encodingOf(bytes);
  if (encoding === "utf-8") return utf8Text(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
