import {
  atPart,
  type Checked,
  type Diagnostic,
  type Element,
  isElement,
  PACKAGER_STYLE,
  printXml,
} from "#foundation";
import type { SolutionDocument, SolutionFile } from "#model";
import { MANAGED } from "../solution-xml.ts";
import { placesOf } from "./places.ts";
import { sorted } from "./sort.ts";
import { type SplitFile, splitCustomizations } from "./split.ts";

/** `both`: one tree from which either zip can be packed. */
export type EjectKind = keyof typeof MANAGED;

/**
 * The folder that Microsoft's packer extracts from a zip, byte for byte but for line ends
 * (solution-format.md §17.1, §24.3). What the packer would lose without a word is a finding.
 */
export function eject(
  document: SolutionDocument,
  kind: EjectKind,
): Checked<readonly SolutionFile[]> {
  const split = splitCustomizations(sorted(document.customizations));
  const solution: SplitFile = {
    path: "Other/Solution.xml",
    root: withManaged(sorted(document.solution), MANAGED[kind]),
  };
  const xsi = xsiOf(document.customizations);
  const written = [solution, ...split.files].map((file) => fileOf(file, kind, xsi));
  const files = new Map<string, SolutionFile>();
  const findings: Diagnostic[] = split.nameless.map((name) =>
    finding("nameless", `A ${name} has no name or id to call its file by.`, "customizations.xml"),
  );
  for (const name of split.unknown) {
    const message = `Parts of the kind ${name} stay whole in Other/Customizations.xml.`;
    findings.push({
      ...finding("unknown-kind", message, "customizations.xml"),
      severity: "warning",
    });
  }
  const placeOf = placesOf(document.customizations);
  const carried = document.files.flatMap(({ path, content }): readonly SolutionFile[] => {
    const place = placeOf(path);
    if (place?.includes("/")) return [{ path: place, content }];
    const message = `"${path}" belongs to no part, so that official tools drop it.`;
    findings.push(finding("loose", message, path));
    return [];
  });
  for (const file of [...written, ...carried]) {
    const { path } = file;
    if (leaves(path)) {
      const message = `"${path}" would stand outside the folder or is no name of a file.`;
      findings.push(finding("path", message, path));
    } else if (files.has(path)) {
      findings.push(finding("twice", `Two parts would be the file "${path}".`, path));
    } else files.set(path, file);
  }
  return { value: [...files.values()], diagnostics: findings };
}

/** The folder of a pair of zips: the managed one overwrites what has no layer of its own (§24.6). */
export function ejectPair(
  unmanaged: SolutionDocument,
  managed: SolutionDocument,
): Checked<readonly SolutionFile[]> {
  const plain = eject(unmanaged, "both");
  const layered = eject(managed, "both");
  const managedOnly = eject(managed, "managed");
  const files = new Map(plain.value.map((file) => [file.path, file]));
  const placeOf = placesOf(unmanaged.customizations);
  const known = new Set(unmanaged.files.map(({ path }) => placeOf(path)));
  for (const file of layered.value) {
    if (OVERWRITTEN.test(file.path) || (known.has(file.path) && !KEPT.test(file.path))) {
      files.set(file.path, file);
    }
  }
  for (const file of managedOnly.value) {
    if (file.path.endsWith("_managed.xml")) files.set(file.path, file);
  }
  return { value: [...files.values()], diagnostics: plain.diagnostics };
}

const OVERWRITTEN =
  /^Other\/(Customizations|Solution)\.xml$|^Entities\/[^/]+\/(Entity|RibbonDiff)\.xml$/;
const KEPT = /^Workflows\//;

const finding = (name: string, message: string, part: string): Diagnostic => ({
  code: `eject/${name}`,
  severity: "error",
  message,
  at: atPart(part),
});

const leaves = (path: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  path.startsWith("/") || /(^|[/\\])\.\.([/\\]|$)|^[A-Za-z]:|[\u0000-\u001f]/.test(path);

function fileOf(
  { path, root, layered, plain }: SplitFile,
  kind: EjectKind,
  xsi: string | undefined,
) {
  const named = layered && kind === "managed" ? path.replace(/\.xml$/, "_managed.xml") : path;
  const declared = plain || xsi === undefined ? root : withXsi(root, xsi);
  return { path: named, content: Buffer.from(printXml(declared, PACKAGER_STYLE), "utf8") };
}

const XMLNS = "xmlns:xsi";
const xsiOf = ({ attributes }: Element): string | undefined =>
  attributes.find(([name]) => name === XMLNS)?.[1];

const withXsi = (root: Element, xsi: string): Element =>
  root.attributes.some(([name]) => name === XMLNS)
    ? root
    : { ...root, attributes: [...root.attributes, [XMLNS, xsi]] };

const withManaged = (element: Element, value: string): Element => ({
  ...element,
  children: element.children.map((child) => {
    if (!isElement(child)) return child;
    if (child.name === "Managed") return { ...child, children: [value] };
    return child.name === "SolutionManifest" ? withManaged(child, value) : child;
  }),
});
