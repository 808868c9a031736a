import { type Diagnostic, hasErrors } from "#foundation";
import type { SolutionDocument, SolutionFile } from "#model";
import { compile, type EjectKind, eject } from "#packager";
import { wrongUsage } from "./problem.ts";
import { buildProject } from "./project-build.ts";
import { readSolution } from "./read-solution.ts";
import type { Session } from "./session.ts";

interface Wanted {
  readonly type: EjectKind;
  /** Whether the type was asked for; a zip has its own, so that no one need say it. */
  readonly isAsked: boolean;
  readonly mapping?: string;
}

/** The unpacked tree of a zip, or of the session's project; no files when a finding is an error. */
export async function ejected(
  session: Session,
  zip: string | undefined,
  { type, isAsked, mapping }: Wanted,
): Promise<{ readonly files: readonly SolutionFile[]; readonly findings: readonly Diagnostic[] }> {
  if (zip !== undefined) {
    const { document, packageKind, findings } = await readSolution(session.path(zip));
    const kind = packageKind ?? type;
    if (isAsked && !holds(kind, type)) {
      throw wrongUsage(
        `${zip} is ${kind}: it has no tree of the type ${type}.`,
        "Leave out --type.",
      );
    }
    return unpacked(document, isAsked ? type : kind, findings);
  }
  const { model, findings } = await buildProject(session, {
    ...(mapping !== undefined && { mapping, purpose: "trial" as const }),
  });
  if (!model) return { files: [], findings };
  return unpacked(compile(model, type === "managed" ? "managed" : "unmanaged"), type, findings);
}

/** Official tools make either zip from unmanaged sources, and only one from managed ones (§24.6). */
const holds = (kind: EjectKind, type: EjectKind): boolean =>
  kind === type || (kind !== "managed" && type !== "managed");

function unpacked(document: SolutionDocument, kind: EjectKind, findings: readonly Diagnostic[]) {
  if (hasErrors(findings)) return { files: [], findings };
  const { value, diagnostics } = eject(document, kind);
  return { files: hasErrors(diagnostics) ? [] : value, findings: [...findings, ...diagnostics] };
}
