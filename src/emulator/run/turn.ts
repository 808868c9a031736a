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

export interface Outcome {
  readonly status: RunStatus;
  readonly code: string;
  readonly inputs?: Value;
  readonly outputs?: Value;
  readonly error?: ActionError;
  readonly retries?: number;
  readonly retryHistory?: readonly Attempt[];
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

export const succeeded = (rest: Omit<Outcome, "status" | "code"> = {}, code = "OK"): Outcome => ({
  status: "Succeeded",
  code,
  ...rest,
});

export const failed = (code: string, error: ActionError, rest: Partial<Outcome> = {}): Outcome => ({
  ...rest,
  status: "Failed",
  code,
  error,
});

/** What a container and a run say of what failed in them. */
export const NO_SUCCESS: ActionError = {
  code: "ActionFailed",
  message: "An action failed. No dependent actions succeeded.",
};

/** A container says only that something in it failed. */
export const ofContainer = (status: RunStatus, rest: Partial<Outcome> = {}): Outcome =>
  status === "Succeeded"
    ? succeeded(rest, "NotSpecified")
    : {
        ...rest,
        status,
        code: "ActionFailed",
        error: NO_SUCCESS,
      };
