import type { ActionKind, ActionOf, RunStatus } from "#wdl";
import { EvaluationError } from "../interpreter/evaluate.ts";
import type { EvaluationScope } from "../interpreter/scope.ts";
import type { Value } from "../interpreter/value.ts";
import type { Frame } from "./frame.ts";
import type { ActionError, Attempt } from "./result.ts";
import type { Run } from "./run.ts";

/** What a runner works with while it does one action once. */
export interface Turn {
  readonly run: Run;
  readonly frame: Frame;
  readonly scope: EvaluationScope;
  readonly finish: (outcome: Outcome) => void;
}

export interface Outcome extends Told {
  readonly status: RunStatus;
  readonly code: string;
  readonly error?: ActionError | undefined;
  readonly retries?: number | undefined;
  readonly retryHistory?: readonly Attempt[] | undefined;
}

/** What an action was given and gave. */
interface Told {
  readonly inputs?: Value | undefined;
  readonly outputs?: Value | undefined;
}

export type Runner<Kind extends ActionKind> = (turn: Turn, action: ActionOf<Kind>) => void;

/** An expression without a value fails the action, not the run. */
export function attempt(turn: Turn, name: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    failOf(turn, name, error);
  }
}

export function failOf(turn: Turn, name: string, error: unknown): void {
  if (!(error instanceof EvaluationError)) throw error;
  turn.finish(invalidTemplate(name, error.message));
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
