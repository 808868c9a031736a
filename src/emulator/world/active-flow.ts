import { type Json, type JsonObject, stableId } from "#foundation";
import type { FlowComponent } from "#model";
import type { Trigger } from "#wdl";
import type { Value } from "../interpreter/value.ts";
import type { RunHost } from "../run/host.ts";
import type { Run } from "../run/run.ts";
import { settingsOf } from "../run/settings.ts";
import type { RunnableFlow } from "../run/start.ts";
import type { Cause } from "./agenda.ts";
import type { TriggerOutputs } from "./firing.ts";
import { createPlaces, type Places } from "./places.ts";

/** A flow that is switched on. */
export interface ActiveFlow {
  readonly flow: RunnableFlow;
  readonly parameters: ReadonlyMap<string, Json>;
  /** What all its runs see of the world. */
  readonly host: RunHost<Run>;
  /** What the trigger's record shows as its inputs. */
  readonly triggerInputs: Value | undefined;
  readonly unsubscribe: () => void;
  /** With a limit of concurrent runs. */
  readonly places: Places | undefined;
}

export const outputsOf = (
  headers: JsonObject | undefined,
  body: Json | undefined,
): TriggerOutputs => {
  const outputs = new Map<string, Json>();
  if (headers) outputs.set("headers", headers);
  if (body !== undefined) outputs.set("body", body);
  return outputs;
};

export function placesFor(trigger: Trigger, causeNow: () => Cause): Places | undefined {
  const { runs, waitingRuns } = settingsOf(trigger);
  return runs === undefined ? undefined : createPlaces(runs, waitingRuns, causeNow);
}

/** The address of a flow's trigger; a relative path and the query follow. */
export const addressOf = ({ id }: FlowComponent): string =>
  `https://flows.example.com/workflows/${id}/triggers/manual/paths/invoke`;

/** The id of the flow whose address a URL begins with. */
export const flowAt = (url: string): string | undefined =>
  /^https:\/\/flows\.example\.com\/workflows\/([^/]+)\/triggers\//.exec(url)?.[1];

export const signatureOf = ({ id }: FlowComponent, seed: number): string =>
  stableId("url", id, String(seed));

/** Made when the flow is first switched on; nothing of it is in the package. */
export const urlFor = (
  component: FlowComponent,
  seed: number,
  anyTrigger = false,
): string | undefined =>
  anyTrigger || component.definition.triggers[0]?.kind === "request"
    ? `${addressOf(component)}?sig=${signatureOf(component, seed)}`
    : undefined;
