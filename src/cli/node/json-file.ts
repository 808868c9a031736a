import { type Json, parseJson, placesOfOffsets } from "#foundation";
import { Problem } from "../problem.ts";
import { readText } from "./files.ts";

/** The JSON in a file; what is no JSON is unreadable input. */
export async function readJson(path: string): Promise<Json> {
  const text = await readText(path);
  const parsed = parseJson(text);
  if (parsed.ok) return parsed.value;
  throw new Problem({
    code: "cli/not-json",
    severity: "error",
    message: `${path} is not JSON: ${parsed.message}.`,
    at: {
      in: "file",
      path,
      ...placesOfOffsets(text)(parsed.offset),
    },
  });
}
