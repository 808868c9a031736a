import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sha256 } from "#foundation";
import { ROOT } from "../project/project-files.ts";
import { SOUND, zipOfParts } from "../reader/sound-solution.ts";
import { emptyFolder, run } from "./run.ts";

const ZIP = zipOfParts(SOUND);
const OTHER = `${"0".repeat(64)}  other.zip\n`;

test.each([
  ["no file of sums", undefined, "info verify/no-sum"],
  ["an empty one", "", "info verify/no-sum"],
  ["one without the zip", OTHER, "info verify/no-sum"],
  ["one with the zip", `${sha256(ZIP)}  sound.zip\n`, undefined],
  ["one of a binary comparison", `${sha256(ZIP)} *sound.zip\r\n`, undefined],
  ["one as other tools write it", `# sums\n${sha256(ZIP).toUpperCase()}  ./sound.zip\n`, undefined],
  ["another sum of the same", `${"0".repeat(64)}  ./sound.zip\n`, "error verify/sum"],
  ["another sum", `${"0".repeat(64)}  sound.zip\n`, "error verify/sum"],
  ["no sums at all", `${OTHER}<html>\n`, "error verify/sums-file"],
  ["no text", Uint8Array.of(0xff, 0xfe), "error cli/not-text"],
])("verify beside %s", async (_, sums, told) => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "sound.zip"), ZIP);
  if (sums !== undefined) writeFileSync(join(folder, "SHA256SUMS"), sums);
  const { out } = await run(["verify", "sound.zip", "--project", ROOT, "--json"], { folder });
  const findings: readonly { severity: string; code: string; hint?: string }[] =
    JSON.parse(out).findings;
  const ofSums = findings.filter(({ code }) => /^verify\/(no-)?sums?|^cli\//.test(code));
  expect(ofSums.map(({ severity, code }) => `${severity} ${code}`)).toEqual(told ? [told] : []);
  for (const { hint } of ofSums) expect(hint).toBeDefined();
});
