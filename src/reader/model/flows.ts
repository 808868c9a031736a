import {
  childElement,
  type Diagnostic,
  type Element,
  encodingOf,
  isJsonObject,
  type Json,
  parseJson,
  placesOfOffsets,
  pointerOf,
  type RepeatedKey,
  textOfBytes,
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

/** What is in a flow's file; an empty flow and a finding when that is no JSON. */
export function readDefinition({ path, content }: SolutionFile, notes: Notes): FlowDefinition {
  if (encodingOf(content) !== "utf-8") {
    notes.say("warning", "encoding", "The flow's file is UTF-16; exports are UTF-8.", path);
  } else if (hasByteOrderMark(content)) {
    notes.say("warning", "byte-order-mark", "The flow's file begins with a byte order mark.", path);
  }
  const text = textOfBytes(content);
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
      at: { in: "part", part: path, pointer: "", ...placesOfOffsets(text)(parsed.offset) },
    });
    return NO_FLOW;
  }
  notes.add(saidTwice(parsed.repeated, text, path));
  judge(parsed.value);
  const { value, diagnostics } = readFlow(parsed.value, path);
  notes.add(diagnostics);
  return value;
}

/**
 * Of a key that an object has twice the last one counts (flow-language.md §7.3); that a definition is
 * read the same way is inferred. Where it is refused instead, the flow is lost as well.
 */
function saidTwice(
  repeated: readonly RepeatedKey[],
  text: string,
  part: string,
): readonly Diagnostic[] {
  if (repeated.length === 0) return [];
  const placeOf = placesOfOffsets(text);
  return repeated.map(({ path, offset, same }) => {
    const key = `"${path.at(-1)}" is written twice in one object`;
    return {
      code: "reader/duplicate-key",
      severity: same ? "warning" : "error",
      message: same
        ? `${key}, with the same value.`
        : `${key}: only the last one counts, and what the other says is lost.`,
      at: { in: "part", part, pointer: pointerOf(path), ...placeOf(offset) },
      hint: same ? "Take one of them out." : "Rename one of them, or take the wrong one out.",
    };
  });
}

export const fileNamesOf = (element: Element): readonly string[] =>
  ["JsonFileName", "XamlFileName"].flatMap((name) =>
    childElement(element, name) ? [textIn(element, name)] : [],
  );
