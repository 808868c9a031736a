import {
  childElement,
  type Element,
  isJsonObject,
  type Json,
  parseJson,
  utf8Text,
} from "#foundation";
import type { FlowComponent, SolutionFile } from "#model";
import { type FlowDefinition, readFlow } from "#wdl";
import { attributeOf, guidOf, listIn, textIn } from "../fields.ts";
import { CUSTOMIZATIONS, type Notes } from "../notes.ts";
import { hasByteOrderMark } from "../xml-part.ts";

/** Category of cloud flows; classic workflows, business rules and desktop flows have others. */
const CLOUD_FLOW = "5";

export const isCloudFlow = (element: Element): boolean =>
  textIn(element, "Category") === CLOUD_FLOW;

/** The cloud flows among the `Workflow` nodes, each with the definition in its file. */
export const readFlows = (
  customizations: Element,
  files: readonly SolutionFile[],
  notes: Notes,
): readonly FlowComponent[] => {
  const byPath = new Map(files.map((file) => [file.path.toLowerCase(), file]));
  return listIn(customizations, "Workflows", "Workflow").flatMap((element) => {
    const written = attributeOf(element, "WorkflowId");
    const name = attributeOf(element, "Name");
    const place = [CUSTOMIZATIONS, "Workflows", written || name] as const;
    if (!isCloudFlow(element)) {
      notes.say(
        "info",
        "unknown-part",
        `"${name}" is no cloud flow; it is carried unread.`,
        ...place,
      );
      return [];
    }
    const id = guidOf(written);
    const fileName = textIn(element, "JsonFileName");
    const part = fileName.replace(/^\//, "");
    if (id === undefined || part === "") return [];
    const file = byPath.get(part.toLowerCase());
    if (!file) {
      notes.say("error", "flow-file-missing", `The flow's file "${part}" is missing.`, ...place);
      return [];
    }
    if (file.path !== part) {
      const message = `The file is called "${file.path}" where "${part}" is expected.`;
      notes.say("warning", "part-case", message, file.path);
    }
    const description = attributeOf(element, "Description");
    return [
      {
        id,
        name,
        ...(description === "" ? {} : { description }),
        state: textIn(element, "StateCode") === "1" ? ("on" as const) : ("off" as const),
        introducedVersion: textIn(element, "IntroducedVersion"),
        definition: readDefinition(file, notes),
        part: file.path,
      },
    ];
  });
};

const NO_FLOW: FlowDefinition = { connections: [], parameters: [], triggers: [], actions: [] };

/** Files that went through an editor of Windows can be UTF-16, which their first bytes say. */
function encodingOf([first, second]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

function textOf(content: Uint8Array): string | undefined {
  const encoding = encodingOf(content);
  if (encoding === "utf-8") return utf8Text(content);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}

/** What is in a flow's file; an empty flow and a finding when that is no JSON. */
export function readDefinition({ path, content }: SolutionFile, notes: Notes): FlowDefinition {
  if (encodingOf(content) !== "utf-8") {
    notes.say("warning", "encoding", "The flow's file is UTF-16; exports are UTF-8.", path);
  } else if (hasByteOrderMark(content)) {
    notes.say("warning", "byte-order-mark", "The flow's file begins with a byte order mark.", path);
  }
  const text = textOf(content);
  if (text === undefined) {
    notes.say("error", "flow-json", "The flow's file is not text.", path);
    return NO_FLOW;
  }
  return readDefinitionText(text, path, notes, (said) => {
    if (!isJsonObject(said) || said.has("properties")) return;
    const message = "In a solution a flow's file has its definition under properties.";
    notes.say("error", "flow-layout", message, path);
  });
}

/** @param judge hears what the text says before it is read as a flow */
export function readDefinitionText(
  text: string,
  path: string,
  notes: Notes,
  judge: (said: Json) => void = () => {},
): FlowDefinition {
  const parsed = parseJson(text);
  if (!parsed.ok) {
    notes.list.push({
      code: "reader/flow-json",
      severity: "error",
      message: `The flow's file is no JSON: ${parsed.message}.`,
      at: { in: "part", part: path, pointer: "", offset: parsed.offset },
    });
    return NO_FLOW;
  }
  judge(parsed.value);
  const { value, diagnostics } = readFlow(parsed.value, path);
  notes.add(diagnostics);
  return value;
}

export const fileNamesOf = (element: Element): readonly string[] =>
  ["JsonFileName", "XamlFileName"].flatMap((name) =>
    childElement(element, name) ? [textIn(element, name)] : [],
  );
