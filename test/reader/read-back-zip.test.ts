import { expect, test } from "vitest";
import { partMemory, readBackZip, readZip } from "#reader";
import { SOUND, zipOfParts } from "./sound-solution.ts";
import { type ZipSpeech, zipOf } from "./zip/zip-writer.ts";

const entries: readonly ZipSpeech[] = Object.entries(SOUND).map(([name, content]) => ({
  name,
  content,
}));
const FLOW = entries.findIndex(({ name }) => String(name).startsWith("Workflows/"));
const flow = entries[FLOW] as ZipSpeech;
const withFlow = (changed: Partial<ZipSpeech>): Uint8Array =>
  zipOf(entries.with(FLOW, { ...flow, ...changed }));

test("what is read back is what any reader reads", () => {
  const bytes = zipOfParts(SOUND);
  const { document, findings } = readZip(bytes, "a.zip");
  expect(readBackZip(bytes, "a.zip", partMemory())).toEqual({ document, findings });
});

test("a zip that shares all parts with the one before gives the same", () => {
  const memory = partMemory();
  const first = readBackZip(zipOfParts(SOUND), "a.zip", memory);
  expect(readBackZip(zipOfParts(SOUND), "a.zip", memory)).toEqual(first);
});

// What was inflated for the zip before is only taken for the very same bytes, told in the same way.
test.each<readonly [what: string, changed: Partial<ZipSpeech>]>([
  ["another content", { content: "{}" }],
  ["another checksum", { crc: 1 }],
  ["another size", { size: 7 }],
  ["another way to pack", { stored: true }],
  ["packed bytes that are told to be stored", { method: 0 }],
])("a part with %s is read as if it were the first", (_, changed) => {
  const memory = partMemory();
  readBackZip(withFlow({}), "a.zip", memory);
  expect(readBackZip(withFlow(changed), "a.zip", memory)).toEqual(
    readBackZip(withFlow(changed), "a.zip", partMemory()),
  );
});
