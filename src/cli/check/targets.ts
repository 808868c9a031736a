import { statSync } from "node:fs";
import { basename, join } from "node:path";
import { isJsonObject, type Json, parseJson, textOfBytes } from "#foundation";
import { mayBeSolution } from "#reader";
import type { CheckTarget } from "../../check.ts";
import { entriesOf, kindOf, readBytes, readFolder } from "../node/files.ts";

/** Folders that hold nothing of a solution. */
const PASSED_OVER = /^(node_modules|\..*)$/;

/**
 * What a PATH means: itself, or everything in a folder that can be judged. A target's `path` is as
 * the command line said it, with `/`.
 */
export async function* targetsAt(path: string, place: string): AsyncGenerator<CheckTarget> {
  if ((await kindOf(place)) === "folder") {
    yield* targetsIn(path, place);
    return;
  }
  const bytes = await readBytes(place);
  if (isZip(bytes) || /\.zip$/i.test(path)) yield { kind: "zip", path, bytes };
  else yield flowIn(path, textOf(bytes));
}

async function* targetsIn(path: string, place: string): AsyncGenerator<CheckTarget> {
  if (isSolution(place)) {
    yield { kind: "folder", path, files: await readFolder(place) };
    return;
  }
  for (const entry of await entriesOf(place)) {
    const inside = path === "." ? entry.name : `${path.replace(/\/+$/, "")}/${entry.name}`;
    const at = join(place, entry.name);
    if (entry.isDirectory() && !PASSED_OVER.test(entry.name)) yield* targetsIn(inside, at);
    else if (entry.isFile() && /\.zip$/i.test(entry.name)) {
      const bytes = await readBytes(at);
      if (mayBeSolution(bytes)) yield { kind: "zip", path: inside, bytes };
    } else if (entry.isFile() && /\.json$|^clientdata$/i.test(entry.name)) {
      const text = textOf(await readBytes(at));
      if (mayBeFlow(text, place)) yield flowIn(inside, text);
    }
  }
}

/** Unpacked by SolutionPackager, or the files of a zip as they are. */
function isSolution(folder: string): boolean {
  const there = (path: string): boolean => {
    try {
      return statSync(join(folder, path)).isFile();
    } catch {
      return false;
    }
  };
  return there("Other/Solution.xml") || (there("solution.xml") && there("customizations.xml"));
}

/** A row of Dataverse holds the flow as text under `clientdata`. */
function flowIn(path: string, text: string): CheckTarget {
  const parsed = text.includes('"clientdata"') ? parseJson(text) : undefined;
  const row = parsed?.ok && isJsonObject(parsed.value) ? parsed.value.get("clientdata") : undefined;
  return { kind: "flow", path, text: typeof row === "string" ? row : text };
}

/** In bytes that are no text there are characters that no JSON has outside its texts. */
const textOf = (bytes: Uint8Array): string =>
  textOfBytes(bytes) ?? Buffer.from(bytes).toString("utf8");

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** In a folder other JSON lies beside flows; what is damaged was one if it still says so or says nothing. */
function mayBeFlow(text: string, folder: string): boolean {
  const parsed = parseJson(text);
  if (parsed.ok) return isFlow(parsed.value);
  return text.trim() === "" || WORDS_OF_FLOWS.test(text) || basename(folder) === "Workflows";
}

/** What every flow says near its beginning, and hardly another file. */
const WORDS_OF_FLOWS =
  /"connectionReferences"|"definition"|"clientdata"|"triggers"|"runAfter"|workflowdefinition\.json/;

function isFlow(json: Json): boolean {
  if (!isJsonObject(json)) return false;
  const properties = json.get("properties");
  return (
    isJsonObject(json.get("actions")) ||
    isJsonObject(json.get("triggers")) ||
    isJsonObject(json.get("definition")) ||
    typeof json.get("clientdata") === "string" ||
    // A definition that is damaged is one.
    (isJsonObject(properties) && properties.has("definition"))
  );
}
