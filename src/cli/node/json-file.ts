import { type Json, parseJson } from "#foundation";
import { Problem } from "../problem.ts";
import { readText } from "./files.ts";

/** The JSON in a file; what is no JSON is unreadable input. */
export async function readJson(path: string): Promise<Json> {
  const text = await readText(path);
  const parsed = parseJson(text);
  if (parsed.ok) return parsed.value;
  const before = text.slice(0, parsed.offset).split("\n");
  throw new Problem({
    code: "cli/not-json",
    severity: "error",
    message: `${path} is not JSON: ${parsed.message}.`,
    at: {
      in: "file",
      path,
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
    },
  });
}
