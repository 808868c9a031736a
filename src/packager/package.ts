import { EXPORT_STYLE, printXml } from "#foundation";
import type { SolutionDocument, SolutionIdentity } from "#model";
import { contentTypes } from "./content-types.ts";
import type { PackageKind } from "./solution-xml.ts";
import { type ZipEntry, zip, zipEntry } from "./zip.ts";

/** `<UniqueName>_<v_v_v_v>.zip` and `…_managed.zip`. */
export const zipName = (
  { uniqueName, version }: Pick<SolutionIdentity, "uniqueName" | "version">,
  kind: PackageKind,
): string =>
  `${uniqueName}_${version.replaceAll(".", "_")}${kind === "managed" ? "_managed" : ""}.zip`;

const xml = (path: string, root: SolutionDocument["solution"]): ZipEntry =>
  zipEntry(path, Buffer.from(printXml(root, EXPORT_STYLE), "utf8"));

/**
 * The zips of documents that differ in solution.xml only; everything else is deflated once. Order
 * of Microsoft's packer: customizations.xml, solution.xml, the files, the content types (§24.5).
 */
export function packDocuments<Kind extends string>(
  documents: Readonly<Record<Kind, SolutionDocument>>,
): Readonly<Record<Kind, Uint8Array>> {
  const all = Object.entries(documents) as [Kind, SolutionDocument][];
  const [first] = all;
  if (first === undefined) return {} as Record<Kind, Uint8Array>;
  const { customizations, files } = first[1];
  const shared = xml("customizations.xml", customizations);
  const rest = files.map(({ path, content }) => zipEntry(path, content));
  const types = contentTypes(["solution.xml", ...files.map(({ path }) => path)]);
  const last = zipEntry("[Content_Types].xml", Buffer.from(types, "utf8"));
  return Object.fromEntries(
    all.map(([kind, { solution }]) => [
      kind,
      zip([shared, xml("solution.xml", solution), ...rest, last]),
    ]),
  ) as Record<Kind, Uint8Array>;
}

/** The zip of one document. */
export const pack = (document: SolutionDocument): Uint8Array =>
  packDocuments({ one: document }).one;
