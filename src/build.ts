import { installGuide } from "#docs";
import { atPart, type Diagnostic, hasErrors, sha256 } from "#foundation";
import {
  assemble,
  judgeRelease,
  type Lock,
  type SolutionDefinition,
  type SolutionModel,
} from "#model";
import {
  type Agreed,
  activationFile,
  compile,
  compileKinds,
  firstDifference,
  inventoryFile,
  type PackageKind,
  pack,
  packDocuments,
  settingsFile,
  sumsFile,
  zipName,
} from "#packager";
import {
  atLines,
  LOCK_FILE,
  loadProject,
  type Project,
  type ProjectFiles,
  readLock,
} from "#project";
import { partMemory, readBackZip } from "#reader";
import { checkSolution } from "#validation";
import { ownColumnsMapped, unknownOverrides } from "./check.ts";
import { cosellSolution } from "./solution.ts";
import { toldInMapping } from "./sources.ts";

export interface BuildOptions {
  /** Another mapping than the one `solution.yaml` names. */
  readonly mapping?: string;
  /** Which zips; both unless said. */
  readonly kinds?: readonly PackageKind[];
  /** What it is for: a trial may differ from the release of its version, a release is kept in the lock. */
  readonly purpose?: "build" | "release" | "trial";
}

export interface Built {
  /** By file name; empty whenever a finding is an error. */
  readonly outputs: ReadonlyMap<string, Uint8Array>;
  /** As it should be committed after this build; absent when nothing was built. */
  readonly lock?: Lock;
  readonly model?: SolutionModel;
  readonly findings: readonly Diagnostic[];
}

/** From the files of a project to everything that ships. */
export function build(files: ProjectFiles, options: BuildOptions = {}): Built {
  const built = buildFiles(files, options);
  return { ...built, findings: atLines(built.findings, files.get(LOCK_FILE)) };
}

function buildFiles(files: ProjectFiles, { mapping, kinds, purpose }: BuildOptions): Built {
  const project = loadProject(files, mapping === undefined ? {} : { mapping });
  const lock = readLock(files.get(LOCK_FILE));
  const findings = [...project.diagnostics, ...lock.diagnostics];
  if (!project.value || hasErrors(findings)) return { outputs: new Map(), findings };
  const definition = cosellSolution(project.value);
  findings.push(...ownColumnsMapped(project.value, definition, files, mapping));
  if (hasErrors(findings)) return { outputs: new Map(), findings };
  const built = buildSolution(definition, lock.value, {
    kinds: kinds ?? BOTH,
    severities: project.value.findings,
    beside: [...BESIDE, ...GUIDES],
    ...(purpose && { purpose }),
  });
  const overrides = unknownOverrides(project.value, files);
  const told = toldInMapping(built.findings, project.value, files, mapping);
  return { ...built, findings: [...findings, ...overrides, ...told] };
}

const BOTH: readonly PackageKind[] = ["unmanaged", "managed"];

/** The same for any solution. Declared = packed = read back, or there are no outputs. */
export function buildSolution(
  definition: SolutionDefinition,
  before: Lock,
  {
    kinds = BOTH,
    severities = new Map(),
    beside = BESIDE,
    purpose = "build",
  }: {
    readonly kinds?: readonly PackageKind[];
    readonly severities?: Project["findings"];
    /** What is made besides the zips. */
    readonly beside?: readonly SideFile[];
    readonly purpose?: NonNullable<BuildOptions["purpose"]>;
  } = {},
): Built {
  const assembled = assemble(definition, before);
  const { model } = assembled.value;
  let { lock } = assembled.value;
  const findings = [
    ...assembled.diagnostics,
    ...(hasErrors(assembled.diagnostics) ? [] : checkSolution(model, { severities }).findings),
  ];
  if (hasErrors(findings)) return { outputs: new Map(), findings };

  const documents = compileKinds(model, kinds);
  const packed = packDocuments(documents);
  const zips = kinds.map((kind) => ({
    name: zipName(model.identity, kind),
    kind,
    bytes: packed[kind],
    document: documents[kind],
  }));
  const memory = partMemory();
  let agreed: Agreed | undefined;
  for (const { name, bytes, document: left } of zips) {
    const { document: right, findings: heard } = readBackZip(bytes, name, memory);
    findings.push(...heard.filter(({ severity }) => severity !== "info"));
    const difference = firstDifference(left, right, agreed);
    if (difference === undefined) agreed = { left, right };
    else findings.push(readOtherwise(name, difference));
  }
  if (purpose === "release" || (purpose === "build" && lock.released)) {
    const digest = kinds.includes("unmanaged") ? sha256(packed.unmanaged) : digestOf(model);
    const release = { version: model.identity.version, digest };
    findings.push(...judgeRelease(lock, release));
    if (purpose === "release") lock = { ...lock, released: release };
  }
  if (hasErrors(findings)) return { outputs: new Map(), findings };

  const outputs = new Map(zips.map(({ name, bytes }) => [name, bytes]));
  for (const [name, make] of beside) outputs.set(name, Buffer.from(make(model, zips), "utf8"));
  outputs.set("SHA256SUMS", Buffer.from(sumsFile(outputs), "utf8"));
  return { outputs, lock, model, findings };
}

type Zips = readonly {
  readonly name: string;
  readonly kind: PackageKind;
  readonly bytes: Uint8Array;
}[];

/** A file made from the model that lies beside the zips. */
export type SideFile = readonly [name: string, make: (model: SolutionModel, zips: Zips) => string];

const BESIDE: readonly SideFile[] = [
  ["activation-order.json", activationFile],
  ["deployment-settings.template.json", settingsFile],
  ["build.json", inventoryFile],
];

/** They tell of the product, so no other solution gets them. */
const GUIDES: readonly SideFile[] = [
  ["INSTALL.md", (model, zips) => installGuide(model, "en", madeOf(zips))],
  ["INSTALL.de.md", (model, zips) => installGuide(model, "de", madeOf(zips))],
];

const madeOf = (zips: Zips): PackageKind | "both" =>
  zips.length === 1 ? (zips[0]?.kind ?? "both") : "both";

/** The content of a release, whichever zips were asked for. */
export const digestOf = (model: SolutionModel): string => sha256(pack(compile(model, "unmanaged")));

const readOtherwise = (name: string, difference: string): Diagnostic => ({
  code: "build/read-back",
  severity: "error",
  message: `What was packed into ${name} is not what is read from it: ${difference}.`,
  at: atPart(name),
});
