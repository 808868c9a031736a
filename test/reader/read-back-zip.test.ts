import { expect, test } from "vitest";
import { partMemory, readBackZip, readZip } from "#reader";
import { customizations, noRoot, type Plant, solution, swap } from "./deviation.ts";
import { FLOW_FILE, SOUND, zipOfParts } from "./sound-solution.ts";
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

const NO_KEY = customizations("<Type>primarykey</Type>", "<Type>uniqueidentifier</Type>");

// What was said of the tables and texts of the zip before is only said again where the rest of the
// solution, which it hangs on, is the same.
test.each<readonly [what: string, plant: Plant]>([
  ["another prefix", solution("<CustomizationPrefix>tst<", "<CustomizationPrefix>oth<")],
  [
    "a table that is not included whole",
    solution('"tst_item" behavior="0"', '"tst_item" behavior="1"'),
  ],
  ["a table that is not included", noRoot('schemaName="tst_item"')],
  ["another base language", solution('languagecode="1033" gen', 'languagecode="1031" gen')],
  ["another label", customizations('languagecode="1033"', 'languagecode="1036"')],
])("a zip with %s is judged as if it were the first", (_, plant) => {
  const memory = partMemory();
  const base = NO_KEY(SOUND);
  const before = readBackZip(zipOfParts(base), "a.zip", memory).findings;
  const bytes = zipOfParts(plant(base));
  const { findings } = readBackZip(bytes, "a.zip", memory);
  expect(findings).toEqual(readBackZip(bytes, "a.zip", partMemory()).findings);
  expect(findings).not.toEqual(before);
});

test.each([
  ["of any length", "x".repeat(5000)],
  ["with letters of all kinds", "tst_Größe"],
])("a connection reference %s that is not there is told", (_, name) => {
  const plant = swap(FLOW_FILE)('"tst_Dataverse"', ` \n"${name}"`);
  const { findings } = readBackZip(zipOfParts(plant(SOUND)), "a.zip", partMemory());
  const told = findings.filter(({ code }) => code === "reader/connection-reference");
  expect(told.map(({ message }) => message.includes(`"${name}"`))).toEqual([true]);
});
