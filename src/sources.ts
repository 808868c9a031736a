import type { Address, Diagnostic } from "#foundation";
import type { SolutionDefinition, SolutionModel } from "#model";
import {
  LOCK_FILE,
  mappedColumns,
  mappingPlaces,
  type Project,
  type ProjectFiles,
  placeInMapping,
  SOLUTION_FILE,
} from "#project";

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
 * where a flow's finding is about a column or value that the mapping names, else the flow's
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
  let places: ReadonlyMap<string, Address> | undefined;
  const inMapping = (finding: Diagnostic): string | undefined => {
    places ??= mappingPlaces(files);
    const name = namesIn(finding).find((one) => places?.has(one));
    const place = name === undefined ? undefined : places.get(name);
    return place?.in === "file" ? `${place.path}:${place.line}:${place.column}` : undefined;
  };
  return (finding) => {
    const { code, at } = finding;
    if (at.in === "file") return at.path;
    const key = keys.get(at.part);
    if (key === undefined) return at.part === LOCK_FILE ? LOCK_FILE : SOLUTION_FILE;
    const named = /^(dataverse|environment)\//.test(code) ? inMapping(finding) : undefined;
    return named ?? FLOW_SOURCES.get(key);
  };
}

/** Rules that say of a column that it is not there, or may not be. */
const ABOUT_COLUMNS: ReadonlySet<string> = new Set([
  "dataverse/column",
  "dataverse/doubtful-column",
  "dataverse/read-column",
]);

/**
 * What flows do with a column that only the mapping names is mended there: it is told there, and once
 * for all flows, the heaviest finding only.
 *
 * @param chosen another mapping than the one `solution.yaml` names
 */
export function toldInMapping(
  findings: readonly Diagnostic[],
  { mapping }: Project,
  files: ProjectFiles,
  chosen?: string,
): readonly Diagnostic[] {
  if (!findings.some(isAboutColumn)) return findings;
  const pointers = new Map(mappedColumns(mapping).map(({ column, pointer }) => [column, pointer]));
  const nameIn = (finding: Diagnostic): string | undefined =>
    isAboutColumn(finding) ? namesIn(finding).find((one) => pointers.has(one)) : undefined;
  const heaviest = new Map<string, Diagnostic>();
  for (const finding of findings) {
    const name = nameIn(finding);
    const before = name === undefined ? undefined : heaviest.get(name);
    if (
      name !== undefined &&
      (!before || (before.severity !== "error" && finding.severity === "error"))
    )
      heaviest.set(name, finding);
  }
  return findings.flatMap((finding) => {
    const name = nameIn(finding);
    if (name === undefined) return [finding];
    if (heaviest.get(name) !== finding) return [];
    const at = placeInMapping(files, pointers.get(name) ?? "", chosen);
    return [{ hint: "Name the column as the CRM has it.", ...finding, at }];
  });
}

const isAboutColumn = ({ code, severity }: Diagnostic): boolean =>
  severity !== "info" && ABOUT_COLUMNS.has(code);

/** What a finding is about, the surest first: the column a pointer names, then what is quoted. */
function namesIn({ message, at }: Diagnostic): readonly string[] {
  const pointed = at.in === "part" ? /\/item~1([^/@]+)/.exec(at.pointer)?.[1] : undefined;
  const quoted = [...message.matchAll(/"([^"]+)"/g)].map(([, word = ""]) => word);
  return pointed === undefined ? quoted : [pointed, ...quoted];
}
