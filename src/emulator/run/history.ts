import type { JsonObject } from "#foundation";
import { type Action, allActions } from "#wdl";
import type { ObjectValue, Value } from "../interpreter/value.ts";
import { timestamp } from "../timestamp.ts";
import { outputsOfAnswer } from "./answers.ts";
import { jsonOfValue } from "./plain.ts";
import { type ActionResult, errorRecord, recordOf } from "./result.ts";
import type { Run } from "./run.ts";
import { type Secrets, secretsOf, TRIGGER } from "./secrets.ts";
import { NO_SUCCESS } from "./turn.ts";

/**
 * The run as the service's history shows it: how it ended, what started it, and every action by its
 * name with inputs, outputs, times, status, code and error. An action inside of loops has the record
 * of its last turn and all of them under `repetitions`.
 */
export function runRecord(run: Run): JsonObject {
  const secrets = secretsOf(run.definition);
  const record = new Map<string, Value>([
    ["name", run.id],
    ["flow", run.flow],
    ["status", run.ending?.status ?? "Running"],
    ["startTime", timestamp(run.start)],
  ]);
  if (run.end !== undefined) record.set("endTime", timestamp(run.end));
  const { status, error = status === "Failed" ? NO_SUCCESS : undefined } = run.ending ?? {};
  if (error && !hides(run, secrets, "terminate")) record.set("error", errorRecord(error));
  record.set("trigger", shown(run.trigger, TRIGGER, secrets));
  if (run.response && !hides(run, secrets, "response")) {
    record.set("response", outputsOfAnswer(run.response));
  }
  const byName = resultsOf(run);
  const actions = new Map<string, Value>();
  for (const { action } of allActions(run.definition.actions)) {
    const results = byName.get(action.name);
    const last = results?.at(-1);
    if (!results || !last) continue;
    const one = (result: ActionResult) =>
      shown(recordOf(result, run), action.name.toLowerCase(), secrets);
    const looped = results.some(({ repetition }) => repetition !== undefined);
    actions.set(
      action.name,
      looped ? new Map([...one(last), ["repetitions", results.map(one)]]) : one(last),
    );
  }
  record.set("actions", actions);
  return jsonOfValue(record) as JsonObject;
}

function resultsOf(run: Run): ReadonlyMap<string, readonly ActionResult[]> {
  const byName = new Map<string, ActionResult[]>();
  for (const { result } of run.events()) {
    const known = byName.get(result.name);
    if (known) known.push(result);
    else byName.set(result.name, [result]);
  }
  return byName;
}

/** Whether why a run ended is nobody's to read. */
export const hidesEnding = (run: Run): boolean =>
  run.ending?.error !== undefined && hides(run, secretsOf(run.definition), "terminate");

/** Whether an action of a kind was done with secured data: what it made of that is hidden too. */
function hides(run: Run, secrets: Secrets, kind: Action["kind"]): boolean {
  const byName = resultsOf(run);
  return allActions(run.definition.actions).some(
    ({ action: { kind: own, name } }) =>
      own === kind &&
      secrets.get(name.toLowerCase())?.has("inputs") &&
      byName.get(name)?.some(({ status }) => status !== "Skipped"),
  );
}

function shown(record: ObjectValue, key: string, secrets: Secrets): ObjectValue {
  const hidden = secrets.get(key);
  if (!hidden || hidden.size === 0) return record;
  const kept = [...record].filter(([part]) => !hidden.has(part));
  return new Map([...kept, ["secureData", new Map([["properties", [...hidden]]])]]);
}
