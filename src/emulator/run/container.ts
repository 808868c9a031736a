import type { Action, RunStatus } from "#wdl";
import type { Frame } from "./frame.ts";
import { type Plan, type PlannedAction, planOf } from "./plan.ts";
import type { ActionError, ActionResult } from "./result.ts";
import type { Run } from "./run.ts";
import { type Skip, skipOf } from "./skip.ts";

/**
 * Runs the actions of one container by readiness and tells how it ended (flow-language.md §4).
 * What is ready at the same time starts in the order of the definition.
 */
export function runActions(
  run: Run,
  frame: Frame,
  actions: readonly Action[],
  done: (status: RunStatus) => void,
): void {
  if (actions.length === 0) {
    done("Succeeded");
    return;
  }
  const plan = planOf(actions);
  const { nodes } = plan;
  const ended: (RunStatus | undefined)[] = new Array(nodes.length);
  const begun: (number | undefined)[] = new Array(nodes.length);
  const waiting = nodes.map(({ predecessors }) => predecessors.length);
  let left = nodes.length;

  const settle = (index: number, { key }: PlannedAction, result: ActionResult): void => {
    keep(run, frame, key, result);
    ended[index] = result.status;
    left -= 1;
  };
  const skip = (index: number, reason: Skip): void => {
    passOver(run, frame, reason);
    ended[index] = "Skipped";
    left -= 1;
  };
  const ready = (index: number, node: PlannedAction): void => {
    run.queue.push(() => {
      begun[index] = run.host.now();
      run.perform(run, frame, node.action, (result) => finish(index, node, result));
    });
  };
  const finish = (index: number, own: PlannedAction, result: ActionResult): void => {
    settle(index, own, result);
    const news = [index];
    for (const one of news) {
      for (const next of nodes[one]?.successors ?? []) {
        const node = nodes[next] as PlannedAction;
        waiting[next] = (waiting[next] ?? 0) - 1;
        if (waiting[next] !== 0) continue;
        const reason = reasonToSkip(plan, node, ended);
        if (reason) {
          skip(next, reason);
          news.push(next);
        } else ready(next, node);
      }
    }
    if (left > 0) return;
    run.open.delete(abandon);
    done(containerStatus(plan, ended));
  };
  const abandon = (except: string): void => {
    for (const [index, node] of nodes.entries()) {
      const { action, key } = node;
      if (ended[index] !== undefined || key === except) continue;
      const start = begun[index];
      if (start === undefined)
        skip(
          index,
          skipOf([action], "Terminated", () => TERMINATED),
        );
      else {
        const end = run.host.now();
        settle(index, node, {
          name: action.name,
          status: "Cancelled",
          code: "Terminated",
          start,
          end,
          error: TERMINATED,
          ...repetitionOf(frame),
        });
      }
    }
  };

  run.open.add(abandon);
  for (const [index, node] of nodes.entries()) {
    if (node.predecessors.length === 0) ready(index, node);
  }
}

const TERMINATED: ActionError = {
  code: "Terminated",
  message: "The run was ended before this action had.",
};

const repetitionOf = ({ repetition }: Frame): Pick<ActionResult, "repetition"> =>
  repetition ? { repetition } : {};

/** Undefined when every predecessor ended in a way it may. */
function reasonToSkip(
  { nodes }: Plan,
  { action, predecessors }: PlannedAction,
  ended: readonly (RunStatus | undefined)[],
): Skip | undefined {
  for (const { index, statuses, skips } of predecessors) {
    const status = ended[index];
    if (status === undefined || statuses.has(status)) continue;
    const known = skips.get(status);
    if (known) return known;
    const predecessor = nodes[index]?.action.name ?? "";
    const skip = skipOf([action], "ActionSkipped", () => ({
      code: status === "Skipped" ? "ActionDependencyFailed" : "ActionConditionFailed",
      message: `The execution of template action '${action.name}' is skipped: the 'runAfter' condition for action '${predecessor}' is not satisfied. Expected status values '${[...statuses].join(", ")}' and actual value '${status}'.`,
    }));
    skips.set(status, skip);
    return skip;
  }
  return undefined;
}

/** Writes down how an action ended; `key` is its name in lower case. */
export function keep(run: Run, frame: Frame, key: string, result: ActionResult): void {
  frame.results.set(key, result);
  run.journal.ended(result);
}

/** Writes down what does not run. */
export function passOver(run: Run, frame: Frame, skip: Skip): void {
  const skipped = { skip, at: run.host.now(), repetition: frame.repetition };
  frame.skips.push(skipped);
  run.journal.skipped(skipped);
}

/**
 * The leaves decide: those nobody runs after. A skipped leaf stands for what it waited for, so a
 * branch that was not taken hands its predecessor's failure on.
 */
export function containerStatus(
  { nodes, leaves }: Plan,
  ended: readonly (RunStatus | undefined)[],
): RunStatus {
  if (leaves.every((index) => ended[index] === "Succeeded")) return "Succeeded";
  const decisive = [...leaves];
  const seen = new Set(decisive);
  let worst: RunStatus = "Succeeded";
  for (const index of decisive) {
    const status = ended[index];
    if (status === "Failed") return "Failed";
    if (status === "TimedOut") worst = "TimedOut";
    if (status !== "Skipped") continue;
    for (const { index: before } of nodes[index]?.predecessors ?? []) {
      if (seen.has(before)) continue;
      seen.add(before);
      decisive.push(before);
    }
  }
  return worst;
}

/** A loop's status over its turns. */
export const worseOf = (left: RunStatus, right: RunStatus): RunStatus =>
  left === "Failed" || right === "Failed"
    ? "Failed"
    : left === "TimedOut" || right === "TimedOut"
      ? "TimedOut"
      : "Succeeded";
