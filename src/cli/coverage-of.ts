import { join } from "node:path";
import type { Coverage } from "#emulator";
import type { FlowDefinition } from "#wdl";
import type { CheckTarget } from "../check.ts";
import { kindOf } from "./node/files.ts";
import { aboutFile, Problem } from "./problem.ts";
import type { Session } from "./session.ts";

/** What the flows found at a path use. */
export interface CoverageOfPath extends Coverage {
  readonly path: string;
  /** How many there are. */
  readonly count: number;
}

/** Names the folder of reference material; its `exports` are solutions of others. */
const REFERENCE = "COSELL_REFERENCE";

/** What other flows than the project's use: of these paths, or of the reference where there is one. */
export async function coverageOfOthers(
  session: Session,
  paths: readonly string[],
): Promise<readonly CoverageOfPath[]> {
  const [{ coverageOf }, reader, { targetsAt }] = await Promise.all([
    import("#emulator"),
    import("#reader"),
    import("./check/targets.ts"),
  ]);
  const flowsIn = (target: CheckTarget): readonly { readonly definition: FlowDefinition }[] => {
    switch (target.kind) {
      case "zip":
        return reader.readZip(target.bytes, target.path).model.flows;
      case "folder":
        return reader.readFolder(target.files).model.flows;
      case "flow":
        return [{ definition: reader.readFlowFile(target.text, target.path).value }];
    }
  };
  const found: CoverageOfPath[] = [];
  for (const path of paths.length > 0 ? paths : await exportsOf(session)) {
    const flows: { readonly definition: FlowDefinition }[] = [];
    for await (const target of targetsAt(path, session.path(path))) flows.push(...flowsIn(target));
    if (flows.length === 0) throw new Problem(noFlows(path));
    found.push({ path, count: flows.length, ...coverageOf(flows) });
  }
  return found;
}

async function exportsOf({ terminal }: Session): Promise<readonly string[]> {
  const reference = terminal.environment[REFERENCE] ?? "";
  const path = join(reference, "exports");
  if (reference === "") return [];
  const isThere = await kindOf(path).then(
    (kind) => kind === "folder",
    () => false,
  );
  return isThere ? [path] : [];
}

const noFlows = (path: string) =>
  aboutFile(
    "coverage/no-flows",
    path,
    `There is no flow at ${path}.`,
    "Name a solution zip, an unpacked folder, a flow's JSON, or a folder of these.",
  );
