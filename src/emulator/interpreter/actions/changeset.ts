import { skipBody } from "../schedule.ts";
import { runRefused } from "./refused.ts";
import type { Runner } from "./runner.ts";

/** All writes of a set or none of them: no simulated system promises that, so only a mock can answer. */
export const runChangeset: Runner<"changeset"> = (action, step) => {
  const { run, state } = step;
  const error = { code: "NotSimulated", message: "A mock answers for the whole set." };
  for (const body of state.node.bodies) skipBody(run, body, state.layer, "ActionSkipped", error);
  return runRefused(action, step);
};
