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
  const sums = await readText(join(dirname(path), SUMS_FILE)).catch(() => "");
  const line = sums.split("\n").find((one) => one.endsWith(`  ${name}`));
  return line === undefined || line === `${sha256(bytes)}  ${name}`
    ? []
    : [aboutFile("verify/sum", name, `${name} is not the file that ${SUMS_FILE} beside it names.`)];
}

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
