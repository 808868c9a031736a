import { invariant } from "#foundation";
import type { ActionKind, ActionOf, RunStatus, Template } from "#wdl";
import { EvaluationError, evaluateTemplate } from "../interpreter/evaluate.ts";
import type { Value } from "../interpreter/value.ts";
import { type ActionError, type ActionResult, type Attempt, recordOf } from "./result.ts";
import type { Turn } from "./run.ts";
import { scopeWithCurrent } from "./run-scope.ts";

export interface Outcome extends Told {
  readonly status: RunStatus;
  readonly code: string;
  readonly error?: ActionError | undefined;
  readonly retries?: number | undefined;
  readonly retryHistory?: readonly Attempt[] | undefined;
}

/** What an action was given and gave. */
export interface Told {
  readonly inputs?: Value | undefined;
  readonly outputs?: Value | undefined;
}

export type Runner<Kind extends ActionKind> = (turn: Turn, action: ActionOf<Kind>) => void;

/** Ends the turn; what comes after that, or after the end of the run, is not heard. */
export function finish(turn: Turn, outcome: Outcome): void {
  const { run, action } = turn;
  if (turn.finished || run.ending) return;
  turn.finished = true;
  const result = resultOf(turn, outcome);
  const tracked = action.trackedProperties && trackedIn(turn, action.trackedProperties, result);
  turn.ended(
    turn.place,
    tracked === undefined ? result : { ...result, trackedProperties: tracked },
  );
}

function resultOf({ run, frame, action, start }: Turn, outcome: Outcome): ActionResult {
  const { status, code, inputs, outputs, error, retries, retryHistory } = outcome;
  invariant(start !== undefined, "an action ends that never began");
  return {
    name: action.name,
    status,
    code,
    start,
    end: run.host.now(),
    inputs,
    outputs,
    error,
    retries,
    retryHistory,
    repetition: frame.repetition,
    trackedProperties: undefined,
    record: undefined,
  };
}

/** Tracked properties that have no value are left out: they never fail the action. */
function trackedIn(turn: Turn, properties: Template, result: ActionResult): Value | undefined {
  try {
    const own = scopeWithCurrent(turn.scope, () => recordOf({ ...result }, turn.run));
    return evaluateTemplate(properties, own);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return undefined;
  }
}

/** An expression without a value fails the action, not the run. */
export function attempt(turn: Turn, work: () => void): void {
  try {
    work();
  } catch (error) {
    failOf(turn, error);
  }
}

export function failOf(turn: Turn, error: unknown): void {
  if (!(error instanceof EvaluationError)) throw error;
  finish(turn, invalidTemplate(turn.action.name, error.message));
}

export const invalidTemplate = (name: string, detail: string): Outcome => ({
  status: "Failed",
  code: "BadRequest",
  error: {
    code: "InvalidTemplate",
    message: `Unable to process template language expressions in action '${name}' inputs at line '0' and column '0': '${detail}'.`,
  },
});

/** The members are the same each time: such objects are read faster. */
const outcome = (
  status: RunStatus,
  code: string,
  { inputs, outputs }: Told,
  error?: ActionError,
): Outcome => ({ status, code, inputs, outputs, error });

export const succeeded = (told: Told = NOTHING, code = "OK"): Outcome =>
  outcome("Succeeded", code, told);

export const failed = (code: string, error: ActionError, told: Told = NOTHING): Outcome =>
  outcome("Failed", code, told, error);

const NOTHING: Told = {};

/** What a container and a run say of what failed in them. */
export const NO_SUCCESS: ActionError = {
  code: "ActionFailed",
  message: "An action failed. No dependent actions succeeded.",
};

/** A container says only that something in it failed. */
export const ofContainer = (status: RunStatus, told: Told = NOTHING): Outcome =>
  status === "Succeeded"
    ? succeeded(told, "NotSpecified")
    : outcome(status, "ActionFailed", told, NO_SUCCESS);
