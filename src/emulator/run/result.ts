import { stableId } from "#foundation";
import type { RunStatus } from "#wdl";
import type { ObjectValue, Value } from "../interpreter/value.ts";
import type { Instant } from "../port.ts";
import { timestamp } from "../timestamp.ts";

/** How one action ended, once; the service's own record is made of it when somebody asks. */
export interface ActionResult {
  readonly name: string;
  readonly status: RunStatus;
  /** `NotSpecified`, `OK`, `BadRequest`, `ActionSkipped` … (flow-language.md §3.5). */
  readonly code: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly inputs?: Value | undefined;
  readonly outputs?: Value | undefined;
  readonly error?: ActionError | undefined;
  /** How often a call was tried again. */
  readonly retries?: number | undefined;
  readonly retryHistory?: readonly Attempt[] | undefined;
  readonly trackedProperties?: Value | undefined;
  /** The turns of the loops around it, outermost first. */
  readonly repetition?: Repetition | undefined;
  /** Made when it is first asked for. */
  record?: ObjectValue | undefined;
}

export type Repetition = readonly { readonly loop: string; readonly index: number }[];

/** A try of a call that was followed by another. */
export interface Attempt {
  readonly start: Instant;
  readonly end: Instant;
  readonly code: string;
  readonly error: ActionError;
}

export interface ActionError {
  readonly code: string;
  readonly message: string;
}

/** What a record tells of the run that its action belongs to. */
export interface TrackedRun {
  readonly id: string;
  /** The run's id, or what the trigger's `correlation` says. */
  readonly clientTrackingId: string;
}

/** The record that `actions()` and `result()` give (flow-language.md §3.5). */
export function recordOf(result: ActionResult, run: TrackedRun): ObjectValue {
  if (result.record) return result.record;
  const record = new Map<string, Value>([["name", result.name]]);
  if (result.inputs !== undefined) record.set("inputs", result.inputs);
  if (result.outputs !== undefined) record.set("outputs", result.outputs);
  record.set("startTime", timestamp(result.start));
  record.set("endTime", timestamp(result.end));
  const turns = (result.repetition ?? []).map(({ loop, index }) => `${loop} ${index}`);
  record.set("trackingId", stableId("tracking", run.id, result.name, ...turns));
  record.set("clientTrackingId", run.clientTrackingId);
  if (result.trackedProperties !== undefined) {
    record.set("trackedProperties", result.trackedProperties);
  }
  if (result.retryHistory) record.set("retryHistory", result.retryHistory.map(attemptRecord));
  if (result.repetition) record.set("repetitionIndexes", result.repetition.map(turnRecord));
  record.set("code", result.code);
  record.set("status", result.status);
  if (result.error) record.set("error", errorRecord(result.error));
  result.record = record;
  return record;
}

export const errorRecord = ({ code, message }: ActionError): ObjectValue =>
  new Map([
    ["code", code],
    ["message", message],
  ]);

const attemptRecord = ({ start, end, code, error }: Attempt): ObjectValue =>
  new Map<string, Value>([
    ["startTime", timestamp(start)],
    ["endTime", timestamp(end)],
    ["code", code],
    ["error", errorRecord(error)],
  ]);

const turnRecord = ({ loop, index }: Repetition[number]): ObjectValue =>
  new Map<string, Value>([
    ["scopeName", loop],
    ["itemIndex", BigInt(index)],
  ]);
