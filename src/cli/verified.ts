import { basename, dirname, join } from "node:path";
import { type Diagnostic, sha256 } from "#foundation";
import { readZip } from "#reader";
import { readBytes, readText } from "./node/files.ts";
import { SUMS_FILE } from "./node/outputs.ts";
import { aboutFile } from "./problem.ts";
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
  const sums = await readText(join(folder, SUMS_FILE)).catch(() => "");
  const findings: Diagnostic[] = [];
  for (const [, sum, file = ""] of sums.matchAll(/^([0-9a-f]{64}) {2}([\w.-]+)$/gm)) {
    const isZip = file === name;
    const content = isZip ? bytes : await readBytes(join(folder, file)).catch(() => undefined);
    if (content === undefined || sha256(content) === sum) continue;
    const message = `${file} is not the file that ${SUMS_FILE} beside it names.`;
    findings.push(
      isZip
        ? aboutFile("verify/sum", file, message)
        : { ...aboutFile("verify/sum", file, message, FILLED_IN), severity: "warning" },
    );
  }
  return findings;
}

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
