import { childElements, type Element, parseXml } from "#foundation";
import type { SolutionDocument } from "#model";
import { attributeOf, listIn, textIn } from "../fields.ts";
import { fileNamesOf, isCloudFlow } from "../model/flows.ts";
import { isVariablePart, VARIABLE_FOLDER } from "../model/small-parts.ts";
import type { Notes } from "../notes.ts";
import { childOrderOf } from "./child-order.ts";
import { judgeTexts, type Spoken, spokenIn } from "./judge-languages.ts";
import { judgeOrder } from "./judge-structure.ts";
import { judgeAttributes, judgeChildren } from "./judge-unknown.ts";
import { judgeValues } from "./judge-values.ts";
import { hasByteOrderMark } from "../xml-part.ts";

const VALUES = /^environmentvariabledefinitions\/[^/]+\/environmentvariablevalues\.json$/i;

/** Files of a zip: who owns them (§24.8 "Environment variables and loose files"). */
export function judgeFiles(
  { solution, customizations, files }: SolutionDocument,
  notes: Notes,
): void {
  const named = namedFiles(customizations);
  const spoken = spokenIn(solution, customizations);
  const definitions = new Set(
    files.filter(({ path }) => isVariablePart(path)).map(({ path }) => folderOf(path)),
  );
  let owned: ReadonlySet<string> | undefined;
  const resources = () => (owned ??= webResourcesIn(customizations));
  for (const { path, content } of files) {
    const say = (severity: "error" | "warning" | "info", code: string, message: string): void =>
      notes.say(severity, code, message, path);
    const [folder = ""] = path.split("/");
    if (!path.includes("/")) {
      say("error", "stray-file", "A file stands beside the three of every solution.");
    } else if (/^workflows$/i.test(folder)) {
      if (!named.has(path.toLowerCase())) say("error", "stray-file", "No flow names this file.");
    } else if (folder.toLowerCase() === VARIABLE_FOLDER) {
      if (folder !== VARIABLE_FOLDER) say("warning", "part-case", `The folder is "${folder}".`);
      if (isVariablePart(path)) judgeVariable(path, content, spoken, notes);
      else if (VALUES.test(path)) {
        if (definitions.has(folderOf(path))) {
          say("warning", "variable-value", "A value is shipped; it is carried unread.");
        } else say("error", "variable-value", "The value belongs to no variable.");
      } else say("error", "stray-file", "The file is no part of a variable.");
    } else if (/^webresources$/i.test(folder) && !resources().has(path.toLowerCase())) {
      say("info", "stray-file", "No web resource of the package names this file.");
    } else {
      say("info", "unknown-part", "The file belongs to a kind of part that is carried unread.");
    }
  }
  judgeReferences(customizations, files, notes);
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/")).toLowerCase();

const namedFiles = (customizations: Element): ReadonlySet<string> =>
  new Set(
    listIn(customizations, "Workflows", "Workflow").flatMap((flow) =>
      fileNamesOf(flow).map((name) => name.replace(/^\//, "").toLowerCase()),
    ),
  );

/** By the file that they name, and as an unpacked folder calls it. */
const webResourcesIn = (customizations: Element): ReadonlySet<string> =>
  new Set(
    listIn(customizations, "WebResources", "WebResource").flatMap((one) => [
      textIn(one, "FileName").replace(/^\//, "").toLowerCase(),
      `webresources/${textIn(one, "Name")}`.toLowerCase(),
    ]),
  );

/** Whether it can be read is said where it is read. */
function judgeVariable(path: string, content: Uint8Array, spoken: Spoken, notes: Notes): void {
  if (hasByteOrderMark(content)) {
    notes.say("warning", "byte-order-mark", "The definition begins with a byte order mark.", path);
  }
  const { value } = parseXml(new TextDecoder().decode(content), path);
  const schemaName = value ? attributeOf(value, "schemaname") : "";
  const order = value && childOrderOf(value.name);
  if (order) {
    judgeOrder(value, order, path, undefined, notes);
    judgeChildren(value, new Set(order), path, undefined, notes);
    judgeAttributes(value, undefined, path, undefined, notes);
    for (const one of childElements(value)) judgeAttributes(one, value, path, undefined, notes);
  }
  if (value) judgeValues(value, path, () => [], notes);
  for (const code of value ? judgeTexts(value, path, spoken, notes) : []) {
    const message = `There are labels in language ${code}, which is not listed.`;
    notes.say("warning", "language", message, path);
  }
  const store = value ? textIn(value, "secretstore") : "";
  if (!/^[01]?$/.test(store)) {
    const message = `There is no place for secrets "${store}".`;
    notes.say("warning", "variable", message, path, "secretstore");
  }
  const [, folder = ""] = path.split("/");
  if (schemaName !== "" && schemaName !== folder) {
    const message = `The folder of "${schemaName}" is called "${folder}".`;
    const isTwin = schemaName.toLowerCase() === folder.toLowerCase();
    notes.say(isTwin ? "warning" : "error", "variable-folder", message, path);
  }
  if (schemaName !== "" && !/^[A-Za-z_][A-Za-z0-9_.-]*$/.test(schemaName)) {
    notes.say("error", "name", `"${schemaName}" is no name for a variable.`, path);
  }
}

const NO_FILE = { content: new Uint8Array() };

const REFERENCE = '"connectionReferenceLogicalName"';
const QUOTE = 0x22;

/** Names of connection references that a flow's file uses, however broken it is. */
function referencesIn({ buffer, byteOffset, byteLength }: Uint8Array): ReadonlySet<string> {
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  const names = new Set<string>();
  for (let at = bytes.indexOf(REFERENCE); at >= 0; at = bytes.indexOf(REFERENCE, at)) {
    at += REFERENCE.length;
    const open = bytes.indexOf(QUOTE, at);
    const close = open < 0 ? -1 : bytes.indexOf(QUOTE, open + 1);
    if (close < 0) break;
    const name = bytes.toString("utf8", open + 1, close);
    if (bytes.toString("utf8", at, open).trim() === ":" && !name.includes("\\")) names.add(name);
  }
  return names;
}

/** A flow's connection that the solution does not bring must be there before the import (§14). */
function judgeReferences(
  customizations: Element,
  files: SolutionDocument["files"],
  notes: Notes,
): void {
  const known = new Set(
    listIn(customizations, "connectionreferences", "connectionreference").map((element) =>
      attributeOf(element, "connectionreferencelogicalname"),
    ),
  );
  const byPath = new Map(files.map((file) => [file.path.toLowerCase(), file]));
  for (const flow of listIn(customizations, "Workflows", "Workflow")) {
    if (!isCloudFlow(flow)) continue;
    const path = textIn(flow, "JsonFileName").replace(/^\//, "");
    const file = byPath.get(path.toLowerCase());
    const { content } = file ?? NO_FILE;
    for (const name of notes.once(path, content, () => referencesIn(content))) {
      if (name === "" || known.has(name)) continue;
      const message = `The flow uses the connection reference "${name}", which is not here.`;
      notes.say("warning", "connection-reference", message, path);
    }
  }
}
