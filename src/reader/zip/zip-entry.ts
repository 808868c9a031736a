import { type Diagnostic, pointerOf, type Severity } from "#foundation";
import { CONTENT_TYPES, CUSTOMIZATIONS, SOLUTION } from "../notes.ts";

/** What every package has (solution-format.md §1.1); not counted among its parts. */
export const ROOT_ENTRIES: ReadonlySet<string> = new Set([CONTENT_TYPES, SOLUTION, CUSTOMIZATIONS]);

/** One record of the central directory. */
export interface ZipEntry {
  readonly name: string;
  readonly nameBytes: Uint8Array;
  readonly flags: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly localOffset: number;
}

/** The central directory as it was found, with the place where it begins. */
export interface CentralDirectory {
  readonly entries: readonly ZipEntry[];
  readonly offset: number;
}

/** Bits of the general purpose flags. */
export const FLAG = {
  encrypted: 0x0001,
  descriptor: 0x0008,
  strongEncryption: 0x0040,
  utf8: 0x0800,
  maskedHeaders: 0x2000,
} as const;

/** Reports about one zip; `entry` is the name the finding is about. */
export interface ZipFindings {
  readonly list: Diagnostic[];
  say(
    severity: Severity,
    code: string,
    message: string,
    entry?: string,
    offset?: number,
  ): undefined;
}

export function zipFindings(part: string): ZipFindings {
  const list: Diagnostic[] = [];
  return {
    list,
    say: (severity, code, message, entry, offset) => {
      const pointer = entry === undefined ? "" : pointerOf([entry]);
      const at = {
        in: "part" as const,
        part,
        pointer,
        ...(offset === undefined ? {} : { offset }),
      };
      list.push({ code: `zip/${code}`, severity, message, at });
      return undefined;
    },
  };
}
