import { join } from "node:path";
import { LOCK_FILE, printLock } from "#project";
import { type BuildOptions, type Built, build } from "../build.ts";
import { readProjectFiles } from "./node/project-files.ts";
import type { Session } from "./session.ts";

export interface ProjectBuild extends Built {
  /** The lock's new text, when it is not the one on the disk. */
  readonly newLock?: { readonly path: string; readonly content: string };
}

type Kinds = "managed" | "unmanaged" | "both";

/** Builds the session's project in memory. */
export async function buildProject(
  session: Session,
  {
    mapping,
    type = "both",
    purpose = "build",
  }: {
    readonly mapping?: string;
    readonly type?: Kinds;
    readonly purpose?: NonNullable<BuildOptions["purpose"]>;
  } = {},
): Promise<ProjectBuild> {
  const chosen = mapping === undefined ? undefined : session.path(mapping);
  const read = await readProjectFiles(session.project, chosen);
  const built = build(read.files, {
    ...(read.mapping !== undefined && { mapping: read.mapping }),
    kinds: type === "both" ? ["unmanaged", "managed"] : [type],
    purpose,
  });
  if (!built.lock) return built;
  const content = printLock(built.lock);
  return content === read.files.get(LOCK_FILE)
    ? built
    : { ...built, newLock: { path: join(session.project, LOCK_FILE), content } };
}
