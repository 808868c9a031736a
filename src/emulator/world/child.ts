import type { ConnectorAnswer } from "../port.ts";
import type { Run } from "../run/run.ts";
import type { ActiveFlow } from "./active-flow.ts";
import { ANSWERS_NOBODY, NOT_ON, TOO_MANY } from "./answers.ts";
import type { TriggerOutputs } from "./firing.ts";
import { type Answered, beginFor, type CalledWorld } from "./waiting-caller.ts";

/** What calling a child needs of the world. */
export interface ChildWorld extends CalledWorld {
  /** The caller has something to do again. */
  resume(run: Run): void;
}

/** Starts a child flow; `done` hears its Response, or what the gateway says instead. */
export function callChild(
  world: ChildWorld,
  flow: ActiveFlow | undefined,
  outputs: TriggerOutputs,
  caller: Run,
  done: Answered,
): void {
  const close = (answer: ConnectorAnswer): void => {
    if (caller.ending) return;
    done(answer);
    world.resume(caller);
  };
  const refuse = (answer: ConnectorAnswer): void => world.schedule(0, () => close(answer));
  if (!flow) refuse(NOT_ON);
  else if (flow.flow.responses === "none") refuse(ANSWERS_NOBODY);
  else if (flow.places && flow.places.enter(outputs, "now") !== "start") refuse(TOO_MANY);
  else beginFor(world, flow, outputs, () => !caller.ending, close);
}
