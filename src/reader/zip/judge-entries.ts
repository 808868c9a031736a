import { isFolder } from "./judge-names.ts";
import { ZIP_LIMITS } from "./limits.ts";
import { FLAG, type ZipEntry, type ZipFindings } from "./zip-entry.ts";

const ENCRYPTED = FLAG.encrypted | FLAG.strongEncryption | FLAG.maskedHeaders;

const isBomb = (size: number, packedSize: number): boolean =>
  size > packedSize * ZIP_LIMITS.ratio && (size > ZIP_LIMITS.ratioFrom || packedSize === 0);

/** What entries declare about themselves: method, encryption, sizes and their ratio. */
export function judgeEntries(entries: readonly ZipEntry[], findings: ZipFindings): void {
  let total = 0;
  for (const { name, flags, method, size, packedSize, localOffset } of entries) {
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
    if (isBomb(size, packedSize)) {
      refuse(
        "ratio",
        `${packedSize} bytes would become ${size}, more than ${ZIP_LIMITS.ratio} times.`,
      );
    }
    if (isFolder(name) && size > 0) refuse("folder-content", "A folder entry has content.");
  }
  if (total > ZIP_LIMITS.totalBytes) {
    const message = `${total} bytes in all; ${ZIP_LIMITS.totalBytes} are allowed.`;
    findings.say("error", "total-too-large", message);
  }
}
