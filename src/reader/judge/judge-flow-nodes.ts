import { childElement, type Element } from "#foundation";
import type { SolutionDocument } from "#model";
import { attributeOf, guidOf, listIn, textIn } from "../fields.ts";
import { CUSTOMIZATIONS, type Notes } from "../notes.ts";
import type { Where } from "./judge-names.ts";
import { judgeId } from "./judge-tables.ts";

/** `/Workflows/<letters, digits, _ and ->-<GUID>.json` (§1.4). */
const FILE_NAME =
  /^\/Workflows\/[A-Za-z0-9_-]*-[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}\.(json|xaml)$/;

/** §24.8 "Flows": the nodes; their files are compared where the flows are read. */
export function judgeFlowNodes({ customizations }: SolutionDocument, notes: Notes): void {
  const files = new Map<string, string>();
  const ids = new Set<string>();
  for (const flow of listIn(customizations, "Workflows", "Workflow")) {
    const written = attributeOf(flow, "WorkflowId");
    const place: Where = [CUSTOMIZATIONS, "Workflows", written];
    judgeId("flow", written, place, notes);
    const id = guidOf(written) ?? written;
    if (ids.has(id)) notes.say("error", "duplicate", "The flow stands twice.", ...place);
    ids.add(id);
    if (attributeOf(flow, "Name") === "") {
      notes.say("error", "flow-name", "The flow has no name.", ...place);
    }
    const file = fileOf(flow);
    if (file === undefined || file === "") {
      notes.say("error", "flow-file-name", "The flow names no file.", ...place);
      continue;
    }
    if (!FILE_NAME.test(file)) {
      const message = `"${file}" is not how exports call a flow's file.`;
      const severity = isOutside(file) ? "error" : "warning";
      notes.say(severity, "flow-file-name", message, ...place);
    }
    const twin = files.get(file.toLowerCase());
    if (twin !== undefined && twin !== id) {
      notes.say("error", "duplicate", `Two flows name the file "${file}".`, ...place);
    }
    files.set(file.toLowerCase(), id);
  }
}

const fileOf = (flow: Element): string | undefined => {
  const name = ["JsonFileName", "XamlFileName"].find((one) => childElement(flow, one));
  return name === undefined ? undefined : textIn(flow, name);
};

const isOutside = (file: string): boolean =>
  !/^\/?Workflows\//.test(file) || /\\|(^|\/)\.\.(\/|$)/.test(file);
