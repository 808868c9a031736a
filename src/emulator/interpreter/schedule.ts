import type { RunStatus } from "#wdl";
import { type BodyStatus, statusOfBody } from "./body-status.ts";
import type { ActionNode, Body } from "./plan.ts";
import type { ActionError, ActionState, Frame, Layer, Outcome, Run } from "./state.ts";

export function newLayer(
  outer: Layer | undefined,
  loop: ActionNode | undefined,
  slots: number,
  index: number,
  item: Layer["item"],
): Layer {
  return { outer, loop, index, item, states: new Array(slots), scope: undefined };
}

/** Begins a body; calls `whenDone` when its last action has ended, at once for an empty one. */
export function openBody(
  run: Run,
  body: Body,
  layer: Layer,
  whenDone: (status: BodyStatus) => void,
): void {
  if (body.nodes.length === 0) {
    whenDone("Succeeded");
    return;
  }
  const frame: Frame = { body, remaining: body.nodes.length, whenDone };
  for (const node of body.nodes) layer.states[node.slot] = newState(node, layer, frame);
  for (const node of body.starts) makeReady(run, stateIn(layer, node));
}

function newState(node: ActionNode, layer: Layer, frame: Frame): ActionState {
  return {
    node,
    layer,
    frame,
    phase: "pending",
    pending: node.predecessors.length,
    outcome: undefined,
    start: 0,
    end: 0,
    retries: NO_RETRIES,
    iterations: [],
    last: undefined,
    record: undefined,
  };
}

const NO_RETRIES: ActionState["retries"] = [];

/** A node of a body that was opened in this layer. */
export const stateIn = (layer: Layer, node: ActionNode): ActionState =>
  layer.states[node.slot] as ActionState;

function makeReady(run: Run, state: ActionState): void {
  state.phase = "ready";
  run.queue.push(state);
  if (run.queue.size === 1) run.port.ready(run);
}

/** Ends an action and lets those behind it start or be skipped. Late news of an ended run is nothing. */
export function finish(run: Run, state: ActionState, outcome: Outcome): void {
  if (run.status !== "Running" || state.phase === "done") return;
  conclude(run, state, outcome);
  const { frame, layer } = state;
  const ended = [state];
  for (const one of ended) {
    for (const successor of one.node.successors) {
      const next = stateIn(layer, successor);
      next.pending -= 1;
      if (next.pending > 0) continue;
      const reason = reasonToSkip(layer, successor);
      if (reason) {
        skip(run, next, "ActionSkipped", reason);
        ended.push(next);
      } else makeReady(run, next);
    }
    frame.remaining -= 1;
  }
  if (frame.remaining === 0) {
    frame.whenDone(statusOfBody(frame.body, (node) => statusIn(layer, node)));
  }
}

const statusIn = (layer: Layer, node: ActionNode): RunStatus =>
  layer.states[node.slot]?.outcome?.status ?? "Skipped";

function conclude(run: Run, state: ActionState, outcome: Outcome): void {
  const now = run.port.now();
  if (state.phase !== "running") state.start = now;
  state.phase = "done";
  state.end = now;
  state.outcome = outcome;
  state.record = undefined;
  run.port.actionEnded(run, state);
}

/** Undefined when every predecessor ended in a way it may (flow-language.md §4.2). */
function reasonToSkip(layer: Layer, node: ActionNode): ActionError | undefined {
  for (const { node: predecessor, statuses } of node.predecessors) {
    const status = statusIn(layer, predecessor);
    if (statuses.has(status)) continue;
    return {
      code: status === "Skipped" ? "ActionDependencyFailed" : "ActionConditionFailed",
      message: `The execution of template action '${node.action.name}' is skipped: the 'runAfter' condition for action '${predecessor.action.name}' is not satisfied. Expected status values '${[...statuses].join(", ")}' and actual value '${status}'.`,
    };
  }
  return undefined;
}

function skip(run: Run, state: ActionState, code: string, error: ActionError): void {
  conclude(run, state, { status: "Skipped", code, error });
  skipInside(run, state, code, error);
}

/** Everything in an action that never starts. A loop keeps it as the one iteration it did not do. */
function skipInside(run: Run, state: ActionState, code: string, error: ActionError): void {
  const { node, layer } = state;
  const loop = node.action.kind === "for-each" || node.action.kind === "until";
  for (const body of node.bodies) {
    if (!loop) skipBody(run, body, layer, code, error);
    else if (state.iterations.length === 0) {
      const never = newLayer(layer, node, node.slots, 0, null);
      skipBody(run, body, never, code, error);
      state.last = never;
    }
  }
}

/** The branch that is not taken, with all in it. */
export function skipBody(
  run: Run,
  body: Body,
  layer: Layer,
  code: string,
  error: ActionError,
): void {
  const frame: Frame = { body, remaining: 0, whenDone: () => undefined };
  for (const node of body.nodes) {
    const state = newState(node, layer, frame);
    layer.states[node.slot] = state;
    skip(run, state, code, error);
  }
}

/**
 * Ends the run now: what runs is cancelled, what has not started is skipped (flow-language.md §3.1,
 * Terminate).
 */
export function endRun(
  run: Run,
  status: RunStatus,
  code: string | undefined,
  error: ActionError | undefined,
  by?: { readonly state: ActionState; readonly outcome: Outcome },
): void {
  if (run.status !== "Running") return;
  if (by) conclude(run, by.state, by.outcome);
  run.queue.clear();
  breakOff(run, run.plan.root, run.root);
  run.status = status;
  run.code = code;
  run.error = error;
  run.end = run.port.now();
  run.port.runEnded(run);
}

const TERMINATED: ActionError = {
  code: "Terminated",
  message: "The run was ended before this action.",
};

function breakOff(run: Run, body: Body, layer: Layer): void {
  for (const node of body.nodes) {
    const state = layer.states[node.slot];
    if (!state || state.phase === "done") continue;
    if (state.phase !== "running") {
      skip(run, state, "Terminated", TERMINATED);
      continue;
    }
    conclude(run, state, { status: "Cancelled", code: "Terminated", error: TERMINATED });
    const loop = node.action.kind === "for-each" || node.action.kind === "until";
    for (const inner of node.bodies) {
      if (!loop) breakOff(run, inner, layer);
      else for (const iteration of state.iterations) breakOff(run, inner, iteration);
    }
  }
}
