import type { Diagnostic, Json, JsonObject } from "#foundation";
import type { RunStatus } from "#wdl";
import type { ConnectorAnswer, ConnectorCall, Instant } from "../port.ts";
import type { BodyStatus } from "./body-status.ts";
import type { PlanLimits } from "./limits.ts";
import type { ActionNode, Body, Plan } from "./plan.ts";
import type { Profile } from "./profile.ts";
import type { ReadyQueue } from "./ready-queue.ts";
import type { EvaluationScope } from "./scope.ts";
import type { ObjectValue, Value } from "./value.ts";

/** How an action ended, with what its record shows (flow-language.md §3.5). */
export interface Outcome {
  readonly status: RunStatus;
  readonly code: string;
  readonly inputs?: Value;
  readonly outputs?: Value;
  readonly error?: ActionError;
}

export interface ActionError {
  readonly code: string;
  readonly message: string;
}

/** An action in one iteration of the loops around it. Changed only by the schedule. */
export interface ActionState {
  readonly node: ActionNode;
  readonly layer: Layer;
  readonly frame: Frame;
  phase: "pending" | "ready" | "running" | "done";
  /** Siblings it still waits for. */
  pending: number;
  outcome: Outcome | undefined;
  start: Instant;
  end: Instant;
  retries: readonly Retry[];
  /** Of a loop, in the order begun. */
  iterations: Layer[];
  /** Of a loop: the iteration that finished last. */
  last: Layer | undefined;
  /** Made when it is first asked for. */
  record: ObjectValue | undefined;
}

export interface Retry {
  readonly start: Instant;
  readonly end: Instant;
  readonly code: string;
  readonly error: ActionError | undefined;
}

/** Where results are kept: the run itself, or one iteration of a loop. */
export interface Layer {
  readonly outer: Layer | undefined;
  readonly loop: ActionNode | undefined;
  /** From 0. */
  readonly index: number;
  /** The element of a Foreach. */
  readonly item: Value;
  readonly states: (ActionState | undefined)[];
  scope: EvaluationScope | undefined;
}

/** A body that is running. */
export interface Frame {
  readonly body: Body;
  remaining: number;
  readonly whenDone: (status: BodyStatus) => void;
}

export type VariableType = "String" | "Integer" | "Float" | "Boolean" | "Object" | "Array";

export interface Variable {
  readonly name: string;
  readonly type: VariableType;
  readonly value: Value;
}

/** The flow a run is of. */
export interface RunFlow {
  readonly id: string;
  readonly name: string;
  readonly part: string;
}

export interface Run {
  readonly id: string;
  readonly flow: RunFlow;
  readonly plan: Plan;
  readonly profile: Profile;
  readonly limits: PlanLimits;
  readonly port: RunPort;
  readonly trigger: ObjectValue;
  /** By name in lower case, as frozen when the flow was switched on. */
  readonly parameters: ReadonlyMap<string, Value>;
  readonly workflow: ObjectValue;
  readonly start: Instant;
  /** By name in lower case. */
  readonly variables: Map<string, Variable>;
  readonly queue: ReadyQueue;
  readonly root: Layer;
  /** Waits for a Response; `undefined` when nobody does. */
  answerCaller: ((answer: ConnectorAnswer) => void) | undefined;
  response: ConnectorAnswer | undefined;
  status: "Running" | RunStatus;
  code: string | undefined;
  error: ActionError | undefined;
  end: Instant | undefined;
  /** Actions executed, and requests: executions, retries and pages. */
  actions: number;
  requests: number;
}

export interface ChildCall {
  /** Workflow id of the child. */
  readonly flow: string;
  readonly headers: JsonObject;
  readonly body: Json | undefined;
  readonly parent: Run;
  readonly action: string;
}

/** What a run asks of the world. Everything is synchronous or comes back on the virtual clock. */
export interface RunPort {
  now(): Instant;
  random(): number;
  /** One attempt; answers for calls that nobody serves too. */
  call(call: ConnectorCall, run: Run): { readonly answer: ConnectorAnswer; readonly time: number };
  /** Whether someone serves what is not simulated, e.g. a mock of an action of unknown kind. */
  serves(call: ConnectorCall): boolean;
  callChild(call: ChildCall, done: (answer: ConnectorAnswer) => void): void;
  later(delay: number, run: Run, wake: () => void): void;
  /** The run has something to do again. */
  ready(run: Run): void;
  actionEnded(run: Run, state: ActionState): void;
  runEnded(run: Run): void;
  report(finding: Diagnostic): void;
}
