import type { Action, RunStatus } from "#wdl";
import type { Frame } from "./frame.ts";
import { type Plan, type PlannedAction, planOf } from "./plan.ts";
import type { ActionError, ActionResult } from "./result.ts";
import type { Ended, Run, Turn } from "./run.ts";
import { scopeIn } from "./run-scope.ts";
import { type Skip, skipOf } from "./skip.ts";
import { finish, ofContainer, type Told } from "./turn.ts";

/** The actions of one container while they run, each by its place in the plan. */
interface Container {
  readonly run: Run;
  readonly frame: Frame;
  readonly plan: Plan;
  readonly done: Done;
  readonly ended: (RunStatus | undefined)[];
  /** Of those that are ready. */
  readonly turns: (Turn | undefined)[];
  /** How many each still waits for. */
  readonly waiting: number[];
  /** How many have not ended. */
  left: number;
  readonly hear: Ended;
  readonly abandon: (except: string) => void;
}

/** What is to be done when all have ended: to finish the action they are in, or what is called. */
type Done = ((status: RunStatus) => void) | { readonly turn: Turn; readonly told: Told };

/** Runs what is in an action and then finishes that, which tells what it was given and gave. */
export function runBody(turn: Turn, actions: readonly Action[], told: Told = NOTHING): void {
  if (actions.length === 0) finish(turn, ofContainer("Succeeded", told));
  else open(turn.run, turn.frame, actions, { turn, told });
}

const NOTHING: Told = {};

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
  if (actions.length === 0) done("Succeeded");
  else open(run, frame, actions, done);
}

function open(run: Run, frame: Frame, actions: readonly Action[], done: Done): void {
  const plan = planOf(actions);
  const { length } = plan.nodes;
  const container: Container = {
    run,
    frame,
    plan,
    done,
    ended: plan.blank.slice(),
    turns: plan.blank.slice(),
    waiting: plan.waits.slice(),
    left: length,
    hear: (index, result) => settled(container, index, result),
    abandon: (except) => abandon(container, except),
  };
  run.open.add(container.abandon);
  for (let index = 0; index < length; index += 1) {
    if (plan.waits[index] === 0) ready(container, index);
  }
}

function ready({ run, frame, plan, turns, hear }: Container, place: number): void {
  const { action } = plan.nodes[place] as PlannedAction;
  const turn: Turn = {
    run,
    frame,
    scope: scopeIn(run, frame),
    action,
    ended: hear,
    place,
    start: undefined,
    finished: false,
  };
  turns[place] = turn;
  run.queue.push(turn);
}

/** What waited for it starts or is passed over, and what waited for that too. */
function settled(container: Container, index: number, result: ActionResult): void {
  const { run, plan, ended, waiting, done } = container;
  const { nodes } = plan;
  settle(container, index, result);
  let skipped: number[] | undefined;
  let one: number | undefined = index;
  for (let at = 0; one !== undefined; at += 1) {
    const { successors } = nodes[one] as PlannedAction;
    for (let place = 0; place < successors.length; place += 1) {
      const next = successors[place] as number;
      const left = (waiting[next] as number) - 1;
      waiting[next] = left;
      if (left !== 0) continue;
      const reason = reasonToSkip(plan, nodes[next] as PlannedAction, ended);
      if (reason) {
        skip(container, next, reason);
        skipped ??= [];
        skipped.push(next);
      } else ready(container, next);
    }
    one = skipped?.[at];
  }
  if (container.left > 0) return;
  run.open.delete(container.abandon);
  const status = containerStatus(plan, ended);
  if (typeof done === "function") done(status);
  else finish(done.turn, ofContainer(status, done.told));
}

function settle(container: Container, index: number, result: ActionResult): void {
  const { run, frame, plan, ended } = container;
  keep(run, frame, plan.nodes[index]?.key ?? "", result);
  ended[index] = result.status;
  container.left -= 1;
}

function skip(container: Container, index: number, reason: Skip): void {
  passOver(container.run, container.frame, reason);
  container.ended[index] = "Skipped";
  container.left -= 1;
}

function abandon(container: Container, except: string): void {
  const { run, frame, plan, ended, turns } = container;
  for (const [index, { action, key }] of plan.nodes.entries()) {
    if (ended[index] !== undefined || key === except) continue;
    const start = turns[index]?.start;
    if (start === undefined) {
      const reason = skipOf([action], "Terminated", () => TERMINATED);
      skip(container, index, reason);
    } else {
      settle(container, index, {
        name: action.name,
        status: "Cancelled",
        code: "Terminated",
        start,
        end: run.host.now(),
        error: TERMINATED,
        repetition: frame.repetition,
      });
    }
  }
}

const TERMINATED: ActionError = {
  code: "Terminated",
  message: "The run was ended before this action had.",
};

/** Undefined when every predecessor ended in a way it may. */
function reasonToSkip(
  { nodes }: Plan,
  { action, predecessors }: PlannedAction,
  ended: readonly (RunStatus | undefined)[],
): Skip | undefined {
  for (const { index, statuses, afterSuccess, skips } of predecessors) {
    const status = ended[index];
    if (status === undefined) continue;
    if (status === "Succeeded" ? afterSuccess : statuses.includes(status)) continue;
    const known = skips.get(status);
    if (known) return known;
    const predecessor = nodes[index]?.action.name ?? "";
    const skip = skipOf([action], "ActionSkipped", () => ({
      code: status === "Skipped" ? "ActionDependencyFailed" : "ActionConditionFailed",
      message: `The execution of template action '${action.name}' is skipped: the 'runAfter' condition for action '${predecessor}' is not satisfied. Expected status values '${statuses.join(", ")}' and actual value '${status}'.`,
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
