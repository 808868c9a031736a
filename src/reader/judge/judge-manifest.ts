import { attribute, childElement, childElementsNamed, childText, type Element } from "#foundation";
import type { SolutionDocument } from "#model";
import { attributeOf, labelsIn, listIn, textIn } from "../fields.ts";
import { manifestOf, readRoots } from "../model/solution-xml.ts";
import { type Notes, SOLUTION } from "../notes.ts";
import { childOrderOf } from "./child-order.ts";

/** Tables that an app brings: an organisation may be without (§2.3). */
export const OF_APPS: ReadonlySet<string> = new Set(["opportunity", "lead", "incident"]);

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
  for (const [list, most] of [
    ["LocalizedNames", 256],
    ["Descriptions", 2000],
  ] as const) {
    const texts = Object.values(labelsIn(manifest, list));
    if (texts.every((text) => text.length <= most)) continue;
    const message = `${list} holds a text of more than ${most} characters.`;
    notes.say("error", "manifest", message, SOLUTION, list);
  }
  const uniqueName = textIn(manifest, "UniqueName");
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(uniqueName)) {
    // By the error codes a digit in front is refused; one real export has it.
    const severity = /^\d[A-Za-z0-9_]*$/.test(uniqueName) ? "warning" : "error";
    const message = `"${uniqueName}" is no unique name.`;
    notes.say(severity, "unique-name", message, SOLUTION, "UniqueName");
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
  judgeDependencies(solution, notes);
  const publisher = childElement(manifest, "Publisher");
  if (!publisher) return;
  if (textIn(publisher, "CustomizationPrefix") === "") {
    refuse("publisher", "The publisher has no prefix.", "Publisher");
  }
  judgeAddresses(publisher, notes);
  for (const name of ["UniqueName", "LocalizedNames"]) {
    if (!childElement(publisher, name)) refuse("publisher", `${name} is missing.`, "Publisher");
    else if (name === "UniqueName" && textIn(publisher, name) === "") {
      refuse("publisher", "The publisher's UniqueName is empty.", "Publisher");
    }
  }
}

/** Two, or none, each with all it can say (§2.1). */
function judgeAddresses(publisher: Element, notes: Notes): void {
  const place = [SOLUTION, "Publisher", "Addresses"] as const;
  const addresses = listIn(publisher, "Addresses", "Address");
  const numbers = addresses.map((address) => textIn(address, "AddressNumber")).join(" ");
  if (addresses.length > 0 && numbers !== "1 2") {
    const message = `A publisher has the addresses 1 and 2, this one ${numbers || "one without a number"}.`;
    notes.say("warning", "publisher", message, ...place);
  }
  for (const address of addresses) {
    const missing = ADDRESS.filter((name) => !childElement(address, name));
    if (missing.length === 0) continue;
    const message = `The address lacks ${missing.join(", ")}.`;
    notes.say("warning", "publisher", message, ...place);
  }
}

const ADDRESS = childOrderOf("Address") ?? [];

/** What must be there before, as far as it can be told (§2.3). */
function judgeDependencies(solution: Element, notes: Notes): void {
  const place = [SOLUTION, "MissingDependencies"] as const;
  const entries = listIn(manifestOf(solution), "MissingDependencies", "MissingDependency");
  const required = entries.flatMap((entry) => childElementsNamed(entry, "Required"));
  if (entries.some((entry) => !childElement(entry, "Dependent"))) {
    const message = "It is not said which part needs another (Dependent).";
    notes.say("warning", "dependency", message, ...place);
  }
  const active = required.filter((one) => attributeOf(one, "solution") === "Active");
  if (active.length > 0) {
    const message = `${active.length} needed parts belong to no solution ("Active"): the import works only where somebody made them by hand.`;
    notes.say("warning", "dependency", message, ...place);
  }
  const nowhere = required.filter((one) => attributeOf(one, "solution") === "");
  if (nowhere.length > 0) {
    const names = nowhere.map((one) => attributeOf(one, "schemaName") || attributeOf(one, "type"));
    const message = `It is not said which solution brings what is needed: ${names.join(", ")}.`;
    notes.say("warning", "dependency", message, ...place);
  }
  const said = new Set(required.map((one) => attributeOf(one, "schemaName").toLowerCase()));
  for (const { type, schemaName } of readRoots(solution)) {
    const name = schemaName.toLowerCase();
    if (type !== "1" || !OF_APPS.has(name) || said.has(name)) continue;
    const message = `The solution changes "${name}", but does not say that it needs the app that brings it.`;
    notes.say("warning", "dependency", message, ...place);
  }
}

/** Exports call managed and unmanaged zips differently (§1). */
export function judgeZipName(name: string, { solution }: SolutionDocument, notes: Notes): void {
  const manifest = manifestOf(solution);
  const managed = textIn(manifest, "Managed");
  const says = `${textIn(manifest, "UniqueName")}_${textIn(manifest, "Version").replaceAll(".", "_")}`;
  const file = name.split(/[/\\]/).at(-1) ?? "";
  const isCalled = (end: string): boolean => file.toLowerCase() === `${says}${end}`.toLowerCase();
  if ((managed === "0" && isCalled("_managed.zip")) || (managed === "1" && isCalled(".zip"))) {
    const message = `The zip is called "${file}", but Managed is ${managed}.`;
    notes.say("warning", "managed", message, SOLUTION, "Managed");
  }
}
