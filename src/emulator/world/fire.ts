import type { EvaluationScope } from "../interpreter/scope.ts";
import type { ConnectorAnswer, Instant } from "../port.ts";
import type { Run } from "../run/run.ts";
import type { ActiveFlow } from "./active-flow.ts";
import { type Firing, type TriggerOutputs, weigh } from "./firing.ts";
import type { Latest } from "./latest.ts";
import { type Answered, beginFor, type CalledWorld } from "./waiting-caller.ts";

export interface FiringWorld extends CalledWorld {
  readonly firings: Pick<Latest<Firing>, "add">;
  now(): Instant;
  scopeOf(flow: ActiveFlow): (outputs: TriggerOutputs) => EvaluationScope;
  begin(flow: ActiveFlow, outputs: TriggerOutputs, onResponse?: Answered): Run | undefined;
}

/** An event that finds no place to wait comes again after a while, so often. Our inference. */
export const REDELIVERY = { after: 60_000, times: 10 };

/**
 * `answered` hears the status code that a caller over HTTP gets: that of the Response where there is
 * one, which nobody waits for when `splitOn` starts several runs; else 202 at once.
 */
export function fire(
  world: FiringWorld,
  flow: ActiveFlow,
  outputs: TriggerOutputs,
  redeliveries: number,
  answered?: (statusCode: number) => void,
): void {
  const { component, responses } = flow.flow;
  const [trigger] = component.definition.triggers;
  const waits = answered && responses === "at-once" && !trigger?.splitOn;
  let waiting = false;
  const tell = (told: Pick<Firing, "status" | "code" | "message">): void =>
    void world.firings.add({ flow: component.name, at: world.now(), ...told });
  let statusCode = 202;
  for (const one of weigh(trigger, outputs, world.scopeOf(flow))) {
    if ("verdict" in one) {
      tell(one.verdict);
      if (one.verdict.status === "Failed") statusCode = 400;
      continue;
    }
    const entered = flow.places?.enter(one.outputs) ?? "start";
    if (entered === "start" && waits) {
      waiting = true;
      const told = ({ statusCode }: ConnectorAnswer): void => answered(statusCode);
      beginFor(world, flow, one.outputs, () => true, told);
    } else if (entered === "start") world.begin(flow, one.outputs);
    if (entered !== "lost") {
      tell({ status: "Succeeded", code: entered === "start" ? "OK" : "Waiting" });
      continue;
    }
    tell({ status: "Failed", code: "TooManyRequests", message: "As many runs wait as may." });
    statusCode = 429;
    if (redeliveries > 0)
      world.schedule(
        REDELIVERY.after,
        () => void again(world, flow, one.outputs, redeliveries - 1),
      );
  }
  if (!waiting) answered?.(statusCode);
}

/** An event that was split and weighed already. */
function again(
  world: FiringWorld,
  flow: ActiveFlow,
  outputs: TriggerOutputs,
  redeliveries: number,
): void {
  const entered = flow.places?.enter(outputs) ?? "start";
  if (entered === "start") world.begin(flow, outputs);
  else if (entered === "lost" && redeliveries > 0)
    world.schedule(REDELIVERY.after, () => again(world, flow, outputs, redeliveries - 1));
}
