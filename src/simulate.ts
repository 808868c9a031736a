import {
  assumedIn,
  eachOnce,
  type Organization,
  ownOnly,
  type Played,
  play,
  readStories,
  STANDARD_ORGANIZATION,
  type Story,
} from "#emulator";
import { byText, type Diagnostic, hasErrors, suggestion } from "#foundation";
import type { SolutionModel } from "#model";
import { loadProject, type ProjectFiles, SOLUTION_FILE } from "#project";
import { readZip } from "#reader";
import { build } from "./build.ts";
import { organizationOf, organizationToldOf, SPOKEN_MAPPING } from "./organization.ts";

export type { Played } from "#emulator";
export type Profile = Played["profile"];

/** What the stories are played on: always what is read from a zip. */
export type SimulatedSolution =
  | { readonly kind: "project"; readonly files: ProjectFiles; readonly mapping?: string }
  | { readonly kind: "zip"; readonly path: string; readonly bytes: Uint8Array };

export interface SimulateOptions {
  /** Story files and those they are based on, by path. */
  readonly stories: ReadonlyMap<string, string>;
  /** The files whose stories are played; all when absent. */
  readonly paths?: readonly string[];
  /** Parts of names of the stories to play; all when absent or empty. */
  readonly chosen?: readonly string[];
  /** Both unless said. */
  readonly profiles?: readonly Profile[];
  /** Told of each as soon as it is played. */
  readonly onPlayed?: (played: Played, count: { readonly of: number }) => void;
}

export interface Simulation {
  readonly stories: readonly Played[];
  readonly findings: readonly Diagnostic[];
  readonly ok: boolean;
  /** Of the last solution played on; absent when none could be read. */
  readonly model?: SolutionModel;
}

const BOTH: readonly Profile[] = ["host", "strict"];

/** Plays stories on the flows inside of a zip. Findings about the zip or a story's text stop it. */
export function simulate(
  solution: SimulatedSolution,
  { stories: files, paths, chosen = [], profiles = BOTH, onPlayed }: SimulateOptions,
): Simulation {
  const findings: Diagnostic[] = [];
  const wanted: Story[] = [];
  for (const path of [...(paths ?? files.keys())].toSorted(byText)) {
    const read = readStories(path, files);
    findings.push(...read.diagnostics);
    wanted.push(...read.value.filter(({ name }) => isChosen(name, chosen)));
  }
  const told = wanted.filter((story) => isToldOf(story, solution));
  findings.push(...notPlayed(wanted, told, solution));
  const sets = setsFor(solution, findings);
  const played: Played[] = [];
  let model: SolutionModel | undefined;
  for (const story of hasErrors(findings) ? [] : told) {
    const set = sets(story.given.mapping);
    if (!set) break;
    model = set.model;
    const both: Played[] = [];
    for (const profile of profiles) {
      const one = compared(play(story, set.model, profile, set.organization), both[0], story);
      both.push(one);
      onPlayed?.(one, { of: told.length * profiles.length });
    }
    played.push(...both);
  }
  if (wanted.length === 0 && !hasErrors(findings)) findings.push(noneChosen(chosen));
  findings.push(...eachOnce(played.flatMap((one) => one.findings)));
  const ok = !hasErrors(findings) && played.every((one) => one.ok);
  return { stories: played, findings, ok, ...(model && { model }) };
}

const isChosen = (name: string, chosen: readonly string[]): boolean =>
  chosen.length === 0 || chosen.some((part) => name.toLowerCase().includes(part.toLowerCase()));

/** Whether a story can be played on this: a zip is built already, of whatever mapping. */
const isToldOf = ({ given: { mapping } }: Story, solution: SimulatedSolution): boolean =>
  mapping === undefined ||
  (solution.kind === "zip" ? mapping === SPOKEN_MAPPING : solution.files.has(mapping));

function notPlayed(
  wanted: readonly Story[],
  told: readonly Story[],
  solution: SimulatedSolution,
): readonly Diagnostic[] {
  const left = wanted.filter((story) => !told.includes(story));
  const at = ({ givenAt }: Story) => givenAt("/mapping");
  if (solution.kind === "project") {
    return left.map((story) => {
      const mapping = story.given.mapping ?? "";
      const message = `There is no mapping "${mapping}".${suggestion(mapping, solution.files.keys())}`;
      return { code: "story/no-mapping", severity: "error", message, at: at(story) };
    });
  }
  const [first] = left;
  if (!first) return [];
  return [
    {
      code: "story/other-mapping",
      severity: told.length === 0 ? "error" : "info",
      message: `Not played, because a zip is built already and these name a mapping to build with: ${left.map(({ name }) => `"${name}"`).join(", ")}.`,
      at: at(first),
      hint: "Play them without --solution.",
    },
  ];
}

