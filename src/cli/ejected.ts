import { type Diagnostic, hasErrors } from "#foundation";
import type { SolutionDocument, SolutionFile } from "#model";
import { compile, type EjectKind, eject } from "#packager";
import { buildProject } from "./project-build.ts";
import { readSolution } from "./read-solution.ts";
import type { Session } from "./session.ts";

interface Wanted {
  readonly type: EjectKind;
  readonly mapping?: string;
}

/** The unpacked tree of a zip, or of the session's project; no files when a finding is an error. */
export async function ejected(
  session: Session,
  zip: string | undefined,
  { type, mapping }: Wanted,
): Promise<{ readonly files: readonly SolutionFile[]; readonly findings: readonly Diagnostic[] }> {
  if (zip !== undefined) {
    const { document, packageKind, findings } = await readSolution(session.path(zip));
    return unpacked(document, packageKind ?? type, findings);
  }
  const { model, findings } = await buildProject(session, {
    ...(mapping !== undefined && { mapping }),
  });
  if (!model) return { files: [], findings };
  return unpacked(compile(model, type === "managed" ? "managed" : "unmanaged"), type, findings);
}

function unpacked(document: SolutionDocument, kind: EjectKind, findings: readonly Diagnostic[]) {
  if (hasErrors(findings)) return { files: [], findings };
  const { value, diagnostics } = eject(document, kind);
  return { files: hasErrors(diagnostics) ? [] : value, findings: [...findings, ...diagnostics] };
}
