import { ZIP_LIMITS } from "./limits.ts";
import {
  type CentralDirectory,
  FLAG,
  ROOT_ENTRIES,
  type ZipEntry,
  type ZipFindings,
} from "./zip-entry.ts";

const END = 0x06054b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const RECORD = 0x02014b50;
const RECORD_SIZE = 46;
const ZIP64_LOCATOR = 0x07064b50;
const ZIP64_LOCATOR_SIZE = 20;

/**
 * Reads the end record and the central directory, the only parts of a zip that say what is in it.
 * `undefined` when they cannot be trusted; then there is an error finding.
 */
export function readCentralDirectory(
  bytes: Uint8Array,
  findings: ZipFindings,
): CentralDirectory | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const refuse = (code: string, message: string, offset?: number): undefined =>
    findings.say("error", code, message, undefined, offset);

  if (bytes.length > ZIP_LIMITS.fileBytes) {
    return refuse("too-large", `The file has more than ${ZIP_LIMITS.fileBytes} bytes.`);
  }
  const end = findEnd(view);
  if (end === undefined) {
    const started = bytes.length >= 4 && view.getUint32(0, true) === 0x04034b50;
    return started
      ? refuse("truncated", "The end of the zip is missing.")
      : refuse("not-a-zip", "The file is not a zip.");
  }
  const hasLocator =
    end >= ZIP64_LOCATOR_SIZE && view.getUint32(end - ZIP64_LOCATOR_SIZE, true) === ZIP64_LOCATOR;
  const disks = [view.getUint16(end + 4, true), view.getUint16(end + 6, true)];
  const here = view.getUint16(end + 8, true);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const offset = view.getUint32(end + 16, true);
  if (hasLocator || count === 0xffff || size === 0xffffffff || offset === 0xffffffff) {
    return refuse("zip64", "The zip has the large form (zip64), which no solution needs.", end);
  }
  if (disks.some((disk) => disk !== 0) || here !== count) {
    return refuse("several-disks", "The zip is one of several parts.", end);
  }
  const most = ZIP_LIMITS.entries + ROOT_ENTRIES.size;
  if (count > most)
    return refuse("too-many-entries", `${count} entries; ${most} are allowed.`, end);
  if (offset + size !== end) {
    return refuse("central-directory", "The list of entries is not where the zip says.", end);
  }
  const entries = readRecords(view, bytes, offset, end, findings);
  if (entries === undefined) return undefined;
  if (entries.length !== count) {
    return refuse("central-directory", `${entries.length} entries are listed, ${count} counted.`);
  }
  return { entries, offset };
}

/** The last end record whose comment ends with the file. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - END_SIZE;
  const first = Math.max(0, last - LONGEST_COMMENT);
  for (let at = last; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END && view.getUint16(at + 20, true) === last - at) return at;
  }
  return undefined;
}

function readRecords(
  view: DataView,
  bytes: Uint8Array,
  from: number,
  to: number,
  findings: ZipFindings,
): readonly ZipEntry[] | undefined {
  const entries: ZipEntry[] = [];
  let at = from;
  while (at < to) {
    if (at + RECORD_SIZE > to || view.getUint32(at, true) !== RECORD) {
      findings.say("error", "central-directory", "The list of entries is damaged.", undefined, at);
      return undefined;
    }
    const nameLength = view.getUint16(at + 28, true);
    const next =
      at + RECORD_SIZE + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > to) {
      findings.say("error", "central-directory", "An entry runs out of the list.", undefined, at);
      return undefined;
    }
    const flags = view.getUint16(at + 8, true);
    const nameBytes = bytes.subarray(at + RECORD_SIZE, at + RECORD_SIZE + nameLength);
    entries.push({
      name: nameOf(nameBytes, flags, findings, at),
      nameBytes,
      flags,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      localOffset: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries;
}

/** Names that are not marked as UTF-8 are read as UTF-8 too; plain ASCII means the same in both. */
function nameOf(bytes: Uint8Array, flags: number, findings: ZipFindings, at: number): string {
  const plain = bytes.every((byte) => byte < 0x80);
  if (plain) return String.fromCharCode(...bytes);
  try {
    const name = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!(flags & FLAG.utf8)) {
      const message = "The name has letters beyond ASCII but is not marked as UTF-8.";
      findings.say("warning", "name-encoding", message, name, at);
    }
    return name;
  } catch {
    const name = String.fromCharCode(...bytes.subarray(0, ZIP_LIMITS.nameLength));
    findings.say("error", "name-encoding", "The name is not UTF-8 text.", name, at);
    return name;
  }
}
