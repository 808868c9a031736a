import type { Diagnostic } from "#foundation";
import type { SolutionModel } from "#model";
import { EvaluationError } from "../interpreter/evaluation-error.ts";
import type { Profile } from "../interpreter/profile.ts";
import type { Run } from "../run/run.ts";
import { shown } from "./compare.ts";
import { unmet, unrest } from "./expectations.ts";
import { Unplayable } from "./names.ts";
import { type Organization, STANDARD_ORGANIZATION } from "./organization.ts";
import { finding, pointerTo } from "./read-stories.ts";
import { openStage, type Stage } from "./stage.ts";
import { perform } from "./steps.ts";
import type { Story } from "./story.ts";

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
  try {
    stage = openStage(model, story.given, profile, organization);
    for (const step of story.steps) {
      const { then, ...action } = step;
      if (Object.keys(action).length > 0) perform(stage, action);
      for (const { path, message } of then ? unmet(stage, then) : []) {
        const at = story.at(index, pointerTo("then", ...path));
        failures.push(finding("unmet", `${message}.`, at));
      }
      index += 1;
    }
    const last = story.at(story.steps.length - 1, "");
    for (const message of unrest(stage)) failures.push(finding("unrest", `${message}.`, last));
  } catch (error) {
    if (!(error instanceof Unplayable) && !(error instanceof EvaluationError)) throw error;
    failures.push(finding("unplayable", error.message, story.at(index, "")));
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
    world: { rows: stage ? rowsText(stage) : "", referrals: stage ? referralsText(stage) : "" },
  };
}

function rowsText({ dataverse }: Stage): string {
  const tables = [...dataverse.metadata.tables.keys()];
  return tables
    .flatMap((table) => dataverse.rows(table).map((row) => `${table} ${shown(row)}`))
    .join("\n");
}

const referralsText = ({ partnerCenter }: Stage): string =>
  partnerCenter.referrals().map(shown).join("\n");
