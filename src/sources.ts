import type { Diagnostic } from "#foundation";
import type { SolutionDefinition, SolutionModel } from "#model";
import { LOCK_FILE, type ProjectFiles, SOLUTION_FILE } from "#project";

/** Where each flow of the product is written, by its key. */
export const FLOW_SOURCES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "webhook-registration": "src/flows/webhook-registration.ts",
    "create-or-get-details": "src/flows/create-or-get-details/index.ts",
    "create-cosell-referral": "src/flows/create-referral/index.ts",
    "partner-center-to-dynamics-helper": "src/flows/receive-referral/index.ts",
    "microsoft-referral-updates": "src/flows/microsoft-referral-updates.ts",
    "partner-center-to-dynamics": "src/flows/partner-center-to-dynamics.ts",
    "dynamics-to-partner-center": "src/flows/update-referral/index.ts",
    "opportunity-to-partner-center": "src/flows/opportunity-to-partner-center.ts",
    "microsoft-solution-to-partner-center": "src/flows/microsoft-solution-to-partner-center.ts",
  }),
);

/**
 * Tells what to edit to mend a finding in a part, as `path` or `path:line:column`: the mapping's line
 * where a flow's finding quotes a column or variable that the mapping names, else the flow's
 * definition. What is in no flow is said by `solution.yaml` or the lock.
 */
export function sourceIn(
  { flows }: SolutionModel,
  definition: SolutionDefinition,
  files: ProjectFiles,
): (finding: Diagnostic) => string | undefined {
  const keys = new Map(
    flows.map(({ part, position = 0 }) => [part, definition.flows[position]?.key ?? ""]),
  );
  const mappings = mappingsOf(files);
  return ({ code, message, at }) => {
    if (at.in === "file") return at.path;
    const key = keys.get(at.part);
    if (key === undefined) return at.part === LOCK_FILE ? LOCK_FILE : SOLUTION_FILE;
    const named = /^(dataverse|environment)\//.test(code) ? quotedIn(message, mappings) : undefined;
    return named ?? FLOW_SOURCES.get(key);
  };
}

type Files = readonly (readonly [path: string, text: string])[];

/** The mapping that is built and all it extends, the topmost first. */
function mappingsOf(files: ProjectFiles): Files {
  const found: [string, string][] = [];
  let next = /^mapping:\s*["']?([^\s"'#]+)/m.exec(files.get(SOLUTION_FILE) ?? "")?.[1];
  while (next !== undefined && !found.some(([path]) => path === next)) {
    const text: string = files.get(next) ?? "";
    found.push([next, text]);
    const above: string | undefined = /^extends:\s*["']?([^\s"'#]+)/m.exec(text)?.[1];
    next = above && resolved(next, above);
  }
  return found;
}

function resolved(from: string, to: string): string {
  const parts = from.split("/").slice(0, -1);
  for (const step of to.split("/")) {
    if (step === "..") parts.pop();
    else if (step !== ".") parts.push(step);
  }
  return parts.join("/");
}

function quotedIn(message: string, mappings: Files): string | undefined {
  const words = [...message.matchAll(/"(\w{3,})"/g)].map(([, word = ""]) => word);
  for (const [path, text] of mappings) {
    for (const [index, line] of text.split("\n").entries()) {
      const written = line.replace(/(^|\s)#.*$/, "");
      const word = words.find((one) =>
        new RegExp(`(^|[\\s"'\\[,])${one}($|[\\s"'\\],])`).test(written),
      );
      if (word !== undefined) {
        return `${path}:${index + 1}:${written.indexOf(word) + 1}`;
      }
    }
  }
  return undefined;
}
