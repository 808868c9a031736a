import { stableId } from "#foundation";
import type { Instant } from "../port.ts";
import type { ActionError, ActionState, Layer, Outcome, Run } from "./state.ts";
import { isObject, type ObjectValue, type Value } from "./value.ts";

let lastInstant = Number.NaN;
let lastText = "";

/** With seven digits of a second, as the service writes time. */
export function timeText(instant: Instant): string {
  if (instant !== lastInstant) {
    lastText = `${new Date(instant).toISOString().slice(0, -1)}0000Z`;
    lastInstant = instant;
  }
  return lastText;
}

export const errorRecord = ({ code, message }: ActionError): ObjectValue =>
  new Map([
    ["code", code],
    ["message", message],
  ]);

/** `actions('A')` (flow-language.md §3.5). */
export function recordOf(run: Run, state: ActionState): ObjectValue {
  if (state.record) return state.record;
  const { node, outcome, layer } = state;
  const { name } = node.action;
  const record = new Map<string, Value>([["name", name]]);
  if (outcome?.inputs !== undefined) record.set("inputs", outcome.inputs);
  if (outcome?.outputs !== undefined) record.set("outputs", outcome.outputs);
  record.set("startTime", timeText(state.start));
  if (outcome) record.set("endTime", timeText(state.end));
  record.set("trackingId", stableId("run", run.id, name, ...placeOf(layer).map(String)));
  record.set("clientTrackingId", clientTrackingIdOf(run));
  if (state.retries.length > 0) record.set("retryHistory", retryHistory(state));
  if (layer.loop) record.set("repetitionIndexes", repetitionIndexes(layer));
  record.set("code", outcome?.code ?? "NotSpecified");
  record.set("status", outcome?.status ?? "Running");
  if (outcome?.error) record.set("error", errorRecord(outcome.error));
  if (outcome) state.record = record;
  return record;
}

export const clientTrackingIdOf = ({ id, trigger }: Run): Value =>
  trigger.get("clientTrackingId") ?? id;

/** The indexes of the iterations around, the outermost first. */
export function placeOf(layer: Layer): readonly number[] {
  const place: number[] = [];
  for (let at: Layer | undefined = layer; at?.loop; at = at.outer) place.unshift(at.index);
  return place;
}

function repetitionIndexes(layer: Layer): readonly ObjectValue[] {
  const indexes: ObjectValue[] = [];
  for (let at: Layer | undefined = layer; at?.loop; at = at.outer) {
    indexes.unshift(
      new Map<string, Value>([
        ["scopeName", at.loop.action.name],
        ["itemIndex", BigInt(at.index)],
      ]),
    );
  }
  return indexes;
}

const retryHistory = ({ retries }: ActionState): readonly ObjectValue[] =>
  retries.map(
    ({ start, end, code, error }) =>
      new Map<string, Value>([
        ["startTime", timeText(start)],
        ["endTime", timeText(end)],
        ["code", code],
        ...(error ? [["error", errorRecord(error)] as const] : []),
      ]),
  );

/** What an expression may see of an action: nothing before it has begun. */
export const seenRecord = (run: Run, state: ActionState | undefined): ObjectValue | null =>
  state === undefined || state.phase === "pending" || state.phase === "ready"
    ? null
    : recordOf(run, state);

/**
 * `result('S')`: the records of the first level, those skipped included. Of a loop each action has
 * one record whose inputs and outputs are lists with an entry for every iteration.
 */
export function resultOf(run: Run, state: ActionState): readonly Value[] {
  const { node, layer, iterations } = state;
  const children = node.bodies.flatMap((body) => body.nodes);
  const loop = node.action.kind === "for-each" || node.action.kind === "until";
  if (!loop) return children.flatMap((child) => seenRecord(run, layer.states[child.slot]) ?? []);
  if (iterations.length === 1) {
    const [only] = iterations;
    return children.flatMap((child) => seenRecord(run, only?.states[child.slot]) ?? []);
  }
  return children.flatMap((child) => {
    const records = iterations.flatMap((one) => seenRecord(run, one.states[child.slot]) ?? []);
    const last = records.at(-1);
    if (!last) return [];
    const merged = new Map(last);
    for (const part of ["inputs", "outputs"]) {
      if (!records.some((record) => record.has(part))) continue;
      merged.set(
        part,
        records.map((record) => record.get(part) ?? null),
      );
    }
    const failed = records.find((record) => record.get("status") === "Failed");
    for (const part of failed ? ["status", "code", "error"] : []) {
      const value = failed?.get(part);
      if (value !== undefined) merged.set(part, value);
    }
    return [merged];
  });
}

/** The code and message in an answer's body, wherever its system puts them. */
export function errorIn(body: Value | undefined): Partial<ActionError> {
  if (!isObject(body)) return {};
  const inner = body.get("error");
  const holder = isObject(inner) ? inner : body;
  const code = holder.get("code");
  const message = holder.get("message") ?? holder.get("description");
  return {
    ...(typeof code === "string" || typeof code === "bigint" ? { code: String(code) } : {}),
    ...(typeof message === "string" ? { message } : {}),
  };
}

/** Container statuses in the words of the service. */
export function containerOutcome(status: "Succeeded" | "Failed" | "TimedOut"): Outcome {
  if (status === "Succeeded") return { status, code: "NotSpecified" };
  const message = "An action failed. No dependent actions succeeded.";
  return { status, code: "ActionFailed", error: { code: "ActionFailed", message } };
}
