import type { EvaluationScope } from "../interpreter/scope.ts";
import type { Instant } from "../port.ts";
import type { Run } from "../run/run.ts";
import type { ActiveFlow } from "./active-flow.ts";
import { type Firing, type TriggerOutputs, weigh } from "./firing.ts";
import type { Latest } from "./latest.ts";

export interface FiringWorld {
  readonly firings: Pick<Latest<Firing>, "add">;
  now(): Instant;
  scopeOf(flow: ActiveFlow): (outputs: TriggerOutputs) => EvaluationScope;
  schedule(delay: number, happen: () => void): void;
  begin(flow: ActiveFlow, outputs: TriggerOutputs): Run | undefined;
}

/** An event that finds no place to wait comes again after a while, so often. Our inference. */
export const REDELIVERY = { after: 60_000, times: 10 };

/** Returns the status code that a caller over HTTP gets at once. */
export function fire(
  world: FiringWorld,
  flow: ActiveFlow,
  outputs: TriggerOutputs,
  redeliveries: number,
): number {
  const { component } = flow.flow;
  const tell = (told: Pick<Firing, "status" | "code" | "message">): void =>
    void world.firings.add({ flow: component.name, at: world.now(), ...told });
  let statusCode = 202;
  for (const one of weigh(component.definition.triggers[0], outputs, world.scopeOf(flow))) {
    if ("verdict" in one) {
      tell(one.verdict);
      if (one.verdict.status === "Failed") statusCode = 400;
      continue;
    }
    const entered = flow.places?.enter(one.outputs) ?? "start";
    if (entered === "start") world.begin(flow, one.outputs);
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
  return statusCode;
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
