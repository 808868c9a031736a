import { type Action, childActions, type RunStatus } from "#wdl";
import type { Frame } from "./frame.ts";
import type { ActionResult } from "./result.ts";
import type { Run } from "./run.ts";

/**
 * Runs the actions of one container by readiness and tells how it ended (flow-language.md §4).
 * What is ready at the same time starts in the order of the definition.
 */
export function runActions(
  run: Run,
  frame: Frame,
  path: readonly string[],
  actions: readonly Action[],
  done: (status: RunStatus) => void,
): void {
  if (actions.length === 0) return done("Succeeded");
  const ended = new Map<string, RunStatus>();
  const started = new Set<Action>();

  const finish = (action: Action, result: ActionResult): void => {
    keep(run, frame, path, result);
    ended.set(action.name.toLowerCase(), result.status);
    if (ended.size === actions.length) done(containerStatus(actions, ended));
    else startReady();
  };
  const startReady = (): void => {
    for (const action of actions) {
      if (started.has(action) || run.ending) continue;
      const predecessors = action.runAfter ?? [];
      if (!predecessors.every(({ action: name }) => ended.has(name.toLowerCase()))) continue;
      started.add(action);
      const satisfied = predecessors.every(({ action: name, statuses }) =>
        statuses.some((status) => sameStatus(status, ended.get(name.toLowerCase()))),
      );
      if (satisfied) {
        run.queue.push(() =>
          run.perform(run, frame, path, action, (result) => finish(action, result)),
        );
      } else {
        skipInside(run, frame, path, action, "ActionSkipped");
        finish(action, skipped(run, action, "ActionDependencyFailed", UNMET));
      }
    }
  };
  startReady();
}

const UNMET =
  "The execution of template action is skipped: the 'runAfter' condition for one or more actions is not satisfied.";

const sameStatus = (listed: string, status: RunStatus | undefined): boolean =>
  listed.toLowerCase() === status?.toLowerCase();

export function keep(run: Run, frame: Frame, path: readonly string[], result: ActionResult): void {
  frame.results.set(result.name.toLowerCase(), result);
  run.events.push({
    result,
    path,
    ...(frame.index === undefined ? {} : { turn: frame.index }),
  });
}

export const skipped = (
  run: Run,
  { name }: Action,
  code: string,
  message: string,
): ActionResult => ({
  name,
  status: "Skipped",
  code: "ActionSkipped",
  start: run.host.now(),
  end: run.host.now(),
  error: { code, message },
});

/** Everything inside of what does not run does not run either. */
export function skipInside(
  run: Run,
  frame: Frame,
  path: readonly string[],
  action: Action,
  code: string,
): void {
  const inner = [...path, action.name];
  for (const child of childActions(action).flat()) {
    keep(
      run,
      frame,
      inner,
      skipped(run, child, code, "The action is inside of one that did not run."),
    );
    skipInside(run, frame, inner, child, code);
  }
}

/**
 * The leaves decide: those nobody runs after. A skipped leaf stands for what it waited for, so a
 * branch that was not taken hands its predecessor's failure on.
 */
export function containerStatus(
  actions: readonly Action[],
  ended: ReadonlyMap<string, RunStatus>,
): RunStatus {
  const byName = new Map(actions.map((action) => [action.name.toLowerCase(), action]));
  const waitedFor = new Set(
    actions.flatMap(({ runAfter }) => (runAfter ?? []).map(({ action }) => action.toLowerCase())),
  );
  const decisive = new Set<RunStatus>();
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const status = ended.get(name);
    if (status !== "Skipped") {
      if (status) decisive.add(status);
      return;
    }
    for (const { action } of byName.get(name)?.runAfter ?? []) visit(action.toLowerCase());
  };
  for (const name of byName.keys()) {
    if (!waitedFor.has(name)) visit(name);
  }
  if (decisive.has("Failed")) return "Failed";
  return decisive.has("TimedOut") ? "TimedOut" : "Succeeded";
}

/** A loop's status over its turns. */
export const mergedStatus = (statuses: readonly RunStatus[]): RunStatus =>
  statuses.includes("Failed") ? "Failed" : statuses.includes("TimedOut") ? "TimedOut" : "Succeeded";
