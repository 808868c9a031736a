import { createDataverse, type Dataverse } from "../../../src/emulator/dataverse/index.ts";
import type { Run } from "../../../src/emulator/run/run.ts";
import { createWorld, type World } from "../../../src/emulator/world/world.ts";
import { MONDAY } from "../outside.ts";
import { flowOf, modelOf, type Plain } from "./flow.ts";

/** A flow of these actions in an organisation, begun and not yet gone on with. */
export function begun(actions: Plain): {
  readonly world: World;
  readonly dataverse: Dataverse;
  readonly run: Run;
} {
  const flow = flowOf("Flow", 1, { actions, api: "shared_commondataserviceforapps" });
  const model = modelOf([flow]);
  const world = createWorld(model, { start: MONDAY, seed: 1, profile: "host" });
  const dataverse = createDataverse(model, world.outside);
  world.connect(dataverse);
  world.bind("new_rows");
  const error = world.switchOn("Flow");
  const run = world.startByHand("Flow", null);
  if (error || !run) throw new Error(error?.message ?? "The flow did not start.");
  return { world, dataverse, run };
}