/** Two readings of the language must not make two worlds. */
function compared(played: Played, first: Played | undefined, story: Story): Played {
  const { rows, referrals } = played.world;
  if (!first || (rows === first.world.rows && referrals === first.world.referrals)) return played;
  const failure: Diagnostic = {
    code: "story/profiles-differ",
    severity: "error",
    message: `The world ends otherwise under ${played.profile} than under ${first.profile}.`,
    at: story.at(0, ""),
  };
  return { ...played, ok: false, failures: [...played.failures, failure] };
}

/** What stories are played on, and where. */
interface Set {
  readonly model: SolutionModel;
  readonly organization: Organization;
}

/** Builds or reads each solution once; what is wrong with it is added to the findings. */
function setsFor(solution: SimulatedSolution, findings: Diagnostic[]) {
  const known = new Map<string, Set | undefined>();
  return (mapping?: string): Set | undefined => {
    const key = mapping ?? "";
    if (!known.has(key)) {
      const set =
        solution.kind === "zip"
          ? ofZip(solution.path, solution.bytes, findings)
          : ofProject(solution, mapping, findings);
      known.set(key, set);
    }
    return known.get(key);
  };
}

/** A story that names its mapping speaks of that; all others speak of the default one. */
function ofProject(
  { files, mapping: chosen }: Extract<SimulatedSolution, { readonly kind: "project" }>,
  named: string | undefined,
  findings: Diagnostic[],
): Set | undefined {
  const mapping = named ?? chosen;
  const wanted = mapping === undefined ? {} : { mapping };
  const built = build(files, { ...wanted, kinds: ["unmanaged"], purpose: "trial" });
  findings.push(...built.findings.filter(({ severity }) => severity === "error"));
  const [zip] = [...built.outputs].filter(([name]) => name.endsWith(".zip"));
  const model = zip && modelIn(zip[0], zip[1], findings);
  const project = loadProject(files, wanted).value;
  if (!model || !project) return undefined;
  if (named !== undefined) {
    return { model, organization: ownOnly(model, organizationOf(project)) };
  }
  const spoken = loadProject(files, { mapping: SPOKEN_MAPPING }).value ?? project;
  const organization = ownOnly(model, organizationToldOf(project, spoken));
  findings.push(...assumed(model, organization, mapping));
  return { model, organization };
}

/** Of a zip it is not known what its mapping takes for granted. */
function ofZip(path: string, bytes: Uint8Array, findings: Diagnostic[]): Set | undefined {
  const model = modelIn(path, bytes, findings);
  return model && { model, organization: STANDARD_ORGANIZATION };
}

/** What the simulated CRM is given because the mapping names it. */
function assumed(
  model: SolutionModel,
  organization: Organization,
  mapping: string | undefined,
): readonly Diagnostic[] {
  const { columns, statusReasons } = assumedIn(model, organization);
  const told = [
    ...columns.map(({ table, name, holds }) => `${table}.${name} (${holds})`),
    ...statusReasons.map(({ table, value }) => `status reason ${value} of ${table}`),
  ];
  if (told.length === 0) return [];
  return [
    {
      code: "simulate/assumed",
      severity: "info",
      message: `The simulated CRM was given what the mapping names and neither Dataverse nor the solution brings: ${told.join(", ")}.`,
      at: { in: "file", path: mapping ?? SOLUTION_FILE, line: 1, column: 1 },
      hint: "Your CRM must have it, under these names and of these types, before the flows run.",
    },
  ];
}

function modelIn(
  path: string,
  bytes: Uint8Array,
  findings: Diagnostic[],
): SolutionModel | undefined {
  const read = readZip(bytes, path);
  findings.push(...read.findings.filter(({ severity }) => severity === "error"));
  return hasErrors(findings) ? undefined : read.model;
}

const noneChosen = (chosen: readonly string[]): Diagnostic => ({
  code: "story/none",
  severity: "error",
  message:
    chosen.length === 0 ? "There are no stories." : `No story's name holds ${chosen.join(" or ")}.`,
  at: { in: "file", path: "stories", line: 1, column: 1 },
});
