import type { RunStatus } from "#wdl";
import type { ObjectValue, Value } from "../interpreter/value.ts";
import type { Instant } from "../port.ts";

/** How one action ended, once; the service's own record is made of it when somebody asks. */
export interface ActionResult {
  readonly name: string;
  readonly status: RunStatus;
  /** `NotSpecified`, `OK`, `BadRequest`, `ActionSkipped` … (flow-language.md §3.5). */
  readonly code: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly inputs?: Value;
  readonly outputs?: Value;
  readonly error?: ActionError;
  /** How often a call was tried again. */
  readonly retries?: number;
}

export interface ActionError {
  readonly code: string;
  readonly message: string;
}

export const timestamp = (at: Instant): string => `${new Date(at).toISOString().slice(0, -1)}0000Z`;

/** The record that `actions()` and `result()` give. */
export function recordOf(result: ActionResult, run: string): ObjectValue {
  const known = records.get(result);
  if (known) return known;
  const record = new Map<string, Value>([["name", result.name]]);
  if (result.inputs !== undefined) record.set("inputs", result.inputs);
  if (result.outputs !== undefined) record.set("outputs", result.outputs);
  record.set("startTime", timestamp(result.start));
  record.set("endTime", timestamp(result.end));
  record.set("clientTrackingId", run);
  record.set("code", result.code);
  record.set("status", result.status);
  if (result.error) {
    record.set(
      "error",
      new Map([
        ["code", result.error.code],
        ["message", result.error.message],
      ]),
    );
  }
  records.set(result, record);
  return record;
}

const records = new WeakMap<ActionResult, ObjectValue>();
