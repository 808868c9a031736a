import { atPart, type Diagnostic } from "#foundation";
import type { SolutionDocument } from "#model";
import type { PackageKind } from "./solution-xml.ts";

/** Microsoft's packer as it is started: both speak of the same work in other words. */
export type PackerTool = "pac" | "solutionpackager";

export interface PackerRun {
  readonly action: "extract" | "pack";
  readonly kind: PackageKind;
  readonly zip: string;
  readonly folder: string;
}

const SHOWN = { unmanaged: "Unmanaged", managed: "Managed" } as const;

/** The arguments of one run; neither tool may ask anything or report home. */
export function packerArguments(tool: PackerTool, run: PackerRun): readonly string[] {
  const { action, kind, zip, folder } = run;
  switch (tool) {
    case "pac":
      return [
        "solution",
        action === "extract" ? "unpack" : "pack",
        ...["--zipfile", zip, "--folder", folder, "--packagetype", SHOWN[kind]],
      ];
    case "solutionpackager":
      return [
        `/action:${action === "extract" ? "Extract" : "Pack"}`,
        `/zipfile:${zip}`,
        `/folder:${folder}`,
        `/packagetype:${SHOWN[kind]}`,
        "/disableTelemetry",
      ];
  }
}

/**
 * What a run said against the zip. Its exit code alone proves little: roots without parts and lost
 * files end with 0 and a warning (solution-format.md §24.1, §24.9).
 */
export function judgeRun(
  { action, zip }: PackerRun,
  { code, output }: { readonly code: number; readonly output: string },
): readonly Diagnostic[] {
  const worries = output.split(/\r?\n/).filter((line) => WORRY.test(line));
  const finding = (message: string): Diagnostic => ({
    code: "verify/packer",
    severity: "error",
    message,
    at: atPart(zip),
  });
  return [
    ...(code === 0 ? [] : [finding(`The packer ended with ${code} at ${action}.`)]),
    ...worries.map((line) => finding(`The packer said: ${line.trim()}`)),
  ];
}

const WORRY =
  /\b[1-9]\d* warnings? encountered|\bwarn(ing)?\b|\berror\b|not defined in customizations|\bunnecessary files\b/i;

/** The same document with the lists that the packer orders by its folder in one order (§24.5). */
export function comparable(document: SolutionDocument): SolutionDocument {
  return {
    solution: document.solution,
    customizations: inOneOrder(document.customizations),
    files: document.files.toSorted((left, right) => (left.path < right.path ? -1 : 1)),
  };
}

const FREE_ORDER: ReadonlySet<string> = new Set([
  "Entities",
  "Roles",
  "Workflows",
  "optionsets",
  "FormXml",
  "savedqueries",
]);

function inOneOrder(element: SolutionDocument["solution"]): SolutionDocument["solution"] {
  const children = element.children.map((child) =>
    typeof child === "object" && "name" in child ? inOneOrder(child) : child,
  );
  if (!FREE_ORDER.has(element.name)) return { ...element, children };
  const keyed = children.map((child) => [JSON.stringify(child), child] as const);
  return {
    ...element,
    children: keyed
      .toSorted(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
      .map(([, child]) => child),
  };
}
