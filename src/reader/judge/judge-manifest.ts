import { attribute, childElement, childText } from "#foundation";
import type { SolutionDocument } from "#model";
import { textIn } from "../fields.ts";
import { manifestOf } from "../model/solution-xml.ts";
import { type Notes, SOLUTION } from "../notes.ts";

const NEEDED = [
  "LocalizedNames",
  "Descriptions",
  "Publisher",
  "RootComponents",
  "MissingDependencies",
] as const;

/** Package versions that exports of today have; newer ones are refused. */
const PACKAGE_VERSION = /^9\.\d+$/;
/** Solutions of the years before are still imported. */
const OLDER_VERSION = /^[678]\.\d+$/;

/** solution.xml: what a solution must say about itself (§2, §24.8 "Roots, solution.xml"). */
export function judgeManifest(
  { solution }: SolutionDocument,
  from: "zip" | "folder",
  notes: Notes,
): void {
  const refuse = (code: string, message: string, ...path: string[]): void =>
    notes.say("error", code, message, SOLUTION, ...path);
  if (solution.name !== "ImportExportXml") {
    refuse("root-element", `The root element is "${solution.name}".`);
  }
  if (attribute(solution, "languagecode") === undefined) {
    refuse("language", "The language of the exporting organisation is missing.");
  }
  const version = attribute(solution, "SolutionPackageVersion") ?? "";
  if (attribute(solution, "version") === undefined || !PACKAGE_VERSION.test(version)) {
    const severity = OLDER_VERSION.test(version) ? "warning" : "error";
    const message = `The package version is "${version}", not one of 9.`;
    notes.say(severity, "package-version", message, SOLUTION);
  }
  const manifest = manifestOf(solution);
  if (!childElement(solution, "SolutionManifest")) {
    refuse("manifest", "SolutionManifest is missing.");
    return;
  }
  for (const name of NEEDED) {
    if (!childElement(manifest, name)) refuse("manifest", `${name} is missing.`, name);
  }
  if (childElement(manifest, "RootComponents")?.children.length === 0) {
    notes.say(
      "warning",
      "roots",
      "The solution has no root component.",
      SOLUTION,
      "RootComponents",
    );
  }
  const uniqueName = textIn(manifest, "UniqueName");
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(uniqueName)) {
    refuse("unique-name", `"${uniqueName}" is no unique name.`, "UniqueName");
  }
  const number = textIn(manifest, "Version");
  if (!/^\d{1,9}(\.\d{1,9}){3}$/.test(number)) {
    const severity = /^\d{1,9}(\.\d{1,9}){1,2}$/.test(number) ? "warning" : "error";
    notes.say(
      severity,
      "version",
      `"${number}" is no version of four numbers.`,
      SOLUTION,
      "Version",
    );
  }
  const managed = childText(manifest, "Managed")?.trim();
  const allowed = from === "zip" ? ["0", "1"] : ["0", "1", "2"];
  if (managed === undefined || !allowed.includes(managed)) {
    refuse("managed", `Managed is "${managed ?? ""}".`, "Managed");
  }
  const publisher = childElement(manifest, "Publisher");
  if (!publisher) return;
  if (textIn(publisher, "CustomizationPrefix") === "") {
    refuse("publisher", "The publisher has no prefix.", "Publisher");
  }
  for (const name of ["UniqueName", "LocalizedNames"]) {
    if (!childElement(publisher, name)) refuse("publisher", `${name} is missing.`, "Publisher");
  }
}
