import { type CentralDirectory, FLAG, type ZipEntry, type ZipFindings } from "./zip-entry.ts";

const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;
const DESCRIPTOR = 0x08074b50;

/** The packed bytes of an entry. */
export interface PackedEntry {
  readonly entry: ZipEntry;
  readonly data: Uint8Array;
}

interface Extent {
  readonly entry: ZipEntry;
  readonly from: number;
  readonly dataFrom: number;
  readonly to: number;
}

/**
 * Finds the bytes of each entry and compares the local headers with the central directory: two
 * programs that trust different ones must see the same zip. No byte may belong to two entries.
 */
export function judgeLayout(
  bytes: Uint8Array,
  { entries, offset: end }: CentralDirectory,
  findings: ZipFindings,
): readonly PackedEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const extents = entries
    .flatMap((entry) => extentOf(view, bytes, entry, end, findings) ?? [])
    .toSorted((left, right) => left.from - right.from);
  let covered = 0;
  for (const { entry, from, to } of extents) {
    if (from < covered) {
      findings.say("error", "overlap", "The entry shares bytes with another.", entry.name, from);
    } else if (from > covered) hidden(findings, covered, from);
    covered = Math.max(covered, to);
  }
  if (extents.length === entries.length && covered < end) hidden(findings, covered, end);
  return extents.map(({ entry, dataFrom }) => ({
    entry,
    data: bytes.subarray(dataFrom, dataFrom + entry.packedSize),
  }));
}

const hidden = (findings: ZipFindings, from: number, to: number): void =>
  findings.say(
    "warning",
    "hidden-bytes",
    `${to - from} bytes belong to no entry.`,
    undefined,
    from,
  );

function extentOf(
  view: DataView,
  bytes: Uint8Array,
  entry: ZipEntry,
  end: number,
  findings: ZipFindings,
): Extent | undefined {
  const { name, localOffset: from } = entry;
  const refuse = (code: string, message: string): undefined =>
    findings.say("error", code, message, name, from);

  if (from + LOCAL_SIZE > end || view.getUint32(from, true) !== LOCAL) {
    return refuse("local-header", "There is no entry where the list says.");
  }
  const nameLength = view.getUint16(from + 26, true);
  const extraFrom = from + LOCAL_SIZE + nameLength;
  const dataFrom = extraFrom + view.getUint16(from + 28, true);
  const to = dataFrom + entry.packedSize;
  if (to > end) return refuse("truncated", "The entry runs beyond the end of the entries.");
  const localName = bytes.subarray(from + LOCAL_SIZE, from + LOCAL_SIZE + nameLength);
  if (Buffer.compare(localName, entry.nameBytes) !== 0) {
    return refuse("local-header", "The entry's own header gives it another name.");
  }
  const flags = view.getUint16(from + 6, true);
  if (view.getUint16(from + 8, true) !== entry.method || flags !== entry.flags) {
    return refuse("local-header", "The entry's own header gives another method or other flags.");
  }
  const [large, packed] = largeSizes(view, extraFrom, dataFrom);
  const crc = view.getUint32(from + 14, true);
  const said = [crc, sizeAt(view, from + 18, packed), sizeAt(view, from + 22, large)];
  const meant = [entry.crc, entry.packedSize, entry.size];
  const later = (entry.flags & FLAG.descriptor) !== 0;
  if (!said.every((value, at) => value === meant[at] || (later && value === 0))) {
    return refuse("local-header", "The entry's own header gives another checksum or size.");
  }
  if (!later) return { entry, from, dataFrom, to };
  const length = descriptorLength(view, to, end, meant, large === undefined ? 4 : 8);
  if (length === undefined) {
    return refuse("descriptor", "What follows the entry gives another checksum or size.");
  }
  return { entry, from, dataFrom, to: to + length };
}

const ELSEWHERE = 0xffffffff;
const LARGE_FORM = 0x0001;

/**
 * The size and packed size of the large form (zip64), which programs that do not know the sizes
 * beforehand write in front of small entries too.
 */
function largeSizes(view: DataView, from: number, to: number): readonly number[] {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== LARGE_FORM || at + 20 > to) continue;
    return [4, 12].map((place) => Number(view.getBigUint64(at + place, true)));
  }
  return [];
}

const sizeAt = (view: DataView, at: number, large: number | undefined): number => {
  const size = view.getUint32(at, true);
  return size === ELSEWHERE && large !== undefined ? large : size;
};

/** With or without a signature of its own; sizes of `width` bytes. */
function descriptorLength(
  view: DataView,
  at: number,
  end: number,
  [crc, ...sizes]: readonly number[],
  width: 4 | 8,
): number | undefined {
  const length = 4 + 2 * width;
  const sizeFrom = (from: number): number =>
    width === 4 ? view.getUint32(from, true) : Number(view.getBigUint64(from, true));
  const fits = (from: number): boolean =>
    from + length <= end &&
    view.getUint32(from, true) === crc &&
    sizes.every((size, index) => sizeFrom(from + 4 + index * width) === size);
  if (at + 4 <= end && view.getUint32(at, true) === DESCRIPTOR && fits(at + 4)) return 4 + length;
  return fits(at) ? length : undefined;
}
