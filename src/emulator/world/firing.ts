import { isJsonArray, isJsonObject, type Json, type JsonObject } from "#foundation";
import { jsonOfTemplate, type Template, type Trigger } from "#wdl";
import { EvaluationError, evaluateTemplate } from "../interpreter/evaluate.ts";
import type { EvaluationScope } from "../interpreter/scope.ts";
import { holding, isObject, kindOf, type ObjectValue, type Value } from "../interpreter/value.ts";
import type { Instant } from "../port.ts";
import { schemaProblem } from "../run/json-schema.ts";
import { settingsOf } from "../run/settings.ts";
import { timestamp } from "../timestamp.ts";

/** What a trigger received: `{ headers?, body? … }`. */
export type TriggerOutputs = ReadonlyMap<string, Json>;

/** What became of an event that reached a trigger; only `Succeeded` starts a run. */
export interface Firing {
  readonly flow: string;
  readonly at: Instant;
  readonly status: "Succeeded" | "Skipped" | "Failed";
  readonly code: string;
  readonly message?: string;
}

type Verdict = Pick<Firing, "status" | "code" | "message">;

/** One thing to start a run with, or why there is none. */
export type Weighed = { readonly outputs: TriggerOutputs } | { readonly verdict: Verdict };

/** Items of a splitOn: with and without a limit of concurrent runs (flow-language.md §9). */
const MOST_SPLIT = { limited: 100, free: 100_000 };

const refused = (code: string, message: string): Weighed => ({
  verdict: { status: "Failed", code, message },
});

const NOT_MET: Weighed = { verdict: { status: "Skipped", code: "TriggerConditionNotMet" } };

/** Schema, splitOn and conditions decide whether and how often a trigger starts its flow. */
export function weigh(
  trigger: Trigger | undefined,
  outputs: TriggerOutputs,
  scopeOf: (outputs: TriggerOutputs) => EvaluationScope,
): readonly Weighed[] {
  if (!trigger) return [{ outputs }];
  const problem = bodyProblem(trigger, outputs);
  if (problem !== undefined) return [refused("TriggerInputSchemaMismatch", problem)];
  const { conditions } = trigger;
  const parts = evaluatedOr(
    () => split(trigger, outputs, scopeOf),
    (wrong) => [wrong],
  );
  return parts.map((one) =>
    "verdict" in one || !conditions
      ? one
      : evaluatedOr(
          () => (holds(conditions, scopeOf(one.outputs)) ? one : NOT_MET),
          (wrong) => wrong,
        ),
  );
}

/** What an expression without a value leads to. */
function evaluatedOr<Result>(work: () => Result, otherwise: (wrong: Weighed) => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return otherwise(refused("InvalidTemplate", error.message));
  }
}

/** The schema of a Request trigger counts only with `EnableSchemaValidation`. */
function bodyProblem(trigger: Trigger, outputs: TriggerOutputs): string | undefined {
  if (trigger.kind !== "request" || !trigger.inputs) return undefined;
  if (!settingsOf(trigger).options.has("enableschemavalidation")) return undefined;
  const inputs = jsonOfTemplate(trigger.inputs);
  const schema = isJsonObject(inputs) ? inputs.get("schema") : undefined;
  return schema === undefined ? undefined : schemaProblem(schema, outputs.get("body") ?? null);
}

function split(
  trigger: Trigger,
  outputs: TriggerOutputs,
  scopeOf: (outputs: TriggerOutputs) => EvaluationScope,
): readonly Weighed[] {
  if (!trigger.splitOn) return [{ outputs }];
  const parts = evaluateTemplate(trigger.splitOn, scopeOf(outputs));
  if (!isJsonArray(parts)) {
    const message = `The 'splitOn' expression is of type '${kindOf(parts)}'. The result must be a valid array.`;
    return [refused("InvalidTemplate", message)];
  }
  const most = settingsOf(trigger).runs === undefined ? MOST_SPLIT.free : MOST_SPLIT.limited;
  if (parts.length > most) {
    const message = `The 'splitOn' array has ${parts.length} items; ${most} are possible.`;
    return [refused("SplitOnItemsLimitExceeded", message)];
  }
  return parts.map((body) => ({ outputs: new Map([...outputs, ["body", body as Json]]) }));
}

/** All must be true. */
function holds(conditions: Template, scope: EvaluationScope): boolean {
  const all = evaluateTemplate(conditions, scope);
  return (
    isJsonArray(all) && all.every((one) => isJsonObject(one) && one.get("expression") === true)
  );
}

/** What expressions of a trigger see: what it received and the parameters of its flow. */
export function triggerScope(
  trigger: ObjectValue,
  seen: Pick<
    EvaluationScope,
    "profile" | "now" | "random" | "parameter" | "workflow" | "listCallbackUrl"
  >,
): EvaluationScope {
  return {
    profile: seen.profile,
    trigger: () => trigger,
    action: () => undefined,
    outputs: () => undefined,
    result: () => undefined,
    variable: () => undefined,
    parameter: seen.parameter,
    loopItem: () => undefined,
    iterationIndex: () => undefined,
    item: () => undefined,
    current: () => undefined,
    workflow: seen.workflow,
    listCallbackUrl: seen.listCallbackUrl,
    now: seen.now,
    random: seen.random,
  };
}

/** What a trigger's record tells beside what it received. */
export interface TriggerFacts {
  /** `{ host, parameters }` or `{ schema }`, as evaluated when the flow was switched on. */
  readonly inputs: Value | undefined;
  /** Of the run that it starts; none while it is weighed. */
  readonly run?: string;
  /** What its `correlation` says instead of the run's id. */
  readonly clientTrackingId?: string;
}

/** Like that of an action (flow-language.md §2). */
export function triggerRecord(
  trigger: Trigger | undefined,
  outputs: JsonObject,
  now: Instant,
  { inputs, run, clientTrackingId = run }: TriggerFacts,
): ObjectValue {
  const record = holding("name", trigger?.name ?? "manual");
  if (inputs !== undefined) record.set("inputs", inputs);
  record.set("outputs", outputs).set("startTime", timestamp(now)).set("endTime", timestamp(now));
  if (clientTrackingId !== undefined) record.set("clientTrackingId", clientTrackingId);
  if (run !== undefined) record.set("originHistoryName", run);
  return record.set("status", "Succeeded").set("code", "OK");
}

/** `correlation.clientTrackingId`, when it has a value and that is text. */
export function trackingIdIn(
  trigger: Trigger | undefined,
  scope: () => EvaluationScope,
): Pick<TriggerFacts, "clientTrackingId"> {
  if (!trigger?.correlation) return {};
  try {
    const said = evaluateTemplate(trigger.correlation, scope());
    const id = isObject(said) ? said.get("clientTrackingId") : undefined;
    return typeof id === "string" && id !== "" ? { clientTrackingId: id } : {};
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return {};
  }
}
