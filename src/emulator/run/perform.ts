import { runners } from "./actions/index.ts";
import type { Perform } from "./run.ts";
import { scopeIn } from "./run-scope.ts";
import { attempt, type Outcome, type Runner, type Turn } from "./turn.ts";

/** Does an action; `done` is called once, at once or later on the clock. */
export const perform: Perform = (run, frame, path, action, done) => {
  const start = run.host.now();
  const finish = (outcome: Outcome): void => {
    if (!run.ending) done({ name: action.name, start, end: run.host.now(), ...outcome });
  };
  const turn: Turn = { run, frame, path, scope: scopeIn(run, frame), finish };
  const runner = runners[action.kind] as Runner<typeof action.kind>;
  attempt(turn, action.name, () => runner(turn, action as never));
};
