import type { Diagnostic } from "#foundation";
import type { SolutionModel } from "#model";
import { EvaluationError } from "../interpreter/evaluation-error.ts";
import type { Profile } from "../interpreter/profile.ts";
import type { Run } from "../run/run.ts";
import { shown } from "./compare.ts";
import { unmet, unrest } from "./expectations.ts";
import { type Organization, STANDARD_ORGANIZATION } from "./organization.ts";
import { finding, pointerTo } from "./read-stories.ts";
import { openStage, type Stage } from "./stage.ts";
import { perform } from "./steps.ts";
import type { Story } from "./story.ts";
import { below, Unplayable } from "./unplayable.ts";

/** How a story ended. */
export interface Played {
  readonly name: string;
  readonly profile: Profile;
  readonly ok: boolean;
  /** Made by flows. */
  readonly writes: { readonly dataverse: number; readonly partnerCenter: number };
  /** Each at the line of the story that it contradicts. */
  readonly failures: readonly Diagnostic[];
  readonly runs: readonly Run[];
  /** What is not simulated, each once; of a loop that met its limit the story itself tells. */
  readonly findings: readonly Diagnostic[];
  /** What everything holds at the end: equal for both profiles. */
  readonly world: { readonly rows: string; readonly referrals: string };
}

/**
 * Plays a story in a fresh organisation into which the solution was imported.
 *
 * @param organization what it has of its own, and calls otherwise than the story does
 */
export function play(
  story: Story,
  model: SolutionModel,
  profile: Profile,
  organization: Organization = STANDARD_ORGANIZATION,
): Played {
  const failures: Diagnostic[] = [];
  let stage: Stage | undefined;
  let index = 0;
  /** A refusal that no step has asked for yet. */
  let refused: Diagnostic | undefined;
  try {
    const opened = openStage(model, story.given, profile, organization);
    stage = opened;
    for (const step of story.steps) {
      const { then, ...action } = step;
      if (Object.keys(action).length > 0) {
        if (refused) failures.push(refused);
        perform(opened, action);
        refused = refusedStep(story, index, opened.refusal);
      }
      if (then?.refused !== undefined) refused = undefined;
      for (const { path, message } of then ? below("then", () => unmet(opened, then)) : []) {
        const at = story.at(index, pointerTo("then", ...path));
        failures.push(finding("unmet", `${message}.`, at));
      }
      index += 1;
    }
    if (refused) failures.push(refused);
    const last = story.at(story.steps.length - 1, "");
    for (const message of unrest(stage)) failures.push(finding("unrest", `${message}.`, last));
  } catch (error) {
    if (!(error instanceof Unplayable) && !(error instanceof EvaluationError)) throw error;
    const pointer = error instanceof Unplayable ? pointerTo(...error.path) : "";
    const at = stage ? story.at(index, pointer) : story.givenAt(pointer);
    failures.push(finding("unplayable", error.message, at));
  }
  const byFlow = ({ by }: { readonly by: { readonly kind: string } }) => by.kind === "flow";
  return {
    name: story.name,
    profile,
    ok: failures.length === 0,
    writes: {
      dataverse: stage?.dataverse.writes().filter(byFlow).length ?? 0,
      partnerCenter: stage?.partnerCenter.writes().filter(byFlow).length ?? 0,
    },
    failures,
    runs: stage?.world.runs ?? [],
    findings: eachOnce(
      (stage?.world.runs ?? [])
        .flatMap(({ findings }) => findings)
        .filter(({ code }) => code !== "run/until-limit"),
    ),
    world: { rows: stage ? rowsText(stage) : "", referrals: stage ? referralsText(stage) : "" },
  };
}

function refusedStep(
  story: Story,
  index: number,
  refusal: Stage["refusal"],
): Diagnostic | undefined {
  if (!refusal) return undefined;
  const message = `The step was refused (${refusal.code}): ${refusal.message}`;
  return finding("refused", message, story.at(index, ""));
}

/** What is said of the same place in the same words is said once. */
export function eachOnce(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const known = new Map(findings.map((one) => [JSON.stringify([one.message, one.at]), one]));
  return [...known.values()];
}

function rowsText({ dataverse }: Stage): string {
  const tables = [...dataverse.metadata.tables.keys()];
  return tables
    .flatMap((table) => dataverse.rows(table).map((row) => `${table} ${shown(row)}`))
    .join("\n");
}

const referralsText = ({ partnerCenter }: Stage): string =>
  partnerCenter.referrals().map(shown).join("\n");
