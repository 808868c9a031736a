import type { Json, JsonObject } from "#foundation";
import { stableId } from "#foundation";
import type { FlowComponent } from "#model";
import { allActions, type Trigger } from "#wdl";
import { settingsOf } from "../run/settings.ts";
import type { RunnableFlow } from "../run/start.ts";
import type { TriggerOutputs } from "./firing.ts";
import { createPlaces, type Places } from "./places.ts";

/** A flow that is switched on. */
export interface ActiveFlow {
  readonly flow: RunnableFlow;
  readonly parameters: ReadonlyMap<string, Json>;
  readonly unsubscribe: () => void;
  /** With a limit of concurrent runs. */
  readonly places: Places | undefined;
}

export const outputsOf = (
  headers: JsonObject | undefined,
  body: Json | undefined,
): TriggerOutputs =>
  new Map<string, Json>([
    ...(headers ? [["headers", headers] as const] : []),
    ...(body === undefined ? [] : [["body", body] as const]),
  ]);

/** `later`: the caller is told to ask again, and so is not bound to 120 seconds. */
export function responsesOf({ component }: RunnableFlow): "none" | "at-once" | "later" {
  let found: "none" | "at-once" | "later" = "none";
  for (const { action } of allActions(component.definition.actions)) {
    if (action.kind !== "response") continue;
    if (settingsOf(action).options.has("asynchronous")) return "later";
    found = "at-once";
  }
  return found;
}

export function placesFor(trigger: Trigger): Places | undefined {
  const { runs, waitingRuns } = settingsOf(trigger);
  return runs === undefined ? undefined : createPlaces(runs, waitingRuns);
}

/** Made when the flow is first switched on; nothing of it is in the package. */
export const urlFor = (
  { id, definition }: FlowComponent,
  seed: number,
  anyTrigger = false,
): string | undefined =>
  anyTrigger || definition.triggers[0]?.kind === "request"
    ? `https://flows.example.com/workflows/${id}/triggers/manual/paths/invoke?sig=${stableId("url", id, String(seed))}`
    : undefined;
