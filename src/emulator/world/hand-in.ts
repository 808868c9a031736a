import type { ActiveFlow } from "./active-flow.ts";
import type { Started } from "./contract.ts";
import type { FiringWorld } from "./fire.ts";
import { type TriggerOutputs, weigh } from "./firing.ts";
import { beginFor } from "./waiting-caller.ts";

/**
 * Starts one run with what its trigger is said to have given. Who calls a flow waits for its answer,
 * unless `splitOn` makes several runs of the call (flow-language.md §2). Who hands in an element instead
 * of the list means the element.
 */
export function handIn(world: FiringWorld, flow: ActiveFlow, outputs: TriggerOutputs): Started {
  const [trigger] = flow.flow.component.definition.triggers;
  const all = weigh(trigger, outputs, world.scopeOf(flow));
  const first = all.find((one) => "outputs" in one)?.outputs;
  const refused = all.find((one) => "verdict" in one)?.verdict;
  const of = all.length;
  const isElement = first === undefined && refused?.code === "InvalidTemplate" && trigger?.splitOn;
  const chosen = first ?? (isElement ? outputs : undefined);
  if (!chosen) return { of, ...(refused && { refused }) };
  const run =
    trigger?.kind === "request" && !trigger.splitOn
      ? beginFor(world, flow, chosen, stillWaits, hearsNothing)
      : world.begin(flow, chosen);
  return { of, ...(run && { run }), ...(isElement && { whole: refused?.message ?? "" }) };
}

const stillWaits = (): boolean => true;
const hearsNothing = (): void => {};
