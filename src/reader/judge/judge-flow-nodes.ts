import { attribute, childElement, type Element } from "#foundation";
import { attributeOf, guidOf, labelsIn, listIn, textIn } from "../fields.ts";
import { isCloudFlow } from "../model/flows.ts";
import { CUSTOMIZATIONS, type Notes } from "../notes.ts";
import { judgeId, type Where } from "./judge-names.ts";

/** `/Workflows/<letters, digits, _ and ->-<GUID>.json` (§1.4). */
const FILE_NAME =
  /^\/Workflows\/[A-Za-z0-9_-]*-[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}\.(json|xaml)$/;

/** §24.8 "Flows": the nodes; their files are compared where the flows are read. */
export function judgeFlowNodes(customizations: Element, notes: Notes): void {
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
    if (isCloudFlow(flow)) judgeConstants(flow, place, notes);
    const file = fileOf(flow);
    if (file === undefined || file === "") {
      notes.say("error", "flow-file-name", "The flow names no file.", ...place);
      continue;
    }
    if (!FILE_NAME.test(file)) {
      const message = `"${file}" is not how exports call a flow's file.`;
      const severity = isOutside(file) ? "error" : "warning";
      notes.say(severity, "flow-file-name", message, ...place);
    } else if (!isNamedAfter(file, id, attributeOf(flow, "Name"))) {
      const message = `"${file}" is not named after the flow and its id.`;
      notes.say("warning", "flow-file-name", message, ...place);
    }
    const twin = files.get(file.toLowerCase());
    if (twin !== undefined && twin !== id) {
      notes.say("error", "duplicate", `Two flows name the file "${file}".`, ...place);
    }
    files.set(file.toLowerCase(), id);
  }
}

/** What every export says of a cloud flow (§15.1). */
const CONSTANTS: Readonly<Record<string, string>> = {
  Type: "1",
  Subprocess: "0",
  Mode: "0",
  Scope: "4",
  OnDemand: "0",
  TriggerOnCreate: "0",
  TriggerOnDelete: "0",
  RunAs: "1",
  IsTransacted: "1",
  PrimaryEntity: "none",
};

/** State and status belong together; names and descriptions stand twice. */
function judgeConstants(flow: Element, place: Where, notes: Notes): void {
  const worry = (message: string): void => notes.say("warning", "flow-node", message, ...place);
  for (const [field, value] of Object.entries(CONSTANTS)) {
    const said = textIn(flow, field);
    if (childElement(flow, field) && said !== value) worry(`${field} is "${said}", not ${value}.`);
  }
  const state = `${textIn(flow, "StateCode")}/${textIn(flow, "StatusCode")}`;
  if (childElement(flow, "StateCode") && state !== "0/1" && state !== "1/2") {
    const message = `The flow has the state ${state}; 1/2 is on and 0/1 is off.`;
    notes.say("error", "flow-node", message, ...place);
  }
  const twice = [
    ["Name", "LocalizedNames"],
    ["Description", "Descriptions"],
  ] as const;
  for (const [name, list] of twice) {
    const said = attribute(flow, name);
    const labels = Object.values(labelsIn(flow, list));
    if (said === undefined || labels.length === 0 || labels.includes(said)) continue;
    worry(`${name} is "${said}", which ${list} does not say.`);
  }
}

const fileOf = (flow: Element): string | undefined => {
  const name = ["JsonFileName", "XamlFileName"].find((one) => childElement(flow, one));
  return name === undefined ? undefined : textIn(flow, name);
};

/** §1.4: what is left of the name, at most 50 characters, and the id. */
function isNamedAfter(file: string, id: string, name: string): boolean {
  const clean = name.replace(/[^A-Za-z0-9_-]/g, "").slice(0, 50);
  return file.replace(/\.\w+$/, "") === `/Workflows/${clean}-${id.toUpperCase()}`;
}

const isOutside = (file: string): boolean =>
  !/^\/?Workflows\//.test(file) || /\\|(^|\/)\.\.(\/|$)/.test(file);
