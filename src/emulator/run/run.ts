import type { Action, FlowDefinition, RunStatus } from "#wdl";
import type { ObjectValue, Value } from "../interpreter/value.ts";
import type { ConnectorAnswer, Instant } from "../port.ts";
import type { Frame } from "./frame.ts";
import type { RunHost } from "./host.ts";
import { type ActionResult, timestamp } from "./result.ts";

/** An action's turn: called once all it waits for has ended. */
export type Task = () => void;

/** Does one action; handed to a run, so that containers need not know the actions. */
export type Perform = (
  run: Run,
  frame: Frame,
  path: readonly string[],
  action: Action,
  done: (result: ActionResult) => void,
) => void;

/** What happened in a run, in order; the material of traces and tests. */
export interface RunEvent {
  readonly result: ActionResult;
  /** Names of the containers around it, outermost first. */
  readonly path: readonly string[];
  /** Which turn of the innermost loop, from 0. */
  readonly turn?: number;
}

/** A run of a flow between its start and its end. Everything that changes is in here. */
export interface Run {
  readonly id: string;
  readonly flow: string;
  readonly definition: FlowDefinition;
  readonly host: RunHost;
  readonly trigger: ObjectValue;
  readonly start: Instant;
  readonly connections: ReadonlyMap<string, { apiName: string; logicalName: string | undefined }>;
  /** By name in lower case. */
  readonly variables: Map<string, RunVariable>;
  readonly perform: Perform;
  readonly queue: Task[];
  readonly events: RunEvent[];
  /** Everything that is known of the definition and does not change. */
  readonly containers: ReadonlyMap<string, Action>;
  ending?: RunEnding;
  end?: Instant;
  response?: ConnectorAnswer;
  /** Called once: with the Response, or `undefined` when the run ends without. */
  onResponse?: ((answer: ConnectorAnswer | undefined) => void) | undefined;
  onEnd?: (() => void) | undefined;
}

export interface RunVariable {
  readonly name: string;
  readonly type: string;
  value: Value;
}

export interface RunEnding {
  readonly status: RunStatus | "Aborted";
  readonly error?: { readonly code: string; readonly message: string };
}

/** Does the next task; false when none is ready. `pick` chooses among the ready ones. */
export function step(run: Run, pick: (ready: number) => number = () => 0): boolean {
  if (run.ending) {
    run.queue.length = 0;
    return false;
  }
  const [task] = run.queue.splice(pick(run.queue.length), 1);
  if (!task) return false;
  task();
  return true;
}

/** Ends a run; what has not started will not. */
export function end(run: Run, ending: RunEnding): void {
  if (run.ending) return;
  run.ending = ending;
  run.end = run.host.now();
  run.queue.length = 0;
  answer(run, undefined);
  run.onEnd?.();
}

/** The first answer goes to the caller; later ones find nobody. */
export function answer(run: Run, response: ConnectorAnswer | undefined): boolean {
  const listener = run.onResponse;
  if (!listener) return false;
  run.onResponse = undefined;
  if (response) run.response = response;
  listener(response);
  return true;
}

/** The run as the service's history shows it. */
export function runRecord(run: Run): ObjectValue {
  const record = new Map<string, Value>([
    ["name", run.id],
    ["flow", run.flow],
    ["status", run.ending?.status ?? "Running"],
    ["startTime", timestamp(run.start)],
  ]);
  if (run.end !== undefined) record.set("endTime", timestamp(run.end));
  if (run.ending?.error) {
    record.set(
      "error",
      new Map([
        ["code", run.ending.error.code],
        ["message", run.ending.error.message],
      ]),
    );
  }
  record.set("trigger", run.trigger);
  return record;
}
