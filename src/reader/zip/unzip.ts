import { type Checked, hasErrors } from "#foundation";
import type { SolutionFile } from "#model";
import { readCentralDirectory } from "./central-directory.ts";
import { inflateEntry } from "./inflate-entry.ts";
import { judgeEntries } from "./judge-entries.ts";
import { judgeLayout, type PackedEntry } from "./judge-layout.ts";
import { isFolder, judgeNames } from "./judge-names.ts";
import { zipFindings } from "./zip-entry.ts";

/** What was inflated of entries, by their name. */
export type InflatedParts = Map<
  string,
  { readonly from: PackedEntry; readonly content: Uint8Array }
>;

/**
 * The files of a zip in the order of its list. Everything the zip says about itself is judged
 * before anything is inflated: after one error nothing is. `part` names the zip in findings. What
 * `inflated` holds of the very same packed bytes is not inflated again.
 */
export function unzip(
  bytes: Uint8Array,
  part: string,
  inflated: InflatedParts = new Map(),
): Checked<readonly SolutionFile[]> {
  const findings = zipFindings(part);
  const directory = readCentralDirectory(bytes, findings);
  if (!directory) return { value: [], diagnostics: findings.list };
  judgeNames(directory.entries, findings);
  judgeEntries(directory.entries, findings);
  if (hasErrors(findings.list)) return { value: [], diagnostics: findings.list };
  const packed = judgeLayout(bytes, directory, findings);
  if (hasErrors(findings.list)) return { value: [], diagnostics: findings.list };

  const places = new Map(directory.entries.map((entry, index) => [entry, index]));
  const files = packed
    .toSorted((left, right) => (places.get(left.entry) ?? 0) - (places.get(right.entry) ?? 0))
    .flatMap((one): readonly SolutionFile[] => {
      if (isFolder(one.entry.name)) return [];
      const path = one.entry.name;
      const known = inflated.get(path);
      if (known && isSame(known.from, one)) return [{ path, content: known.content }];
      const content = inflateEntry(one, findings);
      if (content === undefined) return [];
      inflated.set(path, { from: one, content });
      return [{ path, content }];
    });
  return { value: files, diagnostics: findings.list };
}

/** What a zip lists, without a look at any content; `undefined` when the list cannot be read. */
export const entryNames = (bytes: Uint8Array): readonly string[] | undefined =>
  readCentralDirectory(bytes, zipFindings(""))?.entries.map(({ name }) => name);

const isSame = (one: PackedEntry, other: PackedEntry): boolean =>
  one.entry.method === other.entry.method &&
  one.entry.size === other.entry.size &&
  one.entry.crc === other.entry.crc &&
  Buffer.compare(one.data, other.data) === 0;
