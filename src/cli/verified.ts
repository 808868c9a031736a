import { basename, dirname, join } from "node:path";
import { type Diagnostic, sha256 } from "#foundation";
import { readZip } from "#reader";
import { entriesOf, readBytes, readText } from "./node/files.ts";
import { SUMS_FILE } from "./node/outputs.ts";
import { aboutFile, Problem } from "./problem.ts";
import { buildProject } from "./project-build.ts";
import type { Session } from "./session.ts";
import { roundTrip } from "./tools/round-trip.ts";
import { findTool, type ToolName } from "./tools/solution-tool.ts";

/**
 * What is wrong with a zip: as it reads, by the sums beside it, by what the project builds under the
 * same name now, and, when a tool is named, by what comes back from that tool.
 */
export async function verified(
  session: Session,
  zip: string,
  tool: ToolName | undefined,
): Promise<readonly Diagnostic[]> {
  const path = session.path(zip);
  const name = basename(path);
  const microsofts =
    tool &&
    (await findTool(tool, {
      environment: session.terminal.environment,
      platform: process.platform,
    }));
  const bytes = await readBytes(path);
  return [
    ...readZip(bytes, name).findings,
    ...(await bySums(path, name, bytes)),
    ...(await byProject(session, name, bytes)),
    ...(microsofts ? await roundTrip(microsofts, bytes, name) : []),
  ];
}

async function bySums(
  path: string,
  name: string,
  bytes: Uint8Array,
): Promise<readonly Diagnostic[]> {
  const folder = dirname(path);
  const there = (await entriesOf(folder)).some((entry) => entry.name === SUMS_FILE);
  let sums = "";
  try {
    sums = there ? await readText(join(folder, SUMS_FILE)) : "";
  } catch (error) {
    if (error instanceof Problem) return error.findings;
    throw error;
  }
  const lines = sums.split(/\r?\n/);
  const found = lines.flatMap((line, index) => {
    if (line === "" || line.startsWith("#")) return [];
    const [, sum, file] = SUM.exec(line) ?? [];
    return [{ sum: sum?.toLowerCase(), file: file ?? "", line: index + 1 }];
  });
  const strange = found.find(({ sum }) => sum === undefined);
  if (strange) return [strangeSum(strange.line)];
  const findings: Diagnostic[] = found.some(({ file }) => file === name) ? [] : [noSum(name)];
  for (const { sum, file } of found) {
    if (!OWN_NAME.test(file)) continue;
    const isZip = file === name;
    const content = isZip ? bytes : await readBytes(join(folder, file)).catch(() => undefined);
    if (content === undefined || sha256(content) === sum) continue;
    const message = `${file} is not the file that ${SUMS_FILE} beside it names.`;
    findings.push(
      isZip
        ? aboutFile("verify/sum", file, message, "Take the zip again from where its sums are from.")
        : { ...aboutFile("verify/sum", file, message, FILLED_IN), severity: "warning" },
    );
  }
  return findings;
}

const SUM = /^([0-9a-f]{64}) [ *](?:\.\/)?(.+)$/i;
/** What builds leave lies in the folder itself. */
const OWN_NAME = /^[\w.-]+$/;

const noSum = (name: string): Diagnostic => ({
  ...aboutFile(
    "verify/no-sum",
    name,
    `There is no sum of ${name} beside it: whether it came unharmed was not compared.`,
    `Put the ${SUMS_FILE} of the release beside it.`,
  ),
  severity: "info",
});

const strangeSum = (line: number): Diagnostic => ({
  code: "verify/sums-file",
  severity: "error",
  message: `A line of ${SUMS_FILE} is no sum with a name.`,
  at: { in: "file", path: SUMS_FILE, line, column: 1 },
  hint: "Take the file as the release has it.",
});

/** The files beside the zip go with it; one of them is a form that people fill in. */
const FILLED_IN = "Build again, and fill in values in a copy.";

async function byProject(
  session: Session,
  name: string,
  bytes: Uint8Array,
): Promise<readonly Diagnostic[]> {
  const { outputs, findings } = await buildProject(session);
  const built = outputs.get(name);
  if (built) {
    return Buffer.compare(built, bytes) === 0
      ? []
      : [
          aboutFile(
            "verify/project",
            name,
            `The project builds a ${name} with other content.`,
            "Build again, or check out the sources of that version.",
          ),
        ];
  }
  const others = findings.filter(({ severity }) => severity === "error");
  if (others.length > 0) return others;
  return [
    aboutFile(
      "verify/other-name",
      name,
      `The project builds ${[...outputs.keys()].filter((one) => one.endsWith(".zip")).join(" and ")}, not ${name}.`,
      "Name the project with --project DIR, or check out the sources of that version.",
    ),
  ];
}
