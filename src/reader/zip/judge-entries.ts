import { isFolder } from "./judge-names.ts";
import { ZIP_LIMITS } from "./limits.ts";
import { FLAG, ROOT_ENTRIES, type ZipEntry, type ZipFindings } from "./zip-entry.ts";

const ENCRYPTED = FLAG.encrypted | FLAG.strongEncryption | FLAG.maskedHeaders;

/**
 * The background of a canvas app: real exports hold blank ones of 1 MB that are packed 554 times
 * smaller. No other entry of theirs of more than 16 kB is packed 100 times smaller.
 */
const isPicture = (name: string): boolean => /^CanvasApps\/[^/]+_BackgroundImageUri$/.test(name);

const isBomb = ({ name, size, packedSize }: ZipEntry): boolean => {
  const from = isPicture(name) ? ZIP_LIMITS.pictureRatioFrom : ZIP_LIMITS.ratioFrom;
  return size > packedSize * ZIP_LIMITS.ratio && (size > from || packedSize === 0);
};

/** What entries declare about themselves: method, encryption, sizes and their ratio. */
export function judgeEntries(entries: readonly ZipEntry[], findings: ZipFindings): void {
  let total = 0;
  for (const entry of entries) {
    const { name, flags, method, size, packedSize, localOffset } = entry;
    const refuse = (code: string, message: string): void =>
      findings.say("error", code, message, name, localOffset);
    total += size;
    if (flags & ENCRYPTED) refuse("encrypted", "The entry is encrypted.");
    if (method !== 0 && method !== 8) {
      refuse(
        "method",
        `The entry is packed by method ${method}; only deflate and stored are read.`,
      );
    }
    if (size === 0xffffffff || packedSize === 0xffffffff || localOffset === 0xffffffff) {
      refuse("zip64", "The entry has the large form (zip64), which no solution needs.");
    }
    if (size > ZIP_LIMITS.entryBytes) {
      refuse("entry-too-large", `${size} bytes; ${ZIP_LIMITS.entryBytes} are allowed.`);
    }
    if (method === 0 && size !== packedSize) {
      refuse("size", "The entry is stored, but its two sizes differ.");
    }
    if (isBomb(entry)) {
      refuse(
        "ratio",
        `${packedSize} bytes would become ${size}, more than ${ZIP_LIMITS.ratio} times.`,
      );
    }
    if (isFolder(name) && size > 0) refuse("folder-content", "A folder entry has content.");
  }
  const counted = entries.filter(({ name }) => !ROOT_ENTRIES.has(name)).length;
  if (counted > ZIP_LIMITS.entries) {
    const message = `${counted} entries beside the three of every package; ${ZIP_LIMITS.entries} are allowed.`;
    findings.say("error", "too-many-entries", message);
  }
  if (total > ZIP_LIMITS.totalBytes) {
    const message = `${total} bytes in all; ${ZIP_LIMITS.totalBytes} are allowed.`;
    findings.say("error", "total-too-large", message);
  }
}
