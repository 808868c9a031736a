import { type Played, play, readStories, type Story } from "#emulator";
import { byText, type Diagnostic, hasErrors } from "#foundation";
import type { SolutionModel } from "#model";
import type { ProjectFiles } from "#project";
import { readZip } from "#reader";
import { build } from "./build.ts";

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
  const models = modelsOf(solution, findings);
  const played: Played[] = [];
  let model: SolutionModel | undefined;
  for (const story of hasErrors(findings) ? [] : wanted) {
    model = models(story.given.mapping);
    if (!model) break;
    const both: Played[] = [];
    for (const profile of profiles) {
      const one = compared(play(story, model, profile), both[0], story);
      both.push(one);
      onPlayed?.(one, { of: wanted.length * profiles.length });
    }
    played.push(...both);
  }
  if (wanted.length === 0 && !hasErrors(findings)) findings.push(noneChosen(chosen));
  const ok = !hasErrors(findings) && played.every((one) => one.ok);
  return { stories: played, findings, ok, ...(model && { model }) };
}

const isChosen = (name: string, chosen: readonly string[]): boolean =>
  chosen.length === 0 || chosen.some((part) => name.toLowerCase().includes(part.toLowerCase()));

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

/** Builds or reads each solution once; what is wrong with it is added to the findings. */
function modelsOf(solution: SimulatedSolution, findings: Diagnostic[]) {
  const known = new Map<string, SolutionModel | undefined>();
  return (mapping?: string): SolutionModel | undefined => {
    const chosen = solution.kind === "zip" ? undefined : (mapping ?? solution.mapping);
    const key = chosen ?? "";
    if (!known.has(key)) known.set(key, modelOf(solution, chosen, findings));
    return known.get(key);
  };
}

function modelOf(
  solution: SimulatedSolution,
  mapping: string | undefined,
  findings: Diagnostic[],
): SolutionModel | undefined {
  if (solution.kind === "zip") return modelIn(solution.path, solution.bytes, findings);
  const built = build(solution.files, {
    ...(mapping !== undefined && { mapping }),
    kinds: ["unmanaged"],
  });
  findings.push(...built.findings.filter(({ severity }) => severity === "error"));
  const [zip] = [...built.outputs].filter(([name]) => name.endsWith(".zip"));
  return zip && modelIn(zip[0], zip[1], findings);
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
