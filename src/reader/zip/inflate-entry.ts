import { crc32, inflateRawSync } from "node:zlib";
import type { PackedEntry } from "./judge-layout.ts";
import type { ZipFindings } from "./zip-entry.ts";

/** zlib takes no smaller pieces. */
const LEAST_CHUNK = 64;

/** The content of an entry; never more bytes than it declared. `undefined` with a finding if damaged. */
export function inflateEntry(
  { entry, data }: PackedEntry,
  findings: ZipFindings,
): Uint8Array | undefined {
  const { name, method, size, crc, localOffset } = entry;
  const refuse = (code: string, message: string): undefined =>
    findings.say("error", code, message, name, localOffset);

  let content: Uint8Array = data;
  if (method === 8) {
    try {
      const { buffer, engine } = inflateRawSync(data, {
        maxOutputLength: Math.max(1, size),
        // One piece, and a byte more, so that zlib sees the end in it: pieces would be copied together.
        chunkSize: Math.max(LEAST_CHUNK, size + 1),
        info: true,
      }) as unknown as Inflated;
      if (engine.bytesWritten !== data.length) {
        return refuse("inflate", "Bytes are left over after the packed content.");
      }
      content = buffer;
    } catch (error) {
      // zlib throws plain errors for damaged data and a RangeError when the output grows too large.
      if (!(error instanceof Error)) throw error;
      return error instanceof RangeError
        ? refuse("size", `The entry becomes larger than the ${size} bytes it declares.`)
        : refuse("inflate", "The packed content is damaged.");
    }
  }
  if (content.length !== size) {
    return refuse("size", `The entry has ${content.length} bytes and declares ${size}.`);
  }
  if (crc32(content) !== crc) return refuse("crc", "The content does not fit its checksum.");
  return content;
}

/** What `info: true` makes of the result; @types/node does not say it. */
interface Inflated {
  readonly buffer: Uint8Array;
  readonly engine: { readonly bytesWritten: number };
}
