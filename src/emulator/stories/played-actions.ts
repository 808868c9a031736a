import type { FlowComponent } from "#model";
import { allActions } from "#wdl";
import type { Played } from "./play.ts";

/** The actions of one flow that stories did and did not bring to run. */
export interface PlayedActions {
  readonly flow: string;
  readonly played: number;
  readonly never: readonly string[];
}

export function playedActions(
  flows: readonly FlowComponent[],
  stories: readonly Played[],
): readonly PlayedActions[] {
  const seen = new Map(flows.map(({ name }) => [name, new Set<string>()]));
  for (const { runs } of stories) {
    for (const { flow, events } of runs) {
      for (const { result } of events()) {
        if (result.status !== "Skipped") seen.get(flow)?.add(result.name);
      }
    }
  }
  return flows.map(({ name, definition }) => {
    const all = allActions(definition.actions).map(({ action }) => action.name);
    const never = all.filter((action) => !seen.get(name)?.has(action));
    return { flow: name, played: all.length - never.length, never };
  });
}
