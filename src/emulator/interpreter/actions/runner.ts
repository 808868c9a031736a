import type { Action, ActionKind, Template } from "#wdl";
import { evaluateTemplate } from "../evaluate.ts";
import type { EvaluationScope } from "../scope.ts";
import type { ActionState, Outcome, Run } from "../state.ts";
import type { ObjectValue, Value } from "../value.ts";

/** An action about to act. */
export interface Step {
  readonly run: Run;
  readonly state: ActionState;
  readonly scope: EvaluationScope;
}

/** The action of a kind; five kinds of change share one form. */
export type Acting<Kind extends ActionKind, Of = Action> = Of extends Action
  ? Kind extends Of["kind"]
    ? Of
    : never
  : never;

/**
 * Acts. `undefined`: the action goes on and is finished through the schedule. Throws
 * `EvaluationError` for what cannot be evaluated, which fails the action.
 */
export type Runner<Kind extends ActionKind = ActionKind> = (
  action: Acting<Kind>,
  step: Step,
) => Outcome | undefined;

/** Data actions end with 200 (flow-language.md §3.5). */
export const succeeded = (inputs: Value | undefined, outputs: Value | undefined): Outcome => ({
  status: "Succeeded",
  code: "OK",
  ...(inputs === undefined ? {} : { inputs }),
  ...(outputs === undefined ? {} : { outputs }),
});

/** Control and variable actions. */
export const noted = (inputs: Value | undefined, outputs?: Value): Outcome => ({
  ...succeeded(inputs, outputs),
  code: "NotSpecified",
});

export const failed = (
  code: string,
  error: { readonly code: string; readonly message: string },
  inputs?: Value,
  outputs?: Value,
): Outcome => ({
  status: "Failed",
  code,
  error,
  ...(inputs === undefined ? {} : { inputs }),
  ...(outputs === undefined ? {} : { outputs }),
});

/** A definition asks for what cannot be. */
export const badRequest = (code: string, message: string, inputs?: Value): Outcome =>
  failed("BadRequest", { code, message }, inputs);

export const invalidTemplate = (action: string, detail: string): Outcome =>
  badRequest(
    "InvalidTemplate",
    `Unable to process template language expressions in action '${action}' inputs at line '0' and column '0': '${detail}'.`,
  );

/** `{ name: value, … }` without what is absent. */
export function inputsOf(
  scope: EvaluationScope,
  parts: Readonly<Record<string, Template | undefined>>,
): ObjectValue {
  const inputs = new Map<string, Value>();
  for (const [name, template] of Object.entries(parts)) {
    if (template) inputs.set(name, evaluateTemplate(template, scope));
  }
  return inputs;
}

export const bodyOutputs = (body: Value): ObjectValue => new Map([["body", body]]);
