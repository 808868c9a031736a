import { basename } from "node:path";
import type { ReadSolution } from "#reader";
import { kindOf, readBytes, readFolder } from "./node/files.ts";

/** The solution in a zip or in an unpacked folder. */
export async function readSolution(path: string): Promise<ReadSolution> {
  const folder = (await kindOf(path)) === "folder";
  const content = folder ? await readFolder(path) : await readBytes(path);
  const reader = await import("#reader");
  return content instanceof Uint8Array
    ? reader.readZip(content, basename(path))
    : reader.readFolder(content);
}
