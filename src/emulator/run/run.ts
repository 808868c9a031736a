import { atPart, type Diagnostic } from "#foundation";
import type { Action, FlowDefinition, RunStatus } from "#wdl";
import type { EvaluationScope } from "../interpreter/scope.ts";
import type { ObjectValue, Value } from "../interpreter/value.ts";
import type { ConnectorAnswer, Instant } from "../port.ts";
import type { Frame } from "./frame.ts";
import type { RunHost } from "./host.ts";
import type { Journal, RunEvent } from "./journal.ts";
import type { PlacedAction } from "./places.ts";
import type { Queue } from "./queue.ts";
import type { ActionResult, TrackedRun } from "./result.ts";

/** Hears how an action ended, by its place in its container. */
export type Ended = (place: number, result: ActionResult) => void;

/** One action done once: at once when it begins, or over some time. */
export interface Turn {
  readonly run: Run;
  readonly frame: Frame;
  /** What the expressions of the action see. */
  readonly scope: EvaluationScope;
  readonly action: Action;
  /** Hears once how it ended. */
  readonly ended: Ended;
  /** Of the action in its container. */
  readonly place: number;
  /** When it began; undefined while it waits for its turn. */
  start: Instant | undefined;
  finished: boolean;
}

/**
 * What is to be done once it is ready: an action that waits for nothing any more, or a step in one. What
 * is called and what is data need no word to be told apart, and there is one for each action.
 */
export type Task = Turn | (() => void);

/**
 * A run of a flow between its start and its end. Everything that changes is in here, and nothing of it
 * comes later: objects that always have the same members are read faster.
 */
export interface Run extends TrackedRun {
  readonly flow: string;
  readonly definition: FlowDefinition;
  readonly host: RunHost<Run>;
  readonly trigger: ObjectValue;
  readonly start: Instant;
  readonly connections: ReadonlyMap<string, RunConnection>;
  /** By name in lower case. */
  readonly variables: Map<string, RunVariable>;
  /** Does an action; handed to a run, so that it need not know the actions. */
  readonly begin: (turn: Turn) => void;
  readonly queue: Queue<Task>;
  readonly journal: Journal;
  /** What happened so far, action by action. */
  readonly events: () => readonly RunEvent[];
  /** Every action of the definition by its name in lower case. */
  readonly places: ReadonlyMap<string, PlacedAction>;
  /** Path of the flow's file, for findings. */
  readonly part: string;
  /** What a reader of the run should know beyond its record: what is not simulated, limits met. */
  readonly findings: Diagnostic[];
  /** The containers that are running: each can be given up, except for an action by its key. */
  readonly open: Set<(except: string) => void>;
  /** Actions begun and tries of calls, as the service counts requests. */
  requests: number;
  /** Tasks done. */
  steps: number;
  ending: RunEnding | undefined;
  end: Instant | undefined;
  response: ConnectorAnswer | undefined;
  /** Whether the caller has its answer, or has given up waiting. */
  answered: boolean;
  /** Called once: with the Response, or `undefined` when the run ends without. */
  onResponse: ((answer: ConnectorAnswer | undefined) => void) | undefined;
  readonly onEnd: ((run: Run) => void) | undefined;
}

export interface RunConnection {
  readonly apiName: string;
  readonly logicalName: string | undefined;
  /** It is the caller's, and nobody calls (flow-language.md §1.1). */
  readonly missing: boolean;
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

/** More tasks in one run are no flow any more, whatever the service would allow. */
const MOST_STEPS = 500_000;

/** Does the next task; false when none is ready. `pick` chooses among the ready ones. */
export function step(run: Run, pick?: (ready: number) => number): boolean {
  if (run.ending) return false;
  const task = run.queue.take(pick ? pick(run.queue.size()) : 0);
  if (!task) return false;
  run.steps += 1;
  if (run.steps > MOST_STEPS) {
    const message = `The run of "${run.flow}" was stopped after ${MOST_STEPS} steps.`;
    report(run, "run/runaway", message, outermostLoop(run));
    end(run, { status: "Failed", error: { code: "RunawayStopped", message } });
    return false;
  }
  if (typeof task === "function") task();
  else run.begin(task);
  return true;
}

/** Of the loops that the run was in when its last action ended: the one it never came out of. */
const outermostLoop = ({ events, places }: Run): string | undefined =>
  events()
    .at(-1)
    ?.path.find((name) => {
      const kind = places.get(name.toLowerCase())?.action.kind;
      return kind === "until" || kind === "for-each";
    });

/** A finding about an action of the run, or about its flow as a whole. */
export function report(run: Run, code: string, message: string, action?: string): void {
  const place = action === undefined ? undefined : run.places.get(action.toLowerCase());
  const at = atPart(run.part, ...(place?.pointer ?? []));
  const said = run.findings.some((one) => one.code === code && one.message === message);
  if (!said) run.findings.push({ code, severity: "warning", message, at });
}

/** Ends a run with what is under way in it, except for an action by its key. */
export function stop(run: Run, ending: RunEnding, except = ""): void {
  for (const abandon of [...run.open]) abandon(except);
  end(run, ending);
}

/** Ends a run; what has not started will not. */
export function end(run: Run, ending: RunEnding): void {
  if (run.ending) return;
  run.ending = ending;
  run.end = run.host.now();
  run.queue.clear();
  run.open.clear();
  answer(run, undefined);
  run.onEnd?.(run);
}

/** The first answer goes to the caller; later ones find nobody. */
export function answer(run: Run, response: ConnectorAnswer | undefined): boolean {
  const listener = run.onResponse;
  if (!listener) return false;
  run.onResponse = undefined;
  run.answered = true;
  if (response) run.response = response;
  listener(response);
  return true;
}

/** The caller waits no longer; the run goes on. */
export function giveUpOn(run: Run): void {
  run.onResponse = undefined;
  run.answered = true;
}
