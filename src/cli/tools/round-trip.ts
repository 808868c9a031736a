import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Diagnostic, hasErrors } from "#foundation";
import { readZip } from "#reader";
import { readBytes } from "../node/files.ts";
import { aboutFile } from "../problem.ts";
import { differences } from "./differences.ts";
import type { PackageType, SolutionTool } from "./tool.ts";

/** Has the tool unpack a zip and pack it again, and tells where the second zip says something else. */
export async function roundTrip(
  tool: SolutionTool,
  bytes: Uint8Array,
  name: string,
): Promise<readonly Diagnostic[]> {
  const original = readZip(bytes, name);
  if (hasErrors(original.findings)) {
    // The tool writes where a hostile zip tells it to (solution-format.md §24.1).
    return [
      aboutFile(
        "verify/not-tried",
        name,
        `${tool.name} was not given this zip, because it is not sound.`,
        "Mend the findings first.",
      ),
    ];
  }
  const type: PackageType = original.packageKind === "managed" ? "Managed" : "Unmanaged";
  const folder = await mkdtemp(join(tmpdir(), "cosell-verify-"));
  const [zip, unpacked, packed] = ["in.zip", "unpacked", "out.zip"].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  try {
    await writeFile(zip, bytes);
    await mkdir(unpacked);
    const jobs = [
      ["unpack", () => tool.unpack(zip, unpacked, type)],
      ["pack", () => tool.pack(unpacked, packed, type)],
    ] as const;
    const findings: Diagnostic[] = [];
    for (const [job, work] of jobs) {
      const { ok, output } = await work();
      findings.push(...complaints(tool.name, job, ok, output));
      if (!ok) return findings;
    }
    const made = await readBytes(packed).catch(() => undefined);
    if (!made) {
      const message = `${tool.name} ended well, but there is no zip of what it packed.`;
      return [...findings, aboutFile("verify/tool-failed", tool.name, message)];
    }
    const again = readZip(made, name);
    return [...findings, ...differences(original.document, again.document)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The tools end with 0 also where they have lost a part: every warning counts (solution-format.md §24.9). */
const WORRY =
  /\b[1-9]\d* warnings? encountered|\bwarning\b(?!s? encountered)|not defined in customizations|\bunnecessary files\b/i;

function complaints(tool: string, job: string, ok: boolean, output: string): readonly Diagnostic[] {
  const said = output.trim();
  if (!ok) return [aboutFile("verify/tool-failed", tool, `${tool} could not ${job}:\n${said}`)];
  return said.split(/\r?\n/).some((line) => WORRY.test(line))
    ? [aboutFile("verify/tool-warning", tool, `${tool} warned while it did ${job}:\n${said}`)]
    : [];
}
